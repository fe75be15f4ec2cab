package io.isoscan.task;

import io.isoscan.job.JobId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * One stage of recognising the book on one picture: the body of one message of that stage's queue.
 *
 * @param v the version of this format, 1
 * @param jobId the job that the picture was uploaded for
 * @param key where the picture lies in storage
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record BookTask(int v, BookStage stage, String jobId, String key) {
    public static final int VERSION = 1;

    /** The first stage of a picture. */
    public static BookTask first(JobId job, String key) {
        return new BookTask(VERSION, BookStage.TEXTRACT, job.value(), key);
    }

    public BookTask at(BookStage next) {
        return new BookTask(v, next, jobId, key);
    }

    public JobId job() {
        return new JobId(jobId);
    }
}
