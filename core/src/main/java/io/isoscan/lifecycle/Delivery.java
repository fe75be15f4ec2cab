package io.isoscan.lifecycle;

import io.isoscan.session.SessionId;
import io.isoscan.task.FileTask;

/**
 * One task as it was delivered.
 *
 * @param messageId names the message when it must be returned
 * @param token this delivery's own: a result that carries it was put by this very delivery, whose
 *     answer was lost
 * @param attempts how often the message has been received, this time included
 */
public record Delivery(
        String messageId, String token, int attempts, SessionId sessionId, FileTask task) {
    /** Reads the session's id first, so that a message with none fails alone. */
    public static Delivery of(String messageId, String token, int attempts, FileTask task) {
        return new Delivery(messageId, token, attempts, new SessionId(task.sessionId()), task);
    }
}
