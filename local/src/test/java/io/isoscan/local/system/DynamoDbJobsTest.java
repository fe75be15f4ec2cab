package io.isoscan.local.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.aws.Item;
import io.isoscan.job.Job;
import io.isoscan.job.JobId;
import io.isoscan.job.JobResults;
import io.isoscan.job.Jobs;
import io.isoscan.job.JobsContract;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbJobsTest extends JobsContract {
    private static final long HOUR = 3_600;

    @Override
    protected Jobs jobs() {
        return RunningSystem.bean(Jobs.class);
    }

    @Test
    void jobExpiresAnHourAfterItsEndAndNotBefore() {
        var id = new JobId("job-" + UUID.randomUUID());
        long begin = Instant.now().getEpochSecond();

        jobs().claim(id, "ann");
        assertThat(expiry(id)).isGreaterThan(begin + 2 * HOUR);

        jobs().end(id, new JobResults.Inline("{}"));
        jobs().claim(id, "ann");
        assertThat(expiry(id)).isBetween(begin + HOUR, Instant.now().getEpochSecond() + HOUR);
    }

    @Test
    void expiredJobThatIsNotYetDeletedIsNotThere() {
        var id = expired();

        assertThat(jobs().find(id, "ann")).isEmpty();
    }

    @Test
    void expiredJobBelongsToWhoNamesItAnewAndHasNotEnded() {
        var id = expired();
        long begin = Instant.now().getEpochSecond();

        assertThat(jobs().claim(id, "bob")).contains(new Job(id, null, null));

        assertThat(jobs().claim(id, "ann")).isEmpty();
        assertThat(jobs().find(id, "bob")).contains(new Job(id, null, null));
        assertThat(expiry(id)).isGreaterThan(begin + 2 * HOUR);
    }

    @Test
    void expiredJobThatEndsIsStillItsOwners() {
        var id = expired();
        var results = new JobResults.Inline("{\"run\":2}");

        assertThat(jobs().end(id, results)).contains("ann");

        assertThat(jobs().find(id, "ann")).contains(new Job(id, null, results));
        assertThat(jobs().claim(id, "bob")).isEmpty();
    }

    @Test
    void expiredJobThatAnotherHasNamedEndsForThatOtherAlone() {
        var id = expired();
        var results = new JobResults.Inline("{\"run\":2}");

        jobs().claim(id, "bob");

        assertThat(jobs().end(id, results)).contains("bob");
        assertThat(jobs().find(id, "ann")).isEmpty();
        assertThat(jobs().find(id, "bob")).contains(new Job(id, null, results));
    }

    @Test
    void expiredJobBeginsAnewAndIsNobodys() {
        var id = expired();

        assertThat(jobs().begin(id, "a")).isEqualTo(Jobs.Begun.NOW);

        assertThat(jobs().claim(id, "bob")).contains(new Job(id, null, null));
    }

    @Test
    void expiredJobExpectsAnotherDocumentAndIsNobodys() {
        var id = expired();

        assertThat(jobs().expect(id, "a")).isTrue();

        assertThat(jobs().expect(id, "b")).isFalse();
        assertThat(jobs().claim(id, "bob")).contains(new Job(id, null, null));
    }

    @Test
    void documentIsBegunAgainAMinuteAfterItsBeginnerDied() {
        var id = new JobId("job-" + UUID.randomUUID());
        jobs().begin(id, "a");
        assertThat(jobs().begin(id, "a")).isEqualTo(Jobs.Begun.UNDERWAY);

        begunSecondsAgo(id, 61);

        assertThat(jobs().begin(id, "a")).isEqualTo(Jobs.Begun.NOW);
    }

    private static void begunSecondsAgo(JobId id, long seconds) {
        var begun = Item.empty().put(":begun", Instant.now().getEpochSecond() - seconds);
        RunningSystem.bean(DynamoDbClient.class)
                .updateItem(update ->
                        update.tableName("ProcessResultsTable")
                                .key(Item.key("job#" + id, "job").attributes())
                                .updateExpression("SET begun = :begun")
                                .expressionAttributeValues(begun.attributes()));
    }

    /** Ann's, ended and expired a second ago. */
    private static JobId expired() {
        var id = new JobId("job-" + UUID.randomUUID());
        var item =
                Item.key("job#" + id, "job")
                        .put("owner", "ann")
                        .put("results_url", "s3://results/old.json")
                        .put("ttl", Instant.now().getEpochSecond() - 1)
                        .attributes();
        RunningSystem.bean(DynamoDbClient.class)
                .putItem(put -> put.tableName("ProcessResultsTable").item(item));
        return id;
    }

    private static long expiry(JobId id) {
        var key =
                Map.of(
                        "session_id", AttributeValue.fromS("job#" + id),
                        "file_name", AttributeValue.fromS("job"));
        var item =
                RunningSystem.bean(DynamoDbClient.class)
                        .getItem(get -> get.tableName("ProcessResultsTable").key(key))
                        .item();
        return Long.parseLong(requireNonNull(item.get("ttl")).n());
    }
}
