package io.isoscan.metrics;

/** Every metric, by the name that alarms and dashboards know. */
public enum Metric {
    /** Files counted. */
    FILES("Files", "Count"),
    /** Of these, files that could not be read. */
    FAILED_FILES("FailedFiles", "Count"),
    /** Pages read by OCR. */
    OCR_PAGES("OcrPages", "Count"),
    /** Notices that were given up. */
    LOST_NOTICES("LostNotices", "Count"),
    /**
     * How long each file took, from the first look at its message to its result in the table. Of a
     * file that several deliveries read, by OCR or after a failure, the last one alone is measured.
     */
    FILE_SECONDS("FileSeconds", "Seconds");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }
}
