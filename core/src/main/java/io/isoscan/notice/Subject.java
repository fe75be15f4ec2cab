package io.isoscan.notice;

import io.isoscan.job.JobId;
import io.isoscan.session.SessionId;

/**
 * What a notice is about.
 *
 * @param name a job's has a # in it, so that none passes for a session's
 */
public record Subject(String name) {

    public static Subject of(JobId job) {
        return new Subject("job#" + job);
    }

    public static Subject of(SessionId session) {
        return new Subject(session.value());
    }
}
