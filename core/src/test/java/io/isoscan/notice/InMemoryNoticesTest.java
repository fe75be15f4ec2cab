package io.isoscan.notice;

import io.isoscan.testing.Effects;

class InMemoryNoticesTest extends NoticesContract {
    private final Notices notices = new InMemoryNotices(new Effects());

    @Override
    protected Notices notices() {
        return notices;
    }
}
