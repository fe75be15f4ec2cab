package io.isoscan.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import org.junit.jupiter.api.Test;

final class UploadDeadLetterEventsTest {
    private static final String DEAD = "upload-dead-letter.json";
    private static final String KEY =
            "uploads/3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23/drawing=20456=20Rev=20=C3=84.pdf";

    private final Doubles doubles = new Doubles();

    @Test
    void sampleUploadMayStay() {
        doubles.blobs.put(KEY, new byte[1], "application/pdf");

        SampleEvents.assertExpected(DEAD, answer(SampleEvents.read(DEAD, SQSEvent.class)));

        assertThat(doubles.blobs.keys()).containsExactly(KEY);
    }

    @Test
    void uploadOverItsLimitIsDeletedNow() {
        doubles.blobs.put(KEY, new byte[1], "application/pdf");

        answer(tooLarge());

        assertThat(doubles.blobs.keys()).isEmpty();
    }

    @Test
    void checkThatFailsOnceMoreIsDoneAllTheSame() {
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        SampleEvents.assertExpected(DEAD, answer(tooLarge()));

        assertThat(doubles.effects.armed()).isFalse();
    }

    private static SQSEvent tooLarge() {
        return SampleEvents.read(DEAD, SQSEvent.class, "68654", "200000001");
    }

    private SQSBatchResponse answer(SQSEvent event) {
        try (var context = doubles.context()) {
            return new UploadEventsDeadLetterHandler(context).execute(event);
        }
    }
}
