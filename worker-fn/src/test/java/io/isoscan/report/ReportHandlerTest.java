package io.isoscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.function.SampleEvents;
import io.isoscan.result.SampleFileResults;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionState;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportHandlerTest {
    private static final String REQUEST = "report.json";

    private final Doubles doubles = new Doubles();

    @Test
    void sampleRequestEndsItsSession() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(SessionChange.of(session).listing(1, 1, true).done());
        doubles.results.put(SampleFileResults.clean(session.id(), 0, "a.pdf"));
        new WantedCodesStore(doubles.blobs, doubles.json)
                .put(session.codesKey(), WantedCodes.listed(List.of(), "test"));

        SampleEvents.assertExpected(REQUEST, answer());

        assertThat(doubles.sessions.get(session.id()).state()).isEqualTo(SessionState.DONE);
    }

    @Test
    void requestForAnUnknownSessionIsAcknowledged() {
        SampleEvents.assertExpected(REQUEST, answer());
    }

    @Test
    void failedRequestComesAgain() {
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        assertThat(answer().getBatchItemFailures())
                .singleElement()
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .isEqualTo("b36f5894-b735-52aa-b12d-c472f22e7bed");
    }

    private SQSBatchResponse answer() {
        try (var context = doubles.context()) {
            return new ReportHandler(context).execute(SampleEvents.read(REQUEST, SQSEvent.class));
        }
    }
}
