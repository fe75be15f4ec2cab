package io.isoscan.bench.coldstart;

/** A client that a function makes before its first event. */
enum BareClient {
    DYNAMODB,
    S3,
    SQS,
    CONNECTIONS,
    PRESIGNER
}
