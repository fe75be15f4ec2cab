package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a topic is told, and what is taken for its answer, on the wire. */
final class SnsTopicsTest {
    private final StubService service = new StubService();
    private final ApplicationContext context =
            ApplicationContext.run(
                    Map.of(
                            "aws.access-key-id", "x",
                            "aws.secret-key", "x",
                            "aws.region", "eu-central-1",
                            "aws.services.sns.endpoint-override", service.address(),
                            "a.topic.arn", "arn:aws:sns:x:1:A"));

    @AfterEach
    void stop() {
        context.close();
        service.close();
    }

    @Test
    void messageIsPublishedUnderItsSubject() {
        service.plan(StubService.published());

        publish("Isoscan job done");

        assertThat(service.calls().getFirst().body())
                .contains("Action=Publish", "TopicArn=arn%3Aaws%3Asns%3Ax%3A1%3AA")
                .contains("Subject=Isoscan+job+done", "Message=said");
    }

    @Test
    void subjectIsCutToWhatSnsTakes() {
        service.plan(StubService.published());

        publish("x".repeat(100));

        assertThat(service.calls().getFirst().body()).containsPattern("Subject=x{99}(&|$)");
    }

    @Test
    void answerWithoutAMessageIdIsNone() {
        service.plan((_, exchange) -> StubService.write(exchange, 200, "<html>Welcome!</html>"));

        assertThatThrownBy(() -> publish("job-1-a"))
                .hasMessageContainingAll("job-1-a", "try again");
    }

    private void publish(String subject) {
        context.getBean(SnsTopics.class).publish("A_TOPIC_ARN", subject, "said");
    }
}
