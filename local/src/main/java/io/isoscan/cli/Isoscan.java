package io.isoscan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run in Java; the front door script adds those about building and testing. */
@Command(
        name = "isoscan",
        mixinStandardHelpOptions = true,
        version = "isoscan 0.1.0",
        description =
                "Finds wanted codes in thousands of drawings, live, and ends with an Excel report.",
        subcommands = {
            UpCommand.class,
            ScanCommand.class,
            ConvertCommand.class,
            SamplesCommand.class,
            DemoCommand.class,
            IdentifyCommand.class,
            InvokeCommand.class,
            CostCommand.class
        })
public final class Isoscan {

    /** Runs one command and ends the process with its exit code. */
    static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Isoscan())
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command))
                .execute(args);
    }

    private static int explain(Exception e, CommandLine command) {
        int exitCode = e instanceof CommandFailed failed ? failed.exitCode() : ExitCode.FAILED;
        command.getErr().println("isoscan: " + Failures.inOneLine(e));
        return exitCode;
    }
}
