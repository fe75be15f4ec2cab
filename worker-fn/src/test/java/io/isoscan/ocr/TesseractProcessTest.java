package io.isoscan.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against a script in the place of the program. */
final class TesseractProcessTest {
    private static final BufferedImage PAGE =
            new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);

    @TempDir Path folder;

    @Test
    void wordsComeWithTheirLineConfidenceAndPlace() throws IOException {
        var ocr = onlyLevel(line(word(96, 10, "HOLE-1")) + line(word(50, 80, "DN")));

        assertThat(words(ocr))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.text()).isEqualTo("HOLE-1");
                            assertThat(first.confidence()).isEqualTo(96);
                            assertThat(first.box()).isEqualTo(new OcrBox(40, 15, 60, 10, 0));
                        },
                        second -> assertThat(second.text()).isEqualTo("DN"));
        assertThat(words(ocr)).extracting(OcrWord::line).doesNotHaveDuplicates();
    }

    @Test
    void wordsThatAreNotSureAreLeftOut() throws IOException {
        assertThat(words(onlyLevel(line(word(39, 10, "8RI"))))).isEmpty();
    }

    @Test
    void pageIsReadAsAWholeAndEachRowOfATurnedOneByItself() throws IOException {
        var calls = folder.resolve("calls");
        var ocr =
                program(
                        "echo $(grep -c . < $1) $(head -n 1 $(head -n 1 $1) | head -c 5) $3 $4 >> "
                                + calls
                                + "; echo '<p/>'");

        ocr.read(pageWithRows(30, 90), Instant.MAX);

        assertThat(Files.readAllLines(calls))
                .containsExactly("1 P5 60 --psm 11", "1 P5 13 --psm 7", "1 P5 13 --psm 7");
    }

    @Test
    void lettersOfATurnedRowStandWhereTheyStoodOnThePage() throws IOException {
        var hocr = folder.resolve("hocr");
        Files.writeString(hocr, document(line(word(96, 20, "HOLE-1"))));
        var ocr = program("test $4 = 7 && cat " + hocr + " || echo '<p/>'");

        var words = ((Ocr.Words) ocr.read(pageWithRows(90), Instant.MAX)).words();

        assertThat(words).hasSize(1);
        assertThat(words.getFirst().box().degrees()).isEqualTo(90);
        assertThat(words.getFirst().box().x()).isCloseTo(300, within(30.0));
        assertThat(words.getFirst().box().y()).isCloseTo(300, within(30.0));
    }

    /** A page of 600 dots with a row of six blocks in its middle in each of these directions. */
    private static BufferedImage pageWithRows(int... directions) {
        var page = new BufferedImage(600, 600, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 600, 600);
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < directions.length; i++) {
            graphics.setTransform(AffineTransform.getTranslateInstance(300 - 120 * i, 300));
            graphics.rotate(Math.toRadians(-directions[i]));
            for (int block = -3; block < 3; block++) {
                graphics.fillRect(block * 16, -8, 12, 16);
            }
        }
        graphics.dispose();
        return page;
    }

    @Test
    void programThatRunsOutOfTimeIsKilled() throws IOException {
        var ended = folder.resolve("ended");
        var ocr = program("sleep 600; touch " + ended);

        assertThat(ocr.read(PAGE, Instant.now().plusMillis(300))).isEqualTo(new Ocr.OutOfTime());
        assertThat(ended).doesNotExist();
    }

    @Test
    void programThatFailsLeavesAReason() throws IOException {
        assertThat(read(program("exit 7")))
                .isEqualTo(new Ocr.Unreadable("OCR failed on it: tesseract ended with status 7"));
    }

    @Test
    void versionIsThatOfTheProgram() throws IOException {
        assertThat(program("echo tesseract 5.3.0; echo leptonica-1.82").version())
                .startsWith("tesseract-5.3.0-");
    }

    @Test
    void missingProgramIsSaidWithHowToGetIt() {
        var ocr = new TesseractProcess(folder.toString(), InstantSource.system());

        assertThat(ocr.missing()).hasValueSatisfying(why -> assertThat(why).contains("install"));
    }

    @Test
    void programOnThePathIsFound() throws IOException {
        assertThat(program("exit 0").missing()).isEmpty();
    }

    @Test
    void noFilesStayBehind() throws IOException {
        long before = scratchFiles();

        read(program("echo '<p/>'"));

        assertThat(scratchFiles()).isEqualTo(before);
    }

    @Test
    void wordOfATurnedPageStandsWhereItStoodOnThePage() {
        var turned = TurnedPage.of(PAGE, 90);

        var box = turned.onPage(40, 150, 20, 10);

        assertThat(box.x()).isCloseTo(155, within(1.0));
        assertThat(box.y()).isCloseTo(50, within(1.0));
    }

    @Test
    void ofWordsInOnePlaceTheSurestStays() {
        var level = new OcrWord("HOLE-1", 1, 95, new OcrBox(100, 50, 60, 10, 0));
        var slanted = new OcrWord("/1", 2, 60, new OcrBox(120, 52, 8, 20, 30));
        var elsewhere = new OcrWord("DN50", 3, 60, new OcrBox(100, 80, 40, 10, 0));

        assertThat(SurestWords.of(List.of(slanted, level, elsewhere)))
                .containsExactly(level, elsewhere);
    }

    /** Reads this hOCR from the page as it is, and nothing from the turned ones. */
    private TesseractProcess onlyLevel(String lines) throws IOException {
        var page = folder.resolve("page");
        Files.writeString(page, document(lines));
        return program("test $4 = 11 && cat " + page + " || echo '<p/>'");
    }

    private TesseractProcess program(String script) throws IOException {
        var program = folder.resolve("tesseract");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new TesseractProcess("/nowhere:" + folder, InstantSource.system());
    }

    private static Ocr.Reading read(Ocr ocr) {
        return ocr.read(PAGE, Instant.MAX);
    }

    private static List<OcrWord> words(Ocr ocr) {
        return ((Ocr.Words) read(ocr)).words();
    }

    private static String document(String lines) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
            "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>%s</div></body></html>
        """
                .formatted(lines);
    }

    private static String line(String... words) {
        return "<span class='ocr_line' id='line_1_1'>" + String.join("", words) + "</span>";
    }

    /** Glyphs ten pixels wide and high. */
    private static String word(int confidence, int left, String text) {
        var glyphs = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            glyphs.append(
                    "<span class='ocrx_cinfo' title='x_bboxes %d 10 %d 20; x_conf 99.1'>%c</span>"
                            .formatted(left + 10 * i, left + 10 * i + 10, text.charAt(i)));
        }
        return "<span class='ocrx_word' title='bbox 0 0 1 1; x_wconf %d'>%s</span>"
                .formatted(confidence, glyphs);
    }

    private static long scratchFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("isoscan-ocr"))
                    .count();
        }
    }
}
