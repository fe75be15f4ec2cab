package io.isoscan.notice;

/** Hands notices on to be sent, at least once and in no order. Thread-safe. */
public interface NoticeQueue {
    void send(Notice notice);
}
