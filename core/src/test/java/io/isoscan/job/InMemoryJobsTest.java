package io.isoscan.job;

import io.isoscan.testing.Effects;

final class InMemoryJobsTest extends JobsContract {
    private final Jobs jobs = new InMemoryJobs(new Effects());

    @Override
    protected Jobs jobs() {
        return jobs;
    }
}
