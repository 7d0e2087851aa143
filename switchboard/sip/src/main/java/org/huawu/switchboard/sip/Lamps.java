package org.huawu.switchboard.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The message-waiting lamps: how many messages wait for which account, whether its telephones are registered just now or not. In
 * memory; whoever keeps the messages says them anew after a start. Any thread.
 */
public final class Lamps {

    /** How many accounts may have messages; those of one more are not shown. */
    static final int MOST = 10_000;

    private final Map<String, WaitingMessages> waiting = new HashMap<>();
    private volatile Consumer<String> watcher = account -> {};

    /** Without any messages. */
    public Lamps() {
        // has what it needs
    }

    /**
     * Says what waits for an account from now on; its telephones are told, when that is something else than before.
     *
     * @return false when there are {@value #MOST} accounts with messages already: nothing was changed
     */
    public boolean show(String account, WaitingMessages now) {
        synchronized (this) {
            boolean isKnown = waiting.containsKey(account);
            if (now.equals(of(account))) {
                return true;
            }
            if (!isKnown && waiting.size() >= MOST) {
                return false;
            }
            if (now.equals(WaitingMessages.NONE)) {
                waiting.remove(account);
            } else {
                waiting.put(account, now);
            }
        }
        watcher.accept(account);
        return true;
    }

    /** What waits for an account. */
    public synchronized WaitingMessages of(String account) {
        return waiting.getOrDefault(account, WaitingMessages.NONE);
    }

    /** Who is told of accounts for which something else waits, in the place of whoever was before; must not block. */
    void watch(Consumer<String> next) {
        watcher = next;
    }
}
