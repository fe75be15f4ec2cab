package io.isoscan.bench.coldstart;

import static io.isoscan.bench.coldstart.BareCall.GET_ITEM;
import static io.isoscan.bench.coldstart.BareCall.POST_TO_CONNECTION;
import static io.isoscan.bench.coldstart.BareCall.PRESIGN;
import static io.isoscan.bench.coldstart.BareCall.QUERY;
import static io.isoscan.bench.coldstart.BareCall.SEND_MESSAGE;
import static io.isoscan.bench.coldstart.BareCall.UPDATE_ITEM;
import static io.isoscan.bench.coldstart.BareClient.CONNECTIONS;
import static io.isoscan.bench.coldstart.BareClient.DYNAMODB;
import static io.isoscan.bench.coldstart.BareClient.PRESIGNER;
import static io.isoscan.bench.coldstart.BareClient.S3;
import static io.isoscan.bench.coldstart.BareClient.SQS;

import java.util.List;

/**
 * A function that is measured, and what its bare twin does for the same event. The event meets an
 * empty table, so that a round leaves nothing behind for the next.
 *
 * @param function its name in the template
 * @param event its first event, a file of {@code events/}
 * @param clients what the function makes, in this order
 * @param calls what it asks of them for this event
 */
record Subject(String function, String event, List<BareClient> clients, List<BareCall> calls) {
    Subject {
        clients = List.copyOf(clients);
        calls = List.copyOf(calls);
    }

    /** Another function is another line here. */
    static final List<Subject> ALL =
            List.of(
                    subject("ConnectHandler", "connect.json", List.of()),
                    subject("DisconnectHandler", "disconnect.json", List.of(DYNAMODB), QUERY),
                    subject(
                            "DefaultHandler",
                            "ping.json",
                            List.of(CONNECTIONS, DYNAMODB),
                            POST_TO_CONNECTION,
                            QUERY),
                    subject(
                            "SubscribeHandler",
                            "subscribe.json",
                            List.of(CONNECTIONS, DYNAMODB),
                            GET_ITEM,
                            POST_TO_CONNECTION,
                            QUERY),
                    subject(
                            "ResultsNotifier",
                            "results-notification.json",
                            List.of(CONNECTIONS, DYNAMODB),
                            UPDATE_ITEM,
                            QUERY),
                    subject(
                            "ScanDispatcher",
                            "get-results.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS, PRESIGNER),
                            GET_ITEM,
                            POST_TO_CONNECTION,
                            QUERY),
                    subject(
                            "DispatchWorker",
                            "watch.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS),
                            GET_ITEM),
                    subject(
                            "DispatchDeadLetter",
                            "dispatch-dead-letter.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS),
                            GET_ITEM,
                            SEND_MESSAGE),
                    subject("UploadApi", "upload-url.json", List.of(PRESIGNER), PRESIGN),
                    subject("UploadEvents", "upload-event.json", List.of(S3)),
                    subject("UploadEventsDeadLetter", "upload-dead-letter.json", List.of(S3)),
                    subject("ConvertFile", "convert-file.json", List.of(DYNAMODB, S3, SQS)),
                    subject("ConversionCheck", "conversion-look.json", List.of(DYNAMODB, S3, SQS)),
                    subject(
                            "ConversionDeadLetter",
                            "conversion-dead-letter.json",
                            List.of(DYNAMODB, S3, SQS)),
                    subject(
                            "ScanWorker",
                            "processing-batch.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS),
                            GET_ITEM),
                    subject(
                            "FileDeadLetter",
                            "file-dead-letter.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS),
                            GET_ITEM),
                    subject(
                            "OcrWorker",
                            "ocr.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS),
                            GET_ITEM),
                    subject(
                            "OcrDeadLetter",
                            "ocr-dead-letter.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS),
                            GET_ITEM),
                    subject(
                            "ReportWriter",
                            "report.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS, PRESIGNER),
                            GET_ITEM),
                    subject(
                            "ReportDeadLetter",
                            "report-dead-letter.json",
                            List.of(CONNECTIONS, DYNAMODB, S3, SQS, PRESIGNER),
                            GET_ITEM),
                    subject("BookTextReader", "book-text.json", List.of(DYNAMODB, S3, SQS)),
                    subject(
                            "BookCandidateFinder",
                            "book-candidates.json",
                            List.of(DYNAMODB, S3, SQS)),
                    subject("BookValidator", "book-validation.json", List.of(DYNAMODB, S3, SQS)),
                    subject("BookDeadLetter", "book-dead-letter.json", List.of(S3)),
                    subject("NoticeSender", "notice.json", List.of(DYNAMODB), UPDATE_ITEM),
                    subject(
                            "NoticeDeadLetter",
                            "notice-dead-letter.json",
                            List.of(DYNAMODB),
                            UPDATE_ITEM));

    private static Subject subject(
            String function, String event, List<BareClient> clients, BareCall... calls) {
        return new Subject(function, event, clients, List.of(calls));
    }
}
