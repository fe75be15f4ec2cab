package io.isoscan.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** docs/protocol.schema.json, by the names of its definitions. */
final class ProtocolSchema {
    static final Path DOCS = Path.of("..", "docs");
    static final ObjectMapper MAPPER = new ObjectMapper();

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode root;

    private ProtocolSchema(JsonNode root) {
        this.root = root;
    }

    static ProtocolSchema read() throws IOException {
        var text = Files.readString(DOCS.resolve("protocol.schema.json"));
        return new ProtocolSchema(MAPPER.readTree(text));
    }

    boolean defines(String name) {
        return root.at("/$defs").has(name);
    }

    JsonNode definition(String name) {
        return root.at("/$defs").path(name);
    }

    /** The constants that an enumeration of the schema lists. */
    List<String> constants(String name) {
        var constants = new ArrayList<String>();
        definition(name).path("enum").forEach(constant -> constants.add(constant.asText()));
        return constants;
    }

    /** What is wrong with a message by one definition, in words; empty when it is valid. */
    List<String> problems(String name, JsonNode message) {
        return of(name).validate(message).stream().map(Error::toString).toList();
    }

    /** What is wrong with the schema itself, by its dialect. */
    List<String> problemsOfItsOwn() {
        var dialect = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
        return registry.getSchema(dialect).validate(root).stream().map(Error::toString).toList();
    }

    private Schema of(String name) {
        if (!defines(name)) {
            throw new AssertionError("docs/protocol.schema.json has no $defs entry " + name);
        }
        var entry = MAPPER.createObjectNode();
        entry.put("$ref", "#/$defs/" + name);
        entry.set("$defs", root.get("$defs"));
        return registry.getSchema(entry);
    }
}
