package io.isoscan.lifecycle.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One queue with its dead letters: delivers at least once and in no order. */
final class Box<T> {
    private static final int RECEIVES = 3;

    private final List<Message<T>> messages = new ArrayList<>();
    private final Duration visibility;
    private final @Nullable Box<T> deadLetters;

    Box(Duration visibility, @Nullable Box<T> deadLetters) {
        this.visibility = visibility;
        this.deadLetters = deadLetters;
    }

    /** A message in the queue, until it is deleted. */
    static final class Message<T> {
        final int id;
        final T body;
        private Instant visibleAt;
        private int receives;

        private Message(int id, T body, Instant visibleAt) {
            this.id = id;
            this.body = body;
            this.visibleAt = visibleAt;
        }

        /** This delivery's own token. */
        String receipt() {
            return id + "-" + receives;
        }

        int receives() {
            return receives;
        }
    }

    void send(int id, T body, Instant visibleAt) {
        messages.add(new Message<>(id, body, visibleAt));
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    int size() {
        return messages.size();
    }

    boolean hasVisible(Instant now) {
        for (var message : messages) {
            if (!message.visibleAt.isAfter(now)) {
                return true;
            }
        }
        return false;
    }

    /** When the next message becomes visible; null when there is none. */
    @Nullable Instant next() {
        Instant next = null;
        for (var message : messages) {
            if (next == null || message.visibleAt.isBefore(next)) {
                next = message.visibleAt;
            }
        }
        return next;
    }

    /**
     * Receives some visible messages in any order; what came too often goes to the dead letters.
     */
    List<Message<T>> receive(Instant now, int most, SplittableRandom random) {
        bury(now);
        var received = new ArrayList<Message<T>>();
        int first = messages.isEmpty() ? 0 : random.nextInt(messages.size());
        for (int i = 0; i < messages.size() && received.size() < most; i++) {
            var message = messages.get((first + i) % messages.size());
            if (!message.visibleAt.isAfter(now)) {
                message.receives++;
                message.visibleAt = now.plus(visibility);
                received.add(message);
            }
        }
        return received;
    }

    void delete(Message<T> message) {
        messages.remove(message);
    }

    /** Makes a message visible at once, whatever happens to it now. */
    void deliverAgain(Message<T> message, Instant now) {
        if (!messages.contains(message)) {
            send(message.id, message.body, now);
        }
    }

    private void bury(Instant now) {
        if (deadLetters == null) {
            return;
        }
        for (Iterator<Message<T>> all = messages.iterator(); all.hasNext(); ) {
            var message = all.next();
            if (message.receives >= RECEIVES && !message.visibleAt.isAfter(now)) {
                all.remove();
                deadLetters.send(message.id, message.body, now);
            }
        }
    }
}
