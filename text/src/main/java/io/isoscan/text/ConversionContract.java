package io.isoscan.text;

/** What those agree upon who store a text, who start the container for it, and the container. */
public final class ConversionContract {
    /** Metadata of a text: where its container runs; without it, as a task on ECS. */
    public static final String PROCESSOR_TYPE = "processor-type";

    /** The one {@link #PROCESSOR_TYPE}: in the pool, on Batch. */
    public static final String POOL = "pool";

    /** Variable: the bucket to read from. */
    public static final String SOURCE_BUCKET = "SOURCE_BUCKET";

    /** Variable: the key of the text in that bucket. */
    public static final String OBJECT_KEY = "OBJECT_KEY";

    /** Variable: the bucket that the PDF is put into. */
    public static final String DEST_BUCKET = "DEST_BUCKET";

    /** Exit code: the PDF lies there. */
    public static final int DONE = 0;

    /** Exit code: something that may go well another time. */
    public static final int TRY_AGAIN = 1;

    /** Exit code: no text, none at all, or one too large; another run would find the same. */
    public static final int BAD_INPUT = 2;

    /** Entry of the PDF's information dictionary: the key of its text. */
    public static final String SOURCE_KEY = "SourceKey";

    /** Entry of the PDF's information dictionary: the eTag of its text, without quotes. */
    public static final String SOURCE_ETAG = "SourceETag";

    private ConversionContract() {}

    /** The key of the PDF of a text. */
    public static String pdfKey(String textKey) {
        return textKey + ".pdf";
    }
}
