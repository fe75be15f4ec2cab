package io.isoscan.function;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.config.SerializationConfiguration;
import io.micronaut.serde.config.annotation.SerdeConfig.SerInclude;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Events and answers as they cross the border of a function. An answer leaves out what it does not
 * say: API Gateway takes a field that is null for a malformed one. Thread-safe.
 */
@Singleton
public final class EventJson {
    private final ObjectMapper mapper;

    EventJson(ObjectMapper mapper, SerializationConfiguration settings) {
        this.mapper = mapper.cloneWithConfiguration(null, withoutNothing(settings), null);
    }

    /**
     * Reads an event.
     *
     * @throws UncheckedIOException when it is not one of this type
     */
    public <T> T read(InputStream json, Argument<T> type) {
        try {
            return Objects.requireNonNull(mapper.readValue(json, type), "null");
        } catch (IOException e) {
            throw new UncheckedIOException("not a " + type.getTypeName(), e);
        }
    }

    public void write(Object answer, OutputStream json) throws IOException {
        mapper.writeValue(json, answer);
    }

    private static SerializationConfiguration withoutNothing(SerializationConfiguration settings) {
        return new SerializationConfiguration() {
            @Override
            public SerInclude getInclusion() {
                return SerInclude.NON_EMPTY;
            }

            @Override
            public boolean isAlwaysSerializeErrorsAsList() {
                return settings.isAlwaysSerializeErrorsAsList();
            }
        };
    }
}
