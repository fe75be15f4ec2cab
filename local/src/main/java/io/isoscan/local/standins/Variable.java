package io.isoscan.local.standins;

import static java.util.stream.Collectors.toMap;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/** A variable of a container, as ECS and Batch write it. */
@Serdeable
record Variable(String name, String value) {

    static Map<String, String> map(List<Variable> variables) {
        return variables.stream().collect(toMap(Variable::name, Variable::value));
    }
}
