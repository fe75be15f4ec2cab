package io.isoscan.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.BoundingBox;
import software.amazon.awssdk.services.textract.model.RelationshipType;

/** Finds the words in what Textract answers. */
final class TextractBlocks {
    private TextractBlocks() {}

    /**
     * The words of each line of one page, one line after the other.
     *
     * @param place from a box in shares of the page's width and height
     */
    static List<OcrWord> words(
            List<Block> page, int firstLine, Function<BoundingBox, OcrBox> place) {
        var byId = new HashMap<String, Block>();
        page.forEach(block -> byId.put(block.id(), block));
        var words = new ArrayList<OcrWord>();
        int line = firstLine;
        for (var block : page) {
            if (block.blockType() == BlockType.LINE) {
                int number = line++;
                children(block)
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .map(word -> word(word, number, place))
                        .forEach(words::add);
            }
        }
        return words;
    }

    private static Stream<String> children(Block line) {
        return line.relationships().stream()
                .filter(relation -> relation.type() == RelationshipType.CHILD)
                .flatMap(relation -> relation.ids().stream());
    }

    private static OcrWord word(Block word, int line, Function<BoundingBox, OcrBox> place) {
        return new OcrWord(
                word.text(), line, word.confidence(), place.apply(word.geometry().boundingBox()));
    }
}
