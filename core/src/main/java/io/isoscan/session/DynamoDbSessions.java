package io.isoscan.session;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.isoscan.aws.Item;
import io.isoscan.aws.Variables;
import io.isoscan.snapshot.Primed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Sessions as items of the table: {@code meta} under the session's id, and one entry under its
 * owner, so that a listing of the owner's sessions is one query.
 */
@Singleton
final class DynamoDbSessions implements Sessions, Primed {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String META = "meta";
    private static final String CLOSED = "CLOSED";

    /** Of this generation, and its results still count. */
    private static final String NOT_ENDED =
            "gen = :g AND #state IN (:running, :paused, :cancelling)";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoDbSessions(DynamoDbClient dynamo, Variables variables) {
        this.dynamo = dynamo;
        this.table = variables.require("TABLE_NAME");
    }

    @Override
    public boolean create(Session session) {
        dynamo.putItem(put -> put.tableName(table).item(ownersEntry(session).attributes()));
        var item = write(session).attributes();
        try {
            dynamo.putItem(put ->
                    put.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(session_id)"));
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
        return true;
    }

    @Override
    public void prime() {
        find(SessionId.NONE);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return item(id).filter(item -> !isDeleted(item)).map(DynamoDbSessions::read);
    }

    @Override
    public List<Session> ofOwner(String owner, int limit) {
        var values = Item.empty().put(":owner", ownersKey(owner)).attributes();
        var entries =
                dynamo.query(query ->
                                query.tableName(table)
                                        .keyConditionExpression("session_id = :owner")
                                        .expressionAttributeValues(values)
                                        .scanIndexForward(false)
                                        .limit(limit))
                        .items();
        return entries.stream()
                .map(entry -> new SessionId(Item.of(entry).string("names")))
                .distinct()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public Optional<Session> count(SessionId id, int generation, Tally tally) {
        var values =
                notEnded(generation)
                        .put(":n", tally.files())
                        .put(":m", tally.matches())
                        .put(":f", tally.failed());
        return update(
                id, "ADD processed_count :n, total_matches :m, failed_count :f", NOT_ENDED, values);
    }

    @Override
    public Optional<Session> advanceListing(
            SessionId id, int page, int totalFiles, boolean last, Optional<String> problem) {
        var values =
                Item.empty()
                        .put(":page", page)
                        .put(":next", page + 1)
                        .put(":upto", totalFiles)
                        .put(":listing", listing(last));
        problem.ifPresent(text -> values.put(":problem", text));
        return update(
                id,
                "SET next_page = :next, total_files = :upto, listing = :listing"
                        + (problem.isPresent() ? ", problem = :problem" : ""),
                "next_page = :page AND attribute_not_exists(deleted_at)",
                values);
    }

    @Override
    public Optional<Session> lease(SessionId id, int generation, Lease lease, Instant now) {
        var values =
                generation(generation)
                        .put(":token", lease.token())
                        .put(":until", lease.until())
                        .put(":now", now)
                        .put(":one", 1)
                        .put(":most", MOST_WRITERS)
                        .put(":running", SessionState.RUNNING.name())
                        .put(":cancelling", SessionState.CANCELLING.name());
        return update(
                id,
                "SET lease_token = :token, lease_until = :until ADD writers :one",
                "gen = :g AND #state IN (:running, :cancelling)"
                        + " AND (lease_token = :token"
                        + " OR ((attribute_not_exists(lease_until) OR lease_until <= :now)"
                        + " AND (attribute_not_exists(writers) OR writers < :most)))",
                values);
    }

    @Override
    public boolean leased(SessionId id, Instant now) {
        return item(id).flatMap(item -> item.optionalInstant("lease_until"))
                .filter(until -> until.isAfter(now))
                .isPresent();
    }

    @Override
    public boolean writersSpent(SessionId id) {
        return item(id).filter(item -> item.attributes().containsKey("writers"))
                .filter(item -> item.integer("writers") >= MOST_WRITERS)
                .isPresent();
    }

    @Override
    public boolean recount(SessionId id, int generation, String leaseToken, int finished) {
        var values = notEnded(generation).put(":mine", leaseToken).put(":finished", finished);
        return update(
                        id,
                        "SET processed_count = :finished REMOVE lease_token, lease_until, writers",
                        NOT_ENDED + " AND lease_token = :mine",
                        values)
                .isPresent();
    }

    @Override
    public Optional<Session> end(Session leased, Ending ending) {
        var values =
                generation(leased.generation())
                        .put(":mine", ending.leaseToken())
                        .put(":seen", leased.state().name())
                        .put(":ended", leased.state().afterReport().name())
                        .put(":report", ending.reportKey())
                        .put(":processed", ending.processed())
                        .put(":matches", ending.matches())
                        .put(":failed", ending.failed())
                        .put(":at", ending.endedAt());
        return update(
                leased.id(),
                "SET #state = :ended, report_key = :report, processed_count = :processed,"
                        + " total_matches = :matches, failed_count = :failed, ended_at = :at"
                        + " REMOVE lease_token, lease_until, writers",
                "gen = :g AND lease_token = :mine AND #state = :seen",
                values);
    }

    @Override
    public Optional<Session> fail(
            SessionId id, int generation, SessionFailure failure, String problem, Instant now) {
        var values =
                notEnded(generation)
                        .put(":failed", SessionState.FAILED.name())
                        .put(":failure", failure.name())
                        .put(":problem", problem)
                        .put(":at", now);
        return update(
                id,
                "SET #state = :failed, failure = :failure, failed_because = :problem, ended_at = :at"
                        + " REMOVE lease_token, lease_until, writers",
                NOT_ENDED,
                values);
    }

    @Override
    public Optional<Session> steer(SessionId id, SessionState to) {
        var values = Item.empty().put(":to", to.name());
        var from = states(values, state -> state.maySteerTo(to));
        return update(id, "SET #state = :to", "#state IN (" + from + ")", values);
    }

    @Override
    public Optional<Session> retry(SessionId id, int generation) {
        var values =
                generation(generation)
                        .put(":next", generation + 1)
                        .put(":running", SessionState.RUNNING.name())
                        .put(":zero", 0)
                        .put(":none", "")
                        .put(":closed", CLOSED);
        var ended = states(values, SessionState::ended);
        return update(
                id,
                "SET gen = :next, #state = :running, failed_count = :zero,"
                        + " processed_count = total_files - failed_count,"
                        + " earlier_reports.generation_%d = if_not_exists(report_key, :none)"
                                .formatted(generation)
                        + " REMOVE report_key, failure, failed_because, ended_at, lease_token,"
                        + " lease_until",
                "gen = :g AND listing = :closed AND #state IN ("
                        + ended
                        + ") AND attribute_not_exists(deleted_at)",
                values);
    }

    @Override
    public Optional<Session> correct(Session seen, Tally saw) {
        var values =
                generation(seen.generation())
                        .put(":seen", seen.state().name())
                        .put(":counted", seen.processedCount())
                        .put(":processed", saw.files())
                        .put(":matches", saw.matches())
                        .put(":failed", saw.failed());
        return update(
                seen.id(),
                "SET processed_count = :processed, total_matches = :matches, failed_count = :failed",
                "gen = :g AND #state = :seen AND processed_count = :counted",
                values);
    }

    @Override
    public Optional<DeletedSession> markDeleted(SessionId id, Instant now) {
        var values = Item.empty().put(":now", now);
        var ended = states(values, SessionState::ended);
        var marked =
                updateItem(
                                id,
                                "SET deleted_at = if_not_exists(deleted_at, :now)",
                                "#state IN (" + ended + ")",
                                values)
                        .map(DynamoDbSessions::readDeleted);
        marked.ifPresent(deleted -> delete(ownersEntry(deleted.session())));
        return marked;
    }

    @Override
    public Optional<DeletedSession> deleted(SessionId id) {
        return item(id).filter(DynamoDbSessions::isDeleted).map(DynamoDbSessions::readDeleted);
    }

    /** Those that start with it at this very moment stand under the owner before anything else. */
    @Override
    public boolean sourceIsShared(Session deleted) {
        return ownersEntries(deleted, "#source = :source AND #names <> :id").findAny().isPresent();
    }

    /** A start that came twice at once may have left two entries under the owner. */
    @Override
    public void remove(Session deleted) {
        ownersEntries(deleted, "#source = :source AND #names = :id").toList().forEach(this::delete);
        dynamo.deleteItem(delete ->
                delete.tableName(table)
                        .key(metaKey(deleted.id()))
                        .conditionExpression(
                                "attribute_not_exists(session_id)"
                                        + " OR attribute_exists(deleted_at)"));
    }

    private Stream<Item> ownersEntries(Session session, String filter) {
        var values =
                Item.empty()
                        .put(":owner", ownersKey(session.owner()))
                        .put(":source", session.source().text())
                        .put(":id", session.id().value());
        return dynamo
                .queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("session_id = :owner")
                                .filterExpression(filter)
                                .expressionAttributeNames(
                                        Map.of("#source", "source", "#names", "names"))
                                .expressionAttributeValues(values.attributes())
                                .consistentRead(true))
                .items()
                .stream()
                .map(Item::of);
    }

    private void delete(Item entry) {
        var key = Item.key(entry.string("session_id"), entry.string("file_name")).attributes();
        dynamo.deleteItem(delete -> delete.tableName(table).key(key));
    }

    /** Adds the states as values, and gives their names for a condition's list. */
    private static String states(Item values, Predicate<SessionState> which) {
        var chosen = Stream.of(SessionState.values()).filter(which).toList();
        chosen.forEach(state -> values.put(":from_" + state.name(), state.name()));
        return chosen.stream().map(state -> ":from_" + state.name()).collect(joining(", "));
    }

    /** The values that {@link #NOT_ENDED} names. */
    private static Item notEnded(int generation) {
        return generation(generation)
                .put(":running", SessionState.RUNNING.name())
                .put(":paused", SessionState.PAUSED.name())
                .put(":cancelling", SessionState.CANCELLING.name());
    }

    private static Item generation(int generation) {
        return Item.empty().put(":g", generation);
    }

    private Optional<Session> update(
            SessionId id, String expression, String condition, Item values) {
        return updateItem(id, expression, condition, values).map(DynamoDbSessions::read);
    }

    private Optional<Item> updateItem(
            SessionId id, String expression, String condition, Item values) {
        var names = (expression + condition).contains("#state") ? Map.of("#state", "state") : null;
        try {
            var answer =
                    dynamo.updateItem(update ->
                            update.tableName(table)
                                    .key(metaKey(id))
                                    .updateExpression(expression)
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(values.attributes())
                                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(Item.of(answer.attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return Optional.empty();
        }
    }

    private Optional<Item> item(SessionId id) {
        var answer =
                dynamo.getItem(get -> get.tableName(table).key(metaKey(id)).consistentRead(true));
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    private static Map<String, AttributeValue> metaKey(SessionId id) {
        return Item.key(id.value(), META).attributes();
    }

    private static String ownersKey(String owner) {
        return "owner#" + owner;
    }

    private static Item ownersEntry(Session session) {
        return Item.key(ownersKey(session.owner()), startedMillis(session) + "#" + session.id())
                .put("names", session.id().value())
                .put("source", session.source().text())
                .put("ttl", ttl(session));
    }

    /** As many digits for every session, so that the newest sorts last. */
    private static String startedMillis(Session session) {
        return Long.toString(session.startedAt().toEpochMilli());
    }

    private static String listing(boolean closed) {
        return closed ? CLOSED : "OPEN";
    }

    private static long ttl(Session session) {
        return session.startedAt().plus(KEPT).getEpochSecond();
    }

    private static Item write(Session session) {
        return Item.key(session.id().value(), META)
                .put("owner", session.owner())
                .put("connection_id", session.connectionId())
                .put("state", session.state().name())
                .put("gen", session.generation())
                .put("listing", listing(session.listingClosed()))
                .put("next_page", session.nextPage())
                .put("total_files", session.totalFiles())
                .put("processed_count", session.processedCount())
                .put("total_matches", session.totalMatches())
                .put("failed_count", session.failedCount())
                .put("timestamp", session.startedAt())
                .put("source", session.source().text())
                .put("codes_key", session.codesKey())
                .put("earlier_reports", Item.empty())
                .put("ttl", ttl(session));
    }

    /** By generation; a generation that ended without a report has an empty key. */
    private static Map<Integer, String> earlierReports(Item reports) {
        return reports.attributes().keySet().stream()
                .filter(name -> !reports.string(name).isEmpty())
                .collect(toMap(DynamoDbSessions::generation, reports::string));
    }

    private static Integer generation(String attribute) {
        return Integer.valueOf(attribute.substring("generation_".length()));
    }

    /** Why the session failed hides why its listing is incomplete, until a retry. */
    private static Optional<String> problem(Item item) {
        return item.optionalString("failed_because").or(() -> item.optionalString("problem"));
    }

    private static boolean isDeleted(Item item) {
        return item.attributes().containsKey("deleted_at");
    }

    private static DeletedSession readDeleted(Item item) {
        return new DeletedSession(read(item), item.instant("deleted_at"));
    }

    private static Session read(Item item) {
        return new Session(
                new SessionId(item.string("session_id")),
                item.string("owner"),
                item.string("connection_id"),
                SessionState.valueOf(item.string("state")),
                item.integer("gen"),
                item.string("listing").equals(CLOSED),
                item.integer("next_page"),
                item.integer("total_files"),
                item.integer("processed_count"),
                item.integer("total_matches"),
                item.integer("failed_count"),
                item.instant("timestamp"),
                SessionSource.parse(item.string("source")),
                item.string("codes_key"),
                problem(item).orElse(null),
                item.optionalString("failure").map(SessionFailure::valueOf).orElse(null),
                item.optionalString("report_key").orElse(null),
                earlierReports(item.item("earlier_reports")),
                item.optionalInstant("ended_at").orElse(null));
    }
}
