package io.isoscan.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.job.JobId;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Subscriptions} must do. Each test uses ids of its own. */
public abstract class SubscriptionsContract {
    private final SessionId id = SampleSessions.anyId();
    private final SessionId otherId = SampleSessions.anyId();
    private final String ann = "ann-" + UUID.randomUUID() + "=";
    private final String bob = "bob-" + UUID.randomUUID() + "=";

    /** The adapter; the same one, or one on the same table, at each call. */
    protected abstract Subscriptions subscriptions();

    @Test
    void nobodyWatchesAtFirst() {
        assertThat(subscriptions().of(id)).isEmpty();
    }

    @Test
    void eachConnectionWatchesOnceHoweverOftenItSubscribes() {
        subscriptions().add(id, ann);
        subscriptions().add(id, bob);
        subscriptions().add(id, ann);

        assertThat(subscriptions().of(id)).containsExactlyInAnyOrder(ann, bob);
    }

    @Test
    void connectionMayWatchManySessions() {
        subscriptions().add(id, ann);
        subscriptions().add(otherId, ann);

        assertThat(subscriptions().of(id)).containsExactly(ann);
        assertThat(subscriptions().of(otherId)).containsExactly(ann);
    }

    /** A job may be named like a session. */
    @Test
    void jobIsNoSession() {
        var job = new JobId(id.value());

        subscriptions().add(job, "owner", ann);
        subscriptions().add(id, bob);

        assertThat(subscriptions().of(job, "owner")).containsExactly(ann);
        assertThat(subscriptions().of(id)).containsExactly(bob);
    }

    /** An expired job may be named anew, by somebody else. */
    @Test
    void jobOfOneOwnerIsNotThatOfAnother() {
        var job = new JobId("job-" + UUID.randomUUID());

        subscriptions().add(job, "ann", ann);
        subscriptions().add(job, "bob", bob);

        assertThat(subscriptions().of(job, "ann")).containsExactly(ann);
        assertThat(subscriptions().of(job, "bob")).containsExactly(bob);
    }

    @Test
    void removedConnectionWatchesNoJobAnyMore() {
        var job = new JobId("job-" + UUID.randomUUID());
        subscriptions().add(job, "owner", ann);
        subscriptions().add(job, "owner", bob);

        subscriptions().removeConnection(ann);

        assertThat(subscriptions().of(job, "owner")).containsExactly(bob);
    }

    @Test
    void sessionWithoutItsWatchersLeavesThoseOfOthers() {
        subscriptions().add(id, ann);
        subscriptions().add(id, bob);
        subscriptions().add(otherId, ann);

        subscriptions().removeWatchers(id);
        subscriptions().removeWatchers(id);

        assertThat(subscriptions().of(id)).isEmpty();
        assertThat(subscriptions().of(otherId)).containsExactly(ann);
    }

    @Test
    void removedConnectionWatchesNothingAndOthersStay() {
        subscriptions().add(id, ann);
        subscriptions().add(otherId, ann);
        subscriptions().add(id, bob);

        subscriptions().removeConnection(ann);
        subscriptions().removeConnection(ann);

        assertThat(subscriptions().of(id)).containsExactly(bob);
        assertThat(subscriptions().of(otherId)).isEmpty();
    }
}
