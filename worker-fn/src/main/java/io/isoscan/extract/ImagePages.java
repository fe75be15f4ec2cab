package io.isoscan.extract;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads the pictures of an image file; how large one is, it looks up before decoding. */
final class ImagePages {
    /** An A0 sheet at 400 dots an inch, and no more: what is larger is a bomb. */
    private static final long MOST_PIXELS_READ = 250_000_000;

    private ImagePages() {}

    /** The picture of this index from 0, in grey on white, or empty behind the last. */
    static Optional<BufferedImage> read(byte[] image, int index) throws IOException {
        try (var source = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            var reader = reader(source);
            try {
                reader.setInput(source);
                return read(reader, index);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageInputStream source) {
        var readers = ImageIO.getImageReaders(source);
        if (!readers.hasNext()) {
            throw new ExtractionStopped("image type not read: save it as .png");
        }
        return readers.next();
    }

    private static Optional<BufferedImage> read(ImageReader reader, int index) throws IOException {
        try {
            checkSize(reader, index);
        } catch (IndexOutOfBoundsException end) {
            return Optional.empty();
        }
        return Optional.of(grey(reader.read(index)));
    }

    private static void checkSize(ImageReader reader, int index) throws IOException {
        long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
        if (pixels > MOST_PIXELS_READ) {
            throw new ExtractionStopped(
                    "image has more than " + MOST_PIXELS_READ / 1_000_000 + " million pixels");
        }
    }

    private static BufferedImage grey(BufferedImage image) {
        double factor = Fitting.factor(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return grey;
    }
}
