package io.isoscan.local.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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
