package io.isoscan.conversion;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.isoscan.json.Json;
import io.isoscan.storage.StorageEvents;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;

/**
 * Takes what the two queues of conversions gave up, and the events of conversions that failed. A
 * storage event's conversion is brought to its end; a look or a container's event becomes a look
 * that is due later.
 */
public final class ConversionDeadLetterHandler extends QueueHandler<JsonNode> {
    @Inject StorageEvents events;
    @Inject GiveUpConversion giveUpConversion;
    @Inject Checks checks;
    @Inject Timing timing;
    @Inject Json json;

    public ConversionDeadLetterHandler() {
        super(JsonNode.class);
    }

    public ConversionDeadLetterHandler(ApplicationContext context) {
        super(context, JsonNode.class);
    }

    @Override
    protected void take(JsonNode letter) {
        if (letter.get("Records") != null) {
            events.objects(letter).forEach(giveUpConversion::run);
        } else {
            json.read(json.write(letter), StateMessage.class)
                    .name()
                    .ifPresent(name -> checks.later(name, timing.look()));
        }
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"Records\":[]}");
    }
}
