package org.huawu.bench;

/** What is done when this JVM is stopped before the measurement has come to its end. Closed, it is done no more. */
final class WhenStopped implements AutoCloseable {

    private final Thread hook;

    private WhenStopped(Thread hook) {
        this.hook = hook;
    }

    static WhenStopped run(Runnable ending) {
        Thread hook = Thread.ofPlatform().unstarted(ending);
        Runtime.getRuntime().addShutdownHook(hook);
        return new WhenStopped(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is stopping: the hook does its work
        }
    }
}
