package io.isoscan.local.system;

import io.isoscan.local.template.QueueSpec;
import io.isoscan.local.template.SamTemplate;
import io.isoscan.local.template.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes the template's tables, queues and buckets; those that an earlier run left stay. */
final class Resources {
    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final S3Client s3;

    Resources(DynamoDbClient dynamo, SqsClient sqs, S3Client s3) {
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.s3 = s3;
    }

    void create(SamTemplate template) {
        template.tables().forEach(this::createTable);
        template.buckets().forEach(this::createBucket);
        createQueues(template.queues());
    }

    private void createTable(TableSpec table) {
        try {
            dynamo.createTable(create ->
                    create.tableName(table.name())
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .attributeDefinitions(string(table.hashKey()), string(table.rangeKey()))
                            .keySchema(
                                    key(table.hashKey(), KeyType.HASH),
                                    key(table.rangeKey(), KeyType.RANGE)));
        } catch (ResourceInUseException there) {
            LOG.debug("table {} is there already", table.name());
        }
        enableExpiry(table);
    }

    /** DynamoDB refuses to enable it twice. */
    private void enableExpiry(TableSpec table) {
        var expiry = dynamo.describeTimeToLive(describe -> describe.tableName(table.name()));
        if (expiry.timeToLiveDescription().timeToLiveStatus() == TimeToLiveStatus.DISABLED) {
            dynamo.updateTimeToLive(update ->
                    update.tableName(table.name())
                            .timeToLiveSpecification(
                                    ttl -> ttl.enabled(true).attributeName(table.timeToLive())));
        }
    }

    private void createBucket(String logicalName) {
        var name = SamTemplate.bucketName(logicalName);
        try {
            s3.createBucket(create -> create.bucket(name));
        } catch (BucketAlreadyOwnedByYouException there) {
            LOG.debug("bucket {} is there already", name);
        }
    }

    /** Dead-letter queues come first, as a redrive policy names an existing one. */
    private void createQueues(List<QueueSpec> queues) {
        var urls = new HashMap<String, String>();
        queues.stream()
                .sorted((a, b) -> Boolean.compare(a.redrive().isPresent(), b.redrive().isPresent()))
                .forEach(queue -> urls.put(queue.name(), createQueue(queue, urls)));
    }

    private String createQueue(QueueSpec queue, Map<String, String> urls) {
        var attributes = new HashMap<>(queue.attributes());
        queue.redrive()
                .ifPresent(redrive -> attributes.put("RedrivePolicy", policy(redrive, urls)));
        return sqs.createQueue(
                        create -> create.queueName(queue.name()).attributesWithStrings(attributes))
                .queueUrl();
    }

    private String policy(QueueSpec.Redrive redrive, Map<String, String> urls) {
        var url = urls.get(redrive.deadLetterQueue());
        var arn =
                sqs.getQueueAttributes(get ->
                                get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                .formatted(arn, redrive.maxReceiveCount());
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
