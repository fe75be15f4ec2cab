package io.isoscan.aws;

import io.isoscan.json.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the table, written attribute by attribute and read back with checks. Also holds the
 * values of an expression, whose names begin with a colon. Not thread-safe.
 */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item empty() {
        return new Item(new HashMap<>());
    }

    /** The two keys of the table. */
    public static Item key(String sessionId, String fileName) {
        return empty().put("session_id", sessionId).put("file_name", fileName);
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    public Item put(String name, String value) {
        return put(name, AttributeValue.fromS(value));
    }

    public Item put(String name, long value) {
        return put(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item put(String name, Instant value) {
        return put(name, Timestamps.text(value));
    }

    public Item put(String name, List<Item> items) {
        var maps = items.stream().map(item -> AttributeValue.fromM(item.attributes)).toList();
        return put(name, AttributeValue.fromL(maps));
    }

    public Item putNumbers(String name, List<Double> numbers) {
        var values = numbers.stream().map(Item::plain).map(AttributeValue::fromN).toList();
        return put(name, AttributeValue.fromL(values));
    }

    public Item putTexts(String name, List<String> texts) {
        return put(name, AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
    }

    public Item put(String name, Item item) {
        return put(name, AttributeValue.fromM(item.attributes));
    }

    /** Leaves the attribute out when there is no value. */
    public Item putIfPresent(String name, @Nullable String value) {
        return value == null ? this : put(name, value);
    }

    public String string(String name) {
        return require(name).s();
    }

    public Optional<String> optionalString(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public Optional<Long> optionalNumber(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> Long.valueOf(value.n()));
    }

    public int integer(String name) {
        return Integer.parseInt(require(name).n());
    }

    public Optional<Integer> optionalInteger(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> Integer.valueOf(value.n()));
    }

    public Optional<List<Double>> optionalNumbers(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(list -> list.l().stream().map(value -> Double.valueOf(value.n())).toList());
    }

    /** None where there is no such attribute. */
    public List<String> texts(String name) {
        var list = attributes.get(name);
        return list == null ? List.of() : list.l().stream().map(AttributeValue::s).toList();
    }

    public Instant instant(String name) {
        return Instant.parse(string(name));
    }

    public Optional<Instant> optionalInstant(String name) {
        return attributes.containsKey(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    public Item item(String name) {
        return of(require(name).m());
    }

    public List<Item> items(String name) {
        return require(name).l().stream().map(value -> of(value.m())).toList();
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** A number as the table takes it: 12 rather than 12.0, and no exponent. */
    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private Item put(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    private AttributeValue require(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("the item has no attribute " + name);
        }
        return value;
    }
}
