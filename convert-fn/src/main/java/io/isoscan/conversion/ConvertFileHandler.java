package io.isoscan.conversion;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.isoscan.storage.StorageEvents;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;

/** Takes the storage events of the input bucket from their queue. */
public final class ConvertFileHandler extends QueueHandler<JsonNode> {
    @Inject StorageEvents events;
    @Inject BeginConversion beginConversion;

    public ConvertFileHandler() {
        super(JsonNode.class);
    }

    public ConvertFileHandler(ApplicationContext context) {
        super(context, JsonNode.class);
    }

    @Override
    protected void take(JsonNode event) {
        events.objects(event).forEach(beginConversion::run);
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"Records\":[]}");
    }
}
