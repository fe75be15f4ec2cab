package io.isoscan.protocol;

import io.isoscan.protocol.ServerMessage.CodeOnPage;
import io.isoscan.protocol.ServerMessage.CodesRead;
import io.isoscan.protocol.ServerMessage.Failure;
import io.isoscan.protocol.ServerMessage.Match;
import io.isoscan.protocol.ServerMessage.ResultRow;
import io.isoscan.protocol.ServerMessage.Shown;
import io.isoscan.protocol.ServerMessage.Snapshot;
import io.isoscan.result.Box;
import io.isoscan.result.Evidence;
import io.isoscan.result.MatchRule;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server messages of every type. */
final class ServerMessageExamples {
    private static final String ID = "3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23";
    private static final String LINK = "https://storage.example.com/results.xlsx";
    private static final String JOB = "job-1704110400-abc";
    private static final Instant START = Instant.parse("2026-01-20T03:00:00.123456Z");

    private ServerMessageExamples() {}

    /** Each type once, with nothing in it that may be left out. */
    static List<ServerMessage> least() {
        return List.of(
                new ServerMessage.Codes(
                        new CodesRead(1, 0, 1, "target_hole_codes"),
                        List.of("spare"),
                        List.of(new ServerMessage.OddCode("spare", "has no digit")),
                        null),
                new ServerMessage.Started(
                        ID,
                        1,
                        "Processing started",
                        START.toString(),
                        new CodesRead(0, 0, 0, "no list")),
                ServerMessage.Progress.of(session()),
                new ServerMessage.MatchFound(ID, 1, match(Evidence.plain("HOLE-1"))),
                new ServerMessage.Matches(ID, 1, 3),
                new ServerMessage.FileFailed(ID, 1, new Failure("b.pdf", "b.pdf", "empty file")),
                ServerMessage.State.of(session()),
                new ServerMessage.Complete(ID, 1, "DONE", LINK, LINK, 0, 0, 0, "completed"),
                new ServerMessage.Problem(ErrorCode.NO_SOURCE, "no source", null, null, null),
                Snapshot.of(session()),
                new ServerMessage.JobSnapshot(JOB, "RUNNING", null),
                new ServerMessage.ResultRows(ID, 1, List.of(row(null)), null, true),
                new ServerMessage.SessionList(List.of(Snapshot.of(session()))),
                new ServerMessage.CodesLink(ID, 1, LINK),
                ServerMessage.Deleted.of(session()),
                new ServerMessage.Report(ID, 1, LINK, LINK),
                new ServerMessage.FileLink(
                        ID, 1, "a.pdf", LINK, "application/pdf", START.toString()),
                new ServerMessage.ProcessingComplete(JOB, null, "s3://results/final.json"),
                new ServerMessage.Pong());
    }

    /** The types that may say more, with all they may say. */
    static List<ServerMessage> most() {
        return List.of(
                new ServerMessage.JobSnapshot(JOB, "RUNNING", "textract"),
                new ServerMessage.Codes(
                        new CodesRead(0, 0, 0, "no list"), List.of(), List.of(), "request-1"),
                new ServerMessage.MatchFound(ID, 1, match(allOfEvidence())),
                new ServerMessage.Problem(ErrorCode.NO_FILES, "no files", ID, 1, "request-1"),
                new ServerMessage.Problem(
                        ErrorCode.UNKNOWN_SESSION, "no such session", "what", null, null),
                snapshotWithProblem(),
                new ServerMessage.ProcessingComplete(
                        JOB,
                        JsonNode.createObjectNode(
                                Map.of("status", JsonNode.createStringNode("completed"))),
                        null),
                new ServerMessage.ResultRows(
                        ID, 1, List.of(row("encrypted: needs a password")), "YS5wZGY", false),
                new ServerMessage.ResultRows(ID, 1, List.of(), null, true),
                new ServerMessage.SessionList(List.of(snapshotWithProblem())),
                new ServerMessage.SessionList(List.of()));
    }

    private static Match match(Evidence evidence) {
        return new Match("HOLE-1", "a.pdf", "a.pdf", "1 Code", "", 1, Shown.of(evidence));
    }

    private static Evidence allOfEvidence() {
        return new Evidence(
                "hole - l", new Box(12.25, 700, 40.5, 708), List.of(MatchRule.values()), 87, true);
    }

    private static Session session() {
        return Session.start(
                new SessionId(ID), "owner", "connection", new SessionSource.Inline(), "key", START);
    }

    private static Snapshot snapshotWithProblem() {
        return new Snapshot(
                ID, 2, "FAILED", 0, 0, 0, 0, true, "2026-01-20T03:00:00Z", "the source is gone");
    }

    private static ResultRow row(@Nullable String reason) {
        return new ResultRow(
                "a.pdf",
                "a.pdf",
                1,
                reason == null ? "2 Codes" : "Error",
                2,
                List.of(
                        new CodeOnPage("HOLE-1", 1, Shown.of(Evidence.plain("HOLE-1"))),
                        new CodeOnPage(
                                "HOLE-2",
                                3,
                                Shown.of(
                                        reason == null
                                                ? Evidence.plain("HOLE-2")
                                                : allOfEvidence()))),
                "",
                reason);
    }
}
