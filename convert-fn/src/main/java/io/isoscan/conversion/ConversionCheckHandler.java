package io.isoscan.conversion;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Takes what Batch and ECS say of containers that have ended, and looks that are due. */
public final class ConversionCheckHandler extends QueueHandler<StateMessage> {
    @Inject ExamineConversion examineConversion;

    public ConversionCheckHandler() {
        super(StateMessage.class);
    }

    public ConversionCheckHandler(ApplicationContext context) {
        super(context, StateMessage.class);
    }

    @Override
    protected void take(StateMessage message) {
        message.name().ifPresent(name -> examineConversion.run(name, message.sign()));
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.message("{\"due\":\"00000000000000000000000000000000-1\"}");
    }
}
