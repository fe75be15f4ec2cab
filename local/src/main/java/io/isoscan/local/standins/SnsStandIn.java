package io.isoscan.local.standins;

import com.sun.net.httpserver.HttpExchange;
import io.isoscan.local.standins.Topics.Published;
import java.util.UUID;

/** Amazon SNS: Publish of its query protocol. */
final class SnsStandIn implements StandIn {
    private static final int LONGEST_SUBJECT = 99;

    private final Topics topics;

    SnsStandIn(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Reply answer(HttpExchange request, String body) {
        var form = Wire.form(body);
        if (!"Publish".equals(form.get("Action"))) {
            return refused("only Publish is known here");
        }
        var arn = form.getOrDefault("TopicArn", "");
        var subject = form.getOrDefault("Subject", "");
        if (subject.length() > LONGEST_SUBJECT) {
            return refused("Subject");
        }
        var id = UUID.randomUUID().toString();
        topics.deliver(
                arn.substring(arn.lastIndexOf(':') + 1),
                new Published(id, arn, subject, form.getOrDefault("Message", "")));
        return published(id);
    }

    private static Reply published(String id) {
        return xml(
                200,
                """
                <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
                <PublishResult><MessageId>%s</MessageId></PublishResult>\
                <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>\
                </PublishResponse>\
                """
                        .formatted(id));
    }

    private static Reply refused(String message) {
        return xml(
                400,
                """
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
                <Error><Type>Sender</Type><Code>InvalidParameter</Code>\
                <Message>%s</Message></Error><RequestId>local</RequestId></ErrorResponse>\
                """
                        .formatted(message));
    }

    private static Reply xml(int status, String body) {
        return new Reply(status, "text/xml", body, "");
    }
}
