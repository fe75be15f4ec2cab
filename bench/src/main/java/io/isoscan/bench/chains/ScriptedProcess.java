package io.isoscan.bench.chains;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** A process that has ended as it was told to, or never ends by itself. */
final class ScriptedProcess extends Process {
    private static final int KILLED = 137;

    private final CountDownLatch ended;
    private final int exitCode;

    private ScriptedProcess(int exitCode, boolean hangs) {
        this.exitCode = exitCode;
        ended = new CountDownLatch(hangs ? 1 : 0);
    }

    static ScriptedProcess done() {
        return new ScriptedProcess(0, false);
    }

    static ScriptedProcess hanging() {
        return new ScriptedProcess(KILLED, true);
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return exitCode;
    }

    @Override
    public int exitValue() {
        if (ended.getCount() > 0) {
            throw new IllegalThreadStateException("it has not ended");
        }
        return exitCode;
    }

    @Override
    public void destroy() {
        ended.countDown();
    }
}
