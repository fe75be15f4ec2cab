package io.isoscan.local.system;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients of three local services. */
record Clients(DynamoDbClient dynamo, SqsClient sqs, S3Client s3) {
    private static final Region REGION = Region.of(Credentials.local().region());
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                            Credentials.local().accessKey(), Credentials.local().secretKey()));

    static Clients of(URI dynamo, URI sqs, URI s3) {
        return new Clients(
                DynamoDbClient.builder()
                        .endpointOverride(dynamo)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .build(),
                SqsClient.builder()
                        .endpointOverride(sqs)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .build(),
                s3(s3));
    }

    static S3Client s3(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(CREDENTIALS)
                .forcePathStyle(true)
                .build();
    }
}
