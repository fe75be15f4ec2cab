package io.isoscan.local.functions;

import io.isoscan.local.template.LocalValues;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the children of all functions share.
 *
 * @param values evaluates the template's variables
 * @param properties system properties: where the services are and how to ask them
 * @param scratch a folder for files of the children, deleted by its owner
 * @param mostChildren of one function at once
 */
public record ChildSettings(
        LocalValues values, Map<String, Object> properties, Path scratch, int mostChildren) {
    public ChildSettings {
        properties = Map.copyOf(properties);
    }
}
