package io.isoscan.cost;

import java.util.Locale;
import java.util.Optional;

/**
 * A kind of billed call.
 *
 * @param by the function that makes it, or who else does: {@code client}, {@code poller} (of a
 *     queue, for its function), {@code S3}, {@code any} of several functions
 * @param operation the service's name in its API and the operation, such as {@code s3:GetObject}
 * @param about what it is about: a kind of item, object or message, or a queue
 */
public record Call(String by, String operation, String about) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
        return toString().compareTo(other.toString());
    }

    /** As a line of the model begins. */
    @Override
    public String toString() {
        return "%-18s %-30s %-27s".formatted(by, operation, about);
    }

    String service() {
        return operation.substring(0, operation.indexOf(':'));
    }

    /** What is paid for it; empty when it is free. */
    Optional<Price> price() {
        return Optional.ofNullable(
                switch (operation) {
                    case "dynamodb:GetItem", "dynamodb:Query" -> Price.DYNAMODB_READ;
                    case "s3:GetObject", "s3:HeadObject" -> Price.S3_GET;
                    case "s3:DeleteObject" -> null;
                    default -> priceOfService();
                });
    }

    private Price priceOfService() {
        return switch (service()) {
            case "lambda" -> Price.LAMBDA_REQUEST;
            case "dynamodb" -> Price.DYNAMODB_WRITE;
            case "s3" -> Price.S3_PUT;
            case "sqs" -> Price.SQS_REQUEST;
            case "execute-api" -> Price.SOCKET_MESSAGE;
            case "http-api" -> Price.HTTP_REQUEST;
            case "textract" -> Price.TEXTRACT_PAGE;
            case String other ->
                    throw new IllegalStateException("nobody knows what it costs: " + other);
        };
    }

    /** What a bill says it is for. */
    String purpose() {
        return switch (service()) {
            case "lambda" -> by;
            case "dynamodb" -> itemPurpose();
            case "s3" -> objectPurpose();
            case "sqs" -> about + ": " + queueVerb();
            case "textract" -> "pages read as images";
            default -> about;
        };
    }

    private String itemPurpose() {
        return switch (about) {
            case "result" -> "results of files";
            case "results" -> "results, for the report";
            case "session" -> operation.endsWith("UpdateItem") ? "counters and state" : "session";
            case "watchers", "watched" -> "who watches";
            case String other -> other;
        };
    }

    private String objectPurpose() {
        return switch (about) {
            case "uploads" -> by.equals("ScanDispatcher") ? "codes and files, looked for" : files();
            case "pages" -> "listing pages";
            case "reports" -> "report";
            case "ocr" -> "words read off pages, kept for another run";
            default -> "codes";
        };
    }

    private String files() {
        return operation.startsWith("s3:List") ? "files, listed" : "files";
    }

    private String queueVerb() {
        return operation
                .substring("sqs:".length())
                .replaceFirst("Message.*", "s")
                .toLowerCase(Locale.ROOT);
    }
}
