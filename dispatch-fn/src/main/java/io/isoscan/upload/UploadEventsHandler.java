package io.isoscan.upload;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;

/** Takes the storage events of the uploads bucket from their queue. */
public final class UploadEventsHandler extends QueueHandler<JsonNode> {
    @Inject CheckUpload checkUpload;

    public UploadEventsHandler() {
        super(JsonNode.class);
    }

    public UploadEventsHandler(ApplicationContext context) {
        super(context, JsonNode.class);
    }

    @Override
    protected void take(JsonNode event) {
        checkUpload.run(event);
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"Records\":[]}");
    }
}
