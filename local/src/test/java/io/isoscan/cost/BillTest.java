package io.isoscan.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class BillTest {
    private static final Run RUN = new Run(6_600, 142, 1_000, 0, false);
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void runOf6600FilesCostsAtMostThreeCents() throws IOException {
        assertThat(bill(RUN).total()).isBetween(0.01, 0.03);
    }

    @Test
    void totalIsTheSumOfItsSections() throws IOException {
        var bill = bill(RUN);
        double sum = 0;
        for (var price : Price.values()) {
            sum += bill.sum(price);
        }

        assertThat(bill.total()).isEqualTo(sum, EXACT);
    }

    @Test
    void everyFileIsWrittenOnceAndEveryBatchCountedOnce() throws IOException {
        var bill = bill(RUN);

        assertThat(quantity(bill, Price.DYNAMODB_WRITE, "results of files")).isEqualTo(6_600);
        assertThat(quantity(bill, Price.LAMBDA_REQUEST, "ScanWorker")).isEqualTo(660);
        assertThat(quantity(bill, Price.SQS_REQUEST, "ProcessingQueue: sends")).isEqualTo(660);
        assertThat(quantity(bill, Price.SQS_REQUEST, "ProcessingQueue: receives")).isEqualTo(660);
        assertThat(quantity(bill, Price.SQS_REQUEST, "ProcessingQueue: deletes")).isEqualTo(660);
        assertThat(quantity(bill, Price.S3_GET, "files")).isEqualTo(6_600);
        assertThat(quantity(bill, Price.SOCKET_MESSAGE, "MATCH_FOUND")).isEqualTo(142);
        assertThat(bill.sum(line -> line.what().equals("results of files")))
                .isEqualTo(0.004125, EXACT);
    }

    @Test
    void workerSecondsThatAreGivenAreBilledByTheMemory() throws IOException {
        var deployment = deployment();

        var bill = Bill.of(RUN, deployment, OptionalDouble.of(0.5));

        assertThat(deployment.memoryMegabytes()).containsEntry("ScanWorker", 1_024);
        assertThat(quantity(bill, Price.LAMBDA_SECOND, "ScanWorker, 0.500 s a file at 1,024 MB"))
                .isEqualTo(3_300, EXACT);
    }

    /**
     * With 884.5 MB a function has half a processor: its own work takes twice as long, waits do
     * not.
     */
    @Test
    void lessMemoryStretchesTheProcessorTimeAlone() {
        var file = new Calls.Line(new Call("F", "s3:GetObject", "files"), 1, Driver.FILE);
        var assumptions = new Assumptions(Map.of("cpu-ms-F-file", 30.0, "wait-ms-s3", 25.0));
        var seconds = new Seconds(new Calls(List.of(file)), assumptions);
        var run = Map.of(Driver.FILE, 1_000.0);

        assertThat(seconds.of("F", 1_769, run)).isEqualTo(55, EXACT);
        assertThat(seconds.of("F", 3_000, run)).isEqualTo(55, EXACT);
        assertThat(seconds.of("F", 1_179, run)).isEqualTo(30 * 1_769.0 / 1_179 + 25, EXACT);
    }

    @Test
    void uploadsAddARequestAPutAnEventAndTheirStorage() throws IOException {
        var without = bill(RUN);

        var with = bill(new Run(6_600, 142, 1_000, 0, true));

        assertThat(more(with, without, Price.HTTP_REQUEST)).isEqualTo(6_600);
        assertThat(more(with, without, Price.S3_PUT)).isEqualTo(6_600);
        assertThat(more(with, without, Price.SQS_REQUEST)).isEqualTo(3 * 6_600);
        assertThat(more(with, without, Price.LAMBDA_REQUEST)).isEqualTo(2 * 6_600);
        assertThat(quantity(with, Price.S3_GB_MONTH, "uploads, for 30 days"))
                .isEqualTo(6_600 * 100_000 / (double) (1 << 30), EXACT);
    }

    @Test
    void pageReadAsAnImageCostsItsTextractPage() throws IOException {
        var bill = bill(new Run(6_600, 142, 1_000, 200, false));

        assertThat(bill.sum(Price.TEXTRACT_PAGE)).isEqualTo(0.30, EXACT);
        assertThat(bill.sum(Price.SQS_REQUEST)).isGreaterThan(bill(RUN).sum(Price.SQS_REQUEST));
    }

    @Test
    void pageReadAsAnImageIsLookedForAndKeptForAnotherRun() throws IOException {
        var bill = bill(new Run(6_600, 142, 1_000, 200, false));

        var words = "words read off pages, kept for another run";
        assertThat(quantity(bill, Price.S3_GET, words)).isEqualTo(200);
        assertThat(quantity(bill, Price.S3_PUT, words)).isEqualTo(200);
        assertThat(bill(RUN).lines()).extracting(Line::what).doesNotContain(words);
    }

    /**
     * Five workers that take 3.5 s and some waits a page have 6,600 of them for over 77 minutes.
     */
    @Test
    void runLastsAsLongAsItsOcr() throws IOException {
        assertThat(bill(RUN).sum(Price.SOCKET_MINUTE)).isLessThan(3 * 0.25e-6);

        var minutes =
                bill(new Run(6_600, 142, 1_000, 6_600, false))
                        .quantity(line -> line.price() == Price.SOCKET_MINUTE);

        assertThat(minutes).isBetween(78.0, 90.0);
    }

    @Test
    void oneOfEachAFileCostsMoreThanTwiceAsMuchAtTheTableAndTheSocket() throws IOException {
        var comparison = Comparison.of(bill(RUN));

        double each = 0.625e-6 + 0.625e-6 + 0.125e-6 + 1e-6;
        assertThat(comparison.there()).isEqualTo(6_600 * each, EXACT);
        assertThat(comparison.here()).isLessThan(comparison.there() / 2);
    }

    @Test
    void polledQueueIsAskedFiveTimesInTwentySecondsAllMonth() {
        var standing = StandingCost.of(new Deployment(Map.of(), 100, 5, 2, 10, 1, 1));

        assertThat(standing.total())
                .isEqualTo(2 * 730 * 3_600 / 4.0 * 0.40e-6 + 1.00 + 3.00 + 0.40, EXACT);
    }

    @Test
    void textFitsAHundredColumnsAndEndsWithTheTotal() throws IOException {
        var run = new Run(100_000_000, 100_000_000, 100_000_000, 100_000_000, true);

        var text = BillText.of(bill(run), deployment());

        assertThat(text).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text.getLast()).startsWith("Total of the run");
    }

    private static Bill bill(Run run) throws IOException {
        return Bill.of(run, deployment(), OptionalDouble.empty());
    }

    private static Deployment deployment() throws IOException {
        return new Deployment(
                SamTemplate.read(Path.of("../template.yaml")).functions().stream()
                        .collect(
                                Collectors.toMap(
                                        FunctionSpec::name, FunctionSpec::memoryMegabytes)),
                100,
                5,
                8,
                10,
                1,
                1);
    }

    private static double more(Bill with, Bill without, Price price) {
        return with.quantity(line -> line.price() == price)
                - without.quantity(line -> line.price() == price);
    }

    private static double quantity(Bill bill, Price price, String what) {
        return bill.quantity(line -> line.price() == price && line.what().equals(what));
    }
}
