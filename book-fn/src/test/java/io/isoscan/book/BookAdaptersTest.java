package io.isoscan.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService;
import io.isoscan.aws.StubService.Answer;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobEnds;
import io.isoscan.job.JobId;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the adapters say to services, and what they make of the answers, on the wire. */
final class BookAdaptersTest {
    private static final Candidate HANDBOOK =
            new Candidate("Piping Handbook", "Mohinder L. Nayyar", "9780070471061");

    private final StubService service = new StubService();
    private ApplicationContext context = ApplicationContext.builder().build();

    @BeforeEach
    void start() {
        context =
                ApplicationContext.run(
                        Map.ofEntries(
                                Map.entry("aws.access-key-id", "x"),
                                Map.entry("aws.secret-key", "x"),
                                Map.entry("aws.region", "eu-central-1"),
                                Map.entry("aws.services.textract.endpoint-override", endpoint()),
                                Map.entry(
                                        "aws.services.bedrockruntime.endpoint-override",
                                        endpoint()),
                                Map.entry("aws.services.sns.endpoint-override", endpoint()),
                                Map.entry("open.library.url", endpoint()),
                                Map.entry("book.model.id", "amazon.nova-lite-v1:0"),
                                Map.entry("results.topic.arn", "arn:aws:sns:x:1:Results"),
                                Map.entry("call-limits.first-pause", "1ms"),
                                Map.entry("call-limits.longest-pause", "1ms")));
    }

    @AfterEach
    void stop() {
        context.close();
        service.close();
    }

    @Test
    void textIsReadLineByLine() {
        service.plan(
                StubService.json(
                        200,
                        """
                        {"Blocks":[{"BlockType":"PAGE"},{"BlockType":"LINE","Text":"PIPING HANDBOOK"},
                        {"BlockType":"WORD","Text":"PIPING"},{"BlockType":"LINE","Text":"Nayyar"}]}
                        """));

        assertThat(read()).isEqualTo(new TextReader.Lines(List.of("PIPING HANDBOOK", "Nayyar")));
        assertThat(service.calls().getFirst().target()).isEqualTo("DetectDocumentText");
    }

    @Test
    void whatTextractDoesNotTakeIsUnreadableForGood() {
        service.plan(StubService.error(400, "UnsupportedDocumentException"));

        assertThat(read()).isInstanceOf(TextReader.Unreadable.class);
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void throttledModelIsAskedAgain() {
        service.plan(
                StubService.error(429, "ThrottlingException"),
                StubService.error(503, "ServiceUnavailableException"),
                said("{}"));

        assertThat(ask(later())).isEqualTo("{}");
        assertThat(service.calls()).hasSize(3);
    }

    @Test
    void modelThatStaysBusyIsLeftToTheQueue() {
        service.plan(StubService.error(429, "ThrottlingException"));

        assertThatThrownBy(() -> ask(Instant.now().plusMillis(300)))
                .hasMessageContaining("did not answer in time");
    }

    @Test
    void modelIsNamedAndToldWhatStandsOnThePictureAsData() {
        service.plan(said("{}"));

        ask(later());

        var call = service.calls().getFirst();
        assertThat(call.path()).contains("amazon.nova-lite-v1", "/converse");
        assertThat(call.body())
                .contains("\"role\":\"user\"", "[\\\"HOSTILE\\\"]", "\"system\":[{\"text\":");
    }

    @Test
    void bookIsFoundByItsTitleAndAnAuthor() {
        service.plan(
                StubService.json(
                        200,
                        """
                        {"numFound":3,"docs":[
                        {"key":"/works/1","title":"Piping","author_name":["Mohinder Nayyar"]},
                        {"key":"/works/2","title":"Piping handbook","author_name":["Somebody Else"]},
                        {"key":"/works/3","title":"Piping Handbook: seventh edition",
                        "author_name":["M. L. Nayyar"],"first_publish_year":1992,
                        "isbn":["9780070471061"]}]}
                        """));

        assertThat(find())
                .hasValueSatisfying(book -> {
                    assertThat(book.catalogueKey()).isEqualTo("/works/3");
                    assertThat(book.year()).isEqualTo(1992);
                    assertThat(book.isbn()).isEqualTo("9780070471061");
                });
        assertThat(service.calls().getFirst().path()).isEqualTo("/search.json");
    }

    @Test
    void bookThatTheCatalogueDoesNotKnowIsNone() {
        service.plan(StubService.json(200, "{\"numFound\":0,\"docs\":[]}"));

        assertThat(find()).isEmpty();
    }

    @Test
    void busyCatalogueIsAskedAgain() {
        service.plan(
                StubService.json(429, ""),
                StubService.json(500, ""),
                StubService.json(200, "<html>"),
                StubService.json(200, "{\"docs\":[]}"));

        assertThat(find()).isEmpty();
        assertThat(service.calls()).hasSize(4);
    }

    /** Until the deadline, which lies before the time that each attempt has. */
    @Test
    @Timeout(60)
    void catalogueWhoseAnswerNeverEndsIsLeftToTheQueue() {
        service.plan(service.headersAlone());

        assertThatThrownBy(() -> find(Instant.now().plusMillis(300)))
                .hasMessageContaining("did not answer in time");
        assertThat(service.calls()).isNotEmpty();
    }

    @Test
    void catalogueThatRefusesIsNotAskedAgain() {
        service.plan(StubService.json(403, ""));

        assertThatThrownBy(this::find).hasMessageContaining("403");
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void topicThatDoesNotSayThatItTookTheEndIsAskedAgain() {
        service.plan((_, exchange) -> StubService.write(exchange, 200, "<html>Welcome!</html>"));

        assertThatThrownBy(this::publish).hasMessageContainingAll("job-1-a", "try again");
    }

    private void publish() {
        context.getBean(JobEnds.class)
                .publish(
                        JobEnd.failed(
                                new JobId("job-1-a"),
                                JobEnd.Work.BOOK,
                                "bedrock",
                                "why",
                                Instant.EPOCH));
    }

    @Test
    void endIsPublishedWithItsSubject() {
        service.plan(StubService.published());

        publish();

        assertThat(service.calls().getFirst().body())
                .contains("Action=Publish", "TopicArn=arn%3Aaws%3Asns%3Ax%3A1%3AResults")
                .contains("Subject=BookImg+Processing+Complete+-+Job+job-1-a")
                .contains("%22status%22%3A%22failed%22");
    }

    private TextReader.Reading read() {
        return context.getBean(TextReader.class).read(new byte[] {1}, later());
    }

    private String ask(Instant until) {
        return context.getBean(CandidateFinder.class).answer(Prompt.about("[\"HOSTILE\"]"), until);
    }

    private Optional<Book> find() {
        return find(later());
    }

    private Optional<Book> find(Instant until) {
        return context.getBean(BookCatalogue.class).find(HANDBOOK, until);
    }

    private static Answer said(String text) {
        return StubService.json(
                200,
                """
                {"output":{"message":{"role":"assistant","content":[{"text":"%s"}]}},\
                "stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2},\
                "metrics":{"latencyMs":1}}
                """
                        .formatted(text));
    }

    private static Instant later() {
        return Instant.now().plusSeconds(30);
    }

    private String endpoint() {
        return service.address();
    }
}
