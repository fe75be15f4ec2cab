package io.isoscan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageEventsTest {
    private final Json json = Doubles.json();
    private final StorageEvents events = new StorageEvents(json);

    @Test
    void keysOfAnEventAreDecodedAndEachObjectKeepsItsOwnEvent() {
        var both =
                """
                {"Records":[
                 {"s3":{"object":{"key":"job-1-a/a+b%C3%BC.txt","eTag":"e1","sequencer":"1"}}},
                 {"s3":{"object":{"key":"c.txt","eTag":"e2","sequencer":"2"}}}]}
                """;

        var objects = events.objects(json.tree(both));

        assertThat(objects).extracting(NewObject::key).containsExactly("job-1-a/a bü.txt", "c.txt");
        assertThat(events.objects(json.tree(objects.getLast().event())))
                .containsExactly(objects.getLast());
    }

    @Test
    void testEventAndFoldersAreNoObjects() {
        assertThat(events.objects(json.tree("{\"Event\":\"s3:TestEvent\"}"))).isEmpty();
        assertThat(
                        events.objects(
                                json.tree(
                                        """
                                        {"Records":[{"s3":{"object":
                                         {"key":"folder/","eTag":"e","sequencer":"1"}}}]}
                                        """)))
                .isEmpty();
    }

    @Test
    void versionIsAnEventsOwn() {
        var object = new NewObject("a", 1, "e", "1", "{}");

        assertThat(object.version())
                .isEqualTo(new NewObject("a", 1, "e", "1", "{ }").version())
                .isNotEqualTo(new NewObject("a", 1, "e", "2", "{}").version())
                .isNotEqualTo(new NewObject("a", 1, "f", "1", "{}").version())
                .isNotEqualTo(new NewObject("b", 1, "e", "1", "{}").version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"s3\":{}}", "{\"s3\":{\"object\":{}}}", "7"})
    void recordOfAnotherShapeIsRefused(String record) {
        var event = json.tree("{\"Records\":[" + record + "]}");

        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> events.objects(event));
    }
}
