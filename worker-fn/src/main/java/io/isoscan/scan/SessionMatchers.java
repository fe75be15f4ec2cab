package io.isoscan.scan;

import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.match.CodeMatcher;
import io.isoscan.session.Session;
import io.isoscan.task.FileTask;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The matchers of the sessions examined lately: a session's codes never change, so each function
 * instance reads them once. Thread-safe.
 */
@Singleton
final class SessionMatchers {
    private static final int KEPT = 4;

    private final WantedCodesStore codes;
    private final Map<String, CodeMatcher> recent = new LinkedHashMap<>(KEPT, 0.75f, true);

    SessionMatchers(WantedCodesStore codes) {
        this.codes = codes;
    }

    /** The matcher of a task: of the codes it brings along, else of its session's. */
    CodeMatcher of(Session session, FileTask task) {
        var own = task.targetHoleCodes();
        return own == null
                ? ofSession(session.codesKey())
                : CodeMatcher.of(WantedCodes.listed(own, "the task"));
    }

    private synchronized CodeMatcher ofSession(String codesKey) {
        var matcher = recent.computeIfAbsent(codesKey, key -> CodeMatcher.of(codes.get(key)));
        if (recent.size() > KEPT) {
            recent.remove(recent.keySet().iterator().next());
        }
        return matcher;
    }
}
