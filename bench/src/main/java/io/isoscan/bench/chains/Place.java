package io.isoscan.bench.chains;

/** Where something of a job may go wrong. */
enum Place {
    /** A function calls AWS. */
    CALL,
    /** A function is handed a message. */
    MESSAGE,
    /** Storage tells of the document. */
    EVENT,
    /** A container runs. */
    RUN,
    /** EventBridge tells of a container's end. */
    END,
    TEXTRACT,
    BEDROCK,
    CATALOGUE,
    TOPIC,
    TASKS,
    POOL;

    boolean isService() {
        return compareTo(TEXTRACT) >= 0;
    }
}
