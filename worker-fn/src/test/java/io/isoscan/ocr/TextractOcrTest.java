package io.isoscan.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService;
import io.isoscan.aws.StubService.Answer;
import io.isoscan.testing.TestClock;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.textract.model.TextractException;

/** The adapter as the OCR worker has it, on a stub that speaks Textract's wire format. */
final class TextractOcrTest {
    private static final Answer WORDS =
            StubService.json(
                    200,
                    """
                    {"DocumentMetadata": {"Pages": 1}, "Blocks": [
                      {"BlockType": "PAGE", "Id": "p",
                       "Relationships": [{"Type": "CHILD", "Ids": ["l1", "l2"]}]},
                      {"BlockType": "LINE", "Id": "l1", "Text": "SPOOL HOLE-1",
                       "Relationships": [{"Type": "CHILD", "Ids": ["w1", "w2"]}]},
                      {"BlockType": "LINE", "Id": "l2", "Text": "DN50",
                       "Relationships": [{"Type": "CHILD", "Ids": ["w3"]}]},
                      {"BlockType": "WORD", "Id": "w1", "Text": "SPOOL", "Confidence": 99.5,
                       "Geometry": {"BoundingBox":
                         {"Left": 0.1, "Top": 0.2, "Width": 0.2, "Height": 0.1}}},
                      {"BlockType": "WORD", "Id": "w2", "Text": "HOLE-1", "Confidence": 97.25,
                       "Geometry": {"BoundingBox":
                         {"Left": 0.4, "Top": 0.2, "Width": 0.2, "Height": 0.1}}},
                      {"BlockType": "WORD", "Id": "w3", "Text": "DN50", "Confidence": 90,
                       "Geometry": {"BoundingBox":
                         {"Left": 0.1, "Top": 0.7, "Width": 0.2, "Height": 0.1}}}]}
                    """);

    private final StubbedTextract textract = new StubbedTextract();
    private final StubService service = textract.service;
    private final TestClock clock = textract.clock;
    private final Instant begun = clock.instant();

    @AfterEach
    void close() {
        textract.close();
    }

    @Test
    void wordsComeWithTheirLineConfidenceAndPlace() {
        service.plan(WORDS);

        var words = ((Ocr.Words) read(page(200, 100))).words();

        assertThat(words).extracting(OcrWord::text).containsExactly("SPOOL", "HOLE-1", "DN50");
        assertThat(words).extracting(OcrWord::line).containsExactly(0, 0, 1);
        assertThat(words.get(1).confidence()).isEqualTo(97.25);
        assertThat(words.get(1).box().x()).isBetween(99.0, 101.0);
        assertThat(words.get(1).box().y()).isBetween(24.0, 26.0);
        assertThat(service.calls())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.target()).isEqualTo("DetectDocumentText");
                    assertThat(call.body()).contains("\"Bytes\":\"iVBORw0KGgo");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceededException", "ThrottlingException"})
    void throttledPageIsReadLaterHoweverOften(String refusal) {
        plan(30, StubService.error(400, refusal));

        assertThat(read(page(200, 100))).isInstanceOf(Ocr.Words.class);
        assertThat(service.calls()).hasSize(31);
    }

    @Test
    void pageThatTheServiceFailsOnIsReadLater() {
        plan(30, StubService.error(500, "InternalServerError"));

        assertThat(read(page(200, 100))).isInstanceOf(Ocr.Words.class);
    }

    @Test
    void pageThatIsThrottledForAMinuteIsNotWaitedForAnyLonger() {
        slowly(StubService.error(400, "ThrottlingException"));

        assertThat(read(page(200, 100))).isEqualTo(new Ocr.Busy());
        assertThat(clock.instant()).isBefore(begun.plusSeconds(280));
    }

    @Test
    void pageThatTheServiceFailsOnToTheEndOfTheTimeMayBeAtFaultItself() {
        slowly(StubService.error(500, "InternalServerError"));

        assertThat(read(page(200, 100))).isEqualTo(new Ocr.OutOfTime());
    }

    /** Each answer takes ten seconds. */
    private void slowly(Answer answer) {
        service.plan((call, exchange) -> {
            clock.advance(Duration.ofSeconds(10));
            answer.to(call, exchange);
        });
    }

    @Test
    void pictureThatIsRefusedIsUnreadable() {
        service.plan(StubService.error(400, "UnsupportedDocumentException"));

        assertThat(read(page(200, 100)))
                .isEqualTo(new Ocr.Unreadable("Textract does not take its picture"));
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void lackingPermissionIsThrownAndNotTheFilesFault() {
        service.plan(StubService.error(400, "AccessDeniedException"));

        assertThatThrownBy(() -> read(page(200, 100))).isInstanceOf(TextractException.class);
    }

    @Test
    void pageWithALongerSideGoesInTilesThatOverlap() {
        service.plan(WORDS);

        var words = ((Ocr.Words) read(page(12_000, 100))).words();

        assertThat(service.calls()).hasSize(2);
        assertThat(words).extracting(OcrWord::line).containsExactly(0, 0, 1, 2, 2, 3);
        assertThat(words.get(3).box().x()).isGreaterThan(words.get(0).box().x() + 5_000);
    }

    @Test
    void largestSheetThatIsRenderedGoesInOneCall() {
        assertThat(Tile.of(page(9_999, 7_071))).hasSize(1);
    }

    @Test
    void slantedNeighboursWhoseBoxesOverlapBothStay() {
        service.plan(
                StubService.json(
                        200,
                        """
                        {"DocumentMetadata": {"Pages": 1}, "Blocks": [
                          {"BlockType": "LINE", "Id": "l1", "Text": "HOLE-1",
                           "Relationships": [{"Type": "CHILD", "Ids": ["w1"]}]},
                          {"BlockType": "LINE", "Id": "l2", "Text": "HOLE-2",
                           "Relationships": [{"Type": "CHILD", "Ids": ["w2"]}]},
                          {"BlockType": "WORD", "Id": "w1", "Text": "HOLE-1", "Confidence": 99,
                           "Geometry": {"BoundingBox":
                             {"Left": 0.1, "Top": 0.1, "Width": 0.5, "Height": 0.4}}},
                          {"BlockType": "WORD", "Id": "w2", "Text": "HOLE-2", "Confidence": 80,
                           "Geometry": {"BoundingBox":
                             {"Left": 0.12, "Top": 0.15, "Width": 0.5, "Height": 0.4}}}]}
                        """));

        assertThat(read(page(1000, 500)))
                .isInstanceOfSatisfying(
                        Ocr.Words.class,
                        read ->
                                assertThat(read.words())
                                        .extracting(OcrWord::text)
                                        .containsExactly("HOLE-1", "HOLE-2"));
    }

    @Test
    void wordThatIsCutStandsOnTheOtherTile() {
        var tiles = Tile.of(page(12_000, 100));

        assertThat(tiles.getFirst().holdsWhole(new OcrBox(6_390, 50, 40, 10, 0))).isFalse();
        assertThat(tiles.getLast().holdsWhole(new OcrBox(6_390, 50, 40, 10, 0))).isTrue();
    }

    private void plan(int times, Answer first) {
        var answers = new ArrayList<>(Collections.nCopies(times, first));
        answers.add(WORDS);
        service.plan(answers.toArray(Answer[]::new));
    }

    private Ocr.Reading read(BufferedImage page) {
        return textract.bean(Ocr.class).read(page, clock.instant().plusSeconds(280));
    }

    private static BufferedImage page(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }
}
