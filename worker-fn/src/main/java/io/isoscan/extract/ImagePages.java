package io.isoscan.extract;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads the pictures of an image file, and nothing else that is in it. How large one is, it looks
 * up before decoding.
 */
final class ImagePages {
    /** An A0 sheet at 400 dots an inch, and no more: what is larger is a bomb. */
    private static final long MOST_PIXELS_READ = 250_000_000;

    /** Such a sheet in colours has three for each pixel. */
    private static final long MOST_BYTES_DECODED = 1_000_000_000;

    private static final int MILLION = 1_000_000;

    private ImagePages() {}

    /** The picture of this index from 0, in grey on white, or empty behind the last. */
    static Optional<Picture.Page> read(byte[] image, int index, Deadline deadline)
            throws IOException {
        return with(image, deadline, reader -> read(reader, index));
    }

    /** Measures its pictures, these many at most. */
    static List<PageFrame> frames(byte[] image, int most, Deadline deadline) throws IOException {
        return with(image, deadline, reader -> frames(reader, most));
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T with(byte[] image, Deadline deadline, Reading<T> reading)
            throws IOException {
        try (var source = new TimedImageStream(image, deadline)) {
            var reader = reader(source);
            try {
                reader.setInput(source, false, true);
                return reading.from(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static List<PageFrame> frames(ImageReader reader, int most) throws IOException {
        var frames = new ArrayList<PageFrame>();
        while (frames.size() < most && exists(reader, frames.size())) {
            int width = reader.getWidth(frames.size());
            int height = reader.getHeight(frames.size());
            frames.add(new PageFrame(0, Math.max(width, height), toImage(width, height, 1, 1)));
        }
        return frames;
    }

    private static ImageReader reader(ImageInputStream source) {
        var readers = ImageIO.getImageReaders(source);
        if (!readers.hasNext()) {
            throw new ExtractionStopped("image type not read: save it as .png");
        }
        return readers.next();
    }

    private static Optional<Picture.Page> read(ImageReader reader, int index) throws IOException {
        if (!exists(reader, index)) {
            return Optional.empty();
        }
        checkSize(reader, index);
        return Optional.of(grey(reader.read(index)));
    }

    /**
     * Readers name an index behind the last picture by this very exception; the narrower ones come
     * of broken pictures. They can count their pictures too, but not those of a file whose last one
     * names the first as the next: there they never end, and take ever more memory.
     */
    private static boolean exists(ImageReader reader, int index) throws IOException {
        try {
            reader.getWidth(index);
            return true;
        } catch (IndexOutOfBoundsException thrown) {
            if (thrown.getClass() == IndexOutOfBoundsException.class) {
                return false;
            }
            throw thrown;
        }
    }

    private static void checkSize(ImageReader reader, int index) throws IOException {
        long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
        long decoded = Math.max(pixels, tilePixels(reader, index));
        if (decoded > MOST_PIXELS_READ) {
            throw new ExtractionStopped(
                    "image has more than " + MOST_PIXELS_READ / MILLION + " million pixels");
        }
        if (decoded * bytesPerPixel(reader, index) > MOST_BYTES_DECODED) {
            throw new ExtractionStopped(
                    "image needs more than " + MOST_BYTES_DECODED / MILLION + " million bytes");
        }
    }

    /** Of one tile or strip, which is decoded as a whole and may be larger than its picture. */
    private static long tilePixels(ImageReader reader, int index) throws IOException {
        return (long) reader.getTileWidth(index) * reader.getTileHeight(index);
    }

    /** As it is decoded, which is the first of the ways that there are. */
    private static int bytesPerPixel(ImageReader reader, int index) throws IOException {
        var pixels = reader.getImageTypes(index).next().getSampleModel();
        return pixels.getNumDataElements()
                * DataBuffer.getDataTypeSize(pixels.getDataType())
                / Byte.SIZE;
    }

    private static Picture.Page grey(BufferedImage image) {
        double factor = Fitting.factor(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return new Picture.Page(grey, toImage(image.getWidth(), image.getHeight(), width, height));
    }

    /** From a picture of another size to the image, whose space begins at its lower left corner. */
    private static AffineTransform toImage(int width, int height, int otherWidth, int otherHeight) {
        var toImage = AffineTransform.getTranslateInstance(0, height);
        toImage.scale((double) width / otherWidth, -(double) height / otherHeight);
        return toImage;
    }
}
