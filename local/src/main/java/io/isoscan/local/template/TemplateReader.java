package io.isoscan.local.template;

import io.isoscan.local.template.TemplateNode.Expression;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads CloudFormation's YAML, whose short-form functions are tags. */
final class TemplateReader {
    private TemplateReader() {}

    static TemplateNode read(Path template) throws IOException {
        try (Reader reader = Files.newBufferedReader(template)) {
            Object root = new Yaml(new Functions()).load(reader);
            return new TemplateNode("", Objects.requireNonNull(root, "the template is empty"));
        }
    }

    private static final class Functions extends SafeConstructor {
        Functions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new ShortForm());
        }

        private final class ShortForm extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                var function = node.getTag().getValue().substring(1);
                return new Expression(function, argument(node));
            }

            private Object argument(Node node) {
                return switch (node) {
                    case ScalarNode scalar -> scalar.getValue();
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    default -> throw new IllegalStateException("no such node: " + node);
                };
            }
        }
    }
}
