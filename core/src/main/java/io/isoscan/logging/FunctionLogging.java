package io.isoscan.logging;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * The log of every function, a line of JSON on standard output for each thing said. Set up in code,
 * as reading the same from XML takes a function longer than all else before its first event. A file
 * named by {@code logback.configurationFile} wins: one machine has its own.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class FunctionLogging extends ContextAwareBase implements Configurator {
    /** They quote what stands in documents. */
    private static final List<String> QUOTING =
            List.of("org.apache.pdfbox", "org.apache.fontbox", "org.apache.poi");

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(loggers));
        loggers.getLogger("io.isoscan").setLevel(Level.INFO);
        QUOTING.forEach(name -> loggers.getLogger(name).setLevel(Level.OFF));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext loggers) {
        var lines = new JsonLines();
        lines.setContext(loggers);
        lines.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(loggers);
        console.setEncoder(lines);
        console.start();
        return console;
    }
}
