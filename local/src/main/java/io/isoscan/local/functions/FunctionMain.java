package io.isoscan.local.functions;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The child process of {@link FunctionChild}: AWS's own runtime client around one handler.
 *
 * <p>Argument: the handler's class. Standard output belongs to the command that was called, so all
 * that is said goes to standard error. The process ends, with what it has started, when its
 * standard input does, also in the midst of an invocation: the runtime client alone would notice
 * only afterwards.
 */
final class FunctionMain {
    private FunctionMain() {}

    static void main(String[] args) throws Throwable {
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("parent").start(FunctionMain::endWithParent);
        AWSLambda.main(args);
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("the parent cannot be watched: " + e.getMessage());
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(0);
    }
}
