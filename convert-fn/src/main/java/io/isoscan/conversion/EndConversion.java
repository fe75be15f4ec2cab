package io.isoscan.conversion;

import io.isoscan.conversion.Conversion.End;
import io.isoscan.ending.SettleJob;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.storage.ResultsLocations;
import io.isoscan.text.ConversionContract;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/**
 * Ends conversions. The end is decided once, in the record, and made known afterwards, until that
 * is recorded too; so all hear of the same end. A failed conversion's event goes to the given-up
 * ones, for the alarm, and who takes it from there makes the failure known. Thread-safe.
 */
@Singleton
final class EndConversion {
    /** The one stage of a job whose document is a text. */
    static final String STAGE = "convert";

    private final Conversions conversions;
    private final Checks checks;
    private final ResultsLocations locations;
    private final SettleJob settleJob;
    private final InstantSource clock;

    EndConversion(
            Conversions conversions,
            Checks checks,
            ResultsLocations locations,
            SettleJob settleJob,
            InstantSource clock) {
        this.conversions = conversions;
        this.checks = checks;
        this.locations = locations;
        this.settleJob = settleJob;
        this.clock = clock;
    }

    void run(ConversionId id, End end) {
        again(conversions.end(id, end));
    }

    /** Makes an end known that may not have been. */
    void again(Conversion conversion) {
        if (conversion.ended() instanceof End.Failed && !conversion.told()) {
            checks.giveUp(conversion.body());
        } else {
            tell(conversion);
        }
    }

    /** Ends the job whose document the text is, where there is one, and has it told. */
    void tell(Conversion conversion) {
        if (!conversion.told()) {
            conversion.job().ifPresent(job -> settleJob.run(end(job, conversion)));
            conversions.told(conversion.id());
        }
    }

    private JobEnd end(JobId job, Conversion conversion) {
        return switch (conversion.end().orElseThrow()) {
            case End.Done() ->
                    JobEnd.done(job, JobEnd.Work.CONVERSION, location(conversion), clock.instant());
            case End.Failed(var reason) ->
                    JobEnd.failed(job, JobEnd.Work.CONVERSION, STAGE, reason, clock.instant());
        };
    }

    private Map<String, JsonNode> location(Conversion conversion) {
        var pdf = locations.ofPdf(ConversionContract.pdfKey(conversion.key()));
        return Map.of(JobEnd.PDF_LOCATION, JsonNode.createStringNode(pdf));
    }
}
