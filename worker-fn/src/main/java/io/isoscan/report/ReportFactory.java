package io.isoscan.report;

import io.isoscan.lifecycle.EndSession;
import io.isoscan.lifecycle.Reports;
import io.isoscan.lifecycle.TellEnd;
import io.isoscan.lifecycle.Timing;
import io.isoscan.session.Identifiers;
import io.isoscan.session.Sessions;
import io.isoscan.storage.ReportLinks;
import io.isoscan.task.TaskQueue;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The end of a session, with the reports of this module. */
@Factory
final class ReportFactory {
    @Singleton
    EndSession endSession(
            Sessions sessions,
            Reports reports,
            TaskQueue queue,
            TellEnd tellEnd,
            ReportLinks links,
            Identifiers identifiers,
            InstantSource clock,
            Timing timing) {
        return new EndSession(sessions, reports, queue, tellEnd, links, identifiers, clock, timing);
    }
}
