package org.huawu.routing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who talked last with each caller, known by the token of the sealed number; the latest {@link #MOST} of them. Changed by
 * {@link RoutingState} alone.
 */
final class LastAgents {

    /** How many callers are remembered; of more, those who talked longest ago are forgotten. */
    static final int MOST = 20_000;

    private final TreeMap<String, LastTalk> byCaller = new TreeMap<>();
    /** In the order in which they talked. */
    private final TreeMap<Long, LastTalk> byNumber = new TreeMap<>();

    private long last;

    /**
     * The last talk with a caller.
     *
     * @param number rises from talk to talk
     * @param caller the client and the token of the number
     * @param atMs when it began
     */
    record LastTalk(long number, String caller, PersonId agent, long atMs) {}

    /** The caller of a client, as the key of what is remembered. */
    static String caller(ClientId client, Sealed number) {
        return client.value() + " " + HexFormat.of().formatHex(number.token());
    }

    /** The last talk with a caller; null when none is remembered. */
    @Nullable
    LastTalk of(ClientId client, Sealed number) {
        return byCaller.get(caller(client, number));
    }

    void remember(String caller, PersonId agent, long atMs) {
        LastTalk talk = new LastTalk(++last, caller, agent, atMs);
        LastTalk before = byCaller.put(caller, talk);
        if (before != null) {
            byNumber.remove(before.number());
        }
        byNumber.put(talk.number(), talk);
        if (byNumber.size() > MOST) {
            LastTalk oldest = byNumber.pollFirstEntry().getValue();
            byCaller.remove(oldest.caller());
        }
    }

    /** All that are remembered, the oldest first. */
    List<LastTalk> inOrder() {
        return new ArrayList<>(byNumber.values());
    }
}
