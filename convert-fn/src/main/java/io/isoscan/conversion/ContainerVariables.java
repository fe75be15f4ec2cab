package io.isoscan.conversion;

import io.isoscan.aws.Variables;
import io.isoscan.text.ConversionContract;
import java.util.Map;
import java.util.TreeMap;

/** What a container is told, on either route. */
final class ContainerVariables {
    private ContainerVariables() {}

    static Map<String, String> of(Conversion conversion, Variables variables) {
        return new TreeMap<>(
                Map.of(
                        ConversionContract.SOURCE_BUCKET,
                        variables.require("CONVERSION_INPUT_BUCKET"),
                        ConversionContract.OBJECT_KEY,
                        conversion.key(),
                        ConversionContract.DEST_BUCKET,
                        variables.require("CONVERSION_OUTPUT_BUCKET")));
    }
}
