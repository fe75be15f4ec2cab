package io.isoscan.notice;

import io.isoscan.testing.Calls;
import java.util.ArrayList;
import java.util.List;

/** Keeps the notices that are to be sent. Thread-safe. */
public final class RecordingNoticeQueue implements NoticeQueue {
    private final Calls calls;
    private final List<Notice> sent = new ArrayList<>();

    public RecordingNoticeQueue(Calls calls) {
        this.calls = calls;
    }

    @Override
    public synchronized void send(Notice notice) {
        calls.perform("noticeQueue.send", () -> sent.add(notice));
    }

    public synchronized List<Notice> sent() {
        return List.copyOf(sent);
    }
}
