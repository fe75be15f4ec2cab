package io.isoscan.cost;

import java.util.EnumMap;
import java.util.Map;

/**
 * A run to be paid for.
 *
 * @param hits pairs of a file and a code found in it
 * @param codes wanted codes
 * @param ocrPages pages read as images, each in a file of its own
 * @param uploads whether the client uploads every file; if not, they lie in storage
 */
public record Run(int files, int hits, int codes, int ocrPages, boolean uploads) {
    /** A run of fewer files tells its progress after every batch. */
    public static final int SMALL = 1_000;

    private static final int FILES_PER_PAGE = 500;
    private static final int BATCH = 10;
    private static final int PERCENT = 100;

    /** Listing pages; a last page that is full is followed by an empty one. */
    public static int pages(int files) {
        return files / FILES_PER_PAGE + 1;
    }

    /** Batches in which the pages send their tasks. */
    public static int sends(int files) {
        return files / FILES_PER_PAGE * (FILES_PER_PAGE / BATCH)
                + Math.ceilDiv(files % FILES_PER_PAGE, BATCH);
    }

    /** What it consists of, when batches are full and the run takes so long. */
    Map<Driver, Double> drivers(int workersAtMost, long minutes) {
        var drivers = new EnumMap<Driver, Double>(Driver.class);
        drivers.put(Driver.SESSION, 1.0);
        drivers.put(Driver.PAGE, (double) pages(files));
        drivers.put(Driver.NEXT_PAGE, pages(files) - 1.0);
        drivers.put(Driver.SEND, (double) sends(files));
        drivers.put(Driver.BATCH, (double) batches());
        drivers.put(Driver.FILE, (double) files);
        drivers.put(Driver.HIT, (double) hits);
        drivers.put(Driver.PROGRESS, (double) progress());
        drivers.put(Driver.TOLD, (double) Math.min(batches(), progress() + hits));
        drivers.put(Driver.WORKER, (double) workers(workersAtMost));
        drivers.put(Driver.LOOK, minutes - 1.0);
        drivers.put(Driver.UPLOAD, uploads ? (double) files : 0.0);
        drivers.put(Driver.EVENTS, uploads ? files + 1.0 : 1.0);
        drivers.put(Driver.OCR_PAGE, (double) ocrPages);
        return drivers;
    }

    int batches() {
        return Math.ceilDiv(files, BATCH);
    }

    int workers(int atMost) {
        return Math.min(batches(), atMost);
    }

    int ocrWorkers(int atMost) {
        return Math.min(ocrPages, atMost);
    }

    /**
     * One for every percent, and one for every batch while fewer than 1,000 files are listed: at
     * most those of the first pages.
     */
    private int progress() {
        return Math.min(batches(), PERCENT + Math.ceilDiv(SMALL, BATCH));
    }
}
