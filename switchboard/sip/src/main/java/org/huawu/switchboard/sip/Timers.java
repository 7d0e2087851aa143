package org.huawu.switchboard.sip;

/** What is done later. Methods may be called by any thread; tasks run one after the other and must not wait. */
interface Timers extends AutoCloseable {

    /**
     * Does something later, unless it is closed before.
     *
     * @param ms from now
     * @return takes it back, as far as it has not begun
     */
    Runnable later(Runnable task, long ms);

    /** Does nothing more. */
    @Override
    void close();
}
