package io.isoscan.cost;

import java.util.Locale;

/** What AWS puts a price on, in the order of a bill. */
public enum Price {
    LAMBDA_REQUEST("Lambda requests"),
    LAMBDA_SECOND("Lambda GB-seconds, arm64"),
    DYNAMODB_WRITE("DynamoDB write units"),
    DYNAMODB_READ("DynamoDB read units"),
    DYNAMODB_GB_MONTH("DynamoDB storage, GB-months"),
    DYNAMODB_BACKUP_GB_MONTH("DynamoDB point-in-time recovery, GB-months"),
    S3_PUT("S3 PUT and LIST requests"),
    S3_GET("S3 GET requests"),
    S3_GB_MONTH("S3 storage, GB-months"),
    SQS_REQUEST("SQS requests"),
    SOCKET_MESSAGE("WebSocket messages"),
    SOCKET_MINUTE("WebSocket connection minutes"),
    HTTP_REQUEST("HTTP API requests"),
    TEXTRACT_PAGE("Textract pages"),
    LOGS_GB("CloudWatch Logs, GB taken in"),
    METRIC_MONTH("CloudWatch metric-months"),
    TRACE("X-Ray traces"),
    GB_OUT("Data to the internet, GB"),
    ALARM_MONTH("CloudWatch alarms, by their metrics"),
    DASHBOARD_MONTH("CloudWatch dashboards"),
    SECRET_MONTH("Secrets Manager secrets");

    private final String title;

    Price(String title) {
        this.title = title;
    }

    /** What is bought, in words. */
    String title() {
        return title;
    }

    /** As the price file names it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
