package io.isoscan.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.SerdeImport;
import java.util.List;

/**
 * The events and answers that Isoscan's functions take and give, with serializers made at compile
 * time. Micronaut's own set knows every event of AWS, and each function would load them all before
 * its first. An event of another type is another line here.
 */
@SerdeImport(APIGatewayV2WebSocketEvent.class)
@SerdeImport(APIGatewayV2WebSocketEvent.RequestContext.class)
@SerdeImport(APIGatewayV2WebSocketEvent.RequestIdentity.class)
@SerdeImport(APIGatewayV2WebSocketResponse.class)
@SerdeImport(APIGatewayV2HTTPEvent.class)
@SerdeImport(APIGatewayV2HTTPEvent.RequestContext.class)
@SerdeImport(APIGatewayV2HTTPEvent.RequestContext.Authorizer.class)
@SerdeImport(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.class)
@SerdeImport(APIGatewayV2HTTPEvent.RequestContext.CognitoIdentity.class)
@SerdeImport(APIGatewayV2HTTPEvent.RequestContext.Http.class)
@SerdeImport(APIGatewayV2HTTPEvent.RequestContext.IAM.class)
@SerdeImport(APIGatewayV2HTTPResponse.class)
@SerdeImport(value = SQSEvent.class, mixin = LambdaEvents.Sqs.class)
@SerdeImport(SQSEvent.SQSMessage.class)
@SerdeImport(SQSEvent.MessageAttribute.class)
@SerdeImport(SQSBatchResponse.class)
@SerdeImport(SQSBatchResponse.BatchItemFailure.class)
final class LambdaEvents {
    private LambdaEvents() {}

    interface Sqs {
        @JsonProperty("Records")
        List<SQSEvent.SQSMessage> getRecords();
    }
}
