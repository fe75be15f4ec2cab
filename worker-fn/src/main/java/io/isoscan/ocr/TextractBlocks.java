package io.isoscan.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.BoundingBox;
import software.amazon.awssdk.services.textract.model.RelationshipType;

/** Finds the words in what Textract answers; their boxes are in shares of its picture. */
final class TextractBlocks {
    private TextractBlocks() {}

    /** The words of each line of one page, one line after the other. */
    static List<OcrWord> words(List<Block> page, int firstLine) {
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
                        .map(word -> word(word, number))
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

    private static OcrWord word(Block word, int line) {
        return new OcrWord(
                word.text(), line, word.confidence(), box(word.geometry().boundingBox()));
    }

    private static OcrBox box(BoundingBox box) {
        return new OcrBox(
                box.left() + box.width() / 2.0,
                box.top() + box.height() / 2.0,
                box.width(),
                box.height(),
                0);
    }
}
