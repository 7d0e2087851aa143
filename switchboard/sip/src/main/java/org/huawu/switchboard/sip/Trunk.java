package org.huawu.switchboard.sip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;

/**
 * A trunk as it stands: how many calls it has, which of its peers rest. What it is set to may change while calls run. By any
 * thread.
 */
final class Trunk {

    private static final long SECOND_MS = 1_000;

    private volatile TrunkSettings settings;
    private final LongSupplier nowMs;
    private final IntUnaryOperator random;
    private final ArrayDeque<Long> begun = new ArrayDeque<>();
    private final Map<TrunkPeer, Long> restingUntil = new HashMap<>();
    private final Map<TrunkPeer, Heard> heard = new HashMap<>();
    private volatile int changes;
    private TrunkState.Login login = TrunkState.Login.NONE;
    private int loginStatus;
    private long loginSinceMs;
    private int calls;

    /** What a peer said to the question whether it is there, and since when it says so. */
    private record Heard(boolean isThere, long sinceMs) {}

    /**
     * @param nowMs a clock that only goes forward
     * @param random a number from 0 to below the one given
     */
    Trunk(TrunkSettings settings, LongSupplier nowMs, IntUnaryOperator random) {
        this.settings = settings;
        this.nowMs = nowMs;
        this.random = random;
    }

    TrunkSettings settings() {
        return settings;
    }

    /** Sets it anew. The calls it has count on; peers that stay are known as they were. */
    synchronized void change(TrunkSettings next) {
        changes++;
        settings = next;
        heard.keySet().retainAll(next.peers());
        restingUntil.keySet().retainAll(next.peers());
    }

    /** How often it was set anew. */
    int changes() {
        return changes;
    }

    /** How it is now. */
    synchronized TrunkState state() {
        long now = nowMs.getAsLong();
        return new TrunkState(
                settings.name(),
                calls,
                settings.peers().stream().map(each -> state(each, now)).toList(),
                new TrunkState.Registered(login, loginStatus, login == TrunkState.Login.NONE ? 0 : now - loginSinceMs));
    }

    /** How far the registration with the carrier is. */
    synchronized void registers(TrunkState.Login next, int status) {
        loginSinceMs = next == login ? loginSinceMs : nowMs.getAsLong();
        login = next;
        loginStatus = status;
    }

    private TrunkState.Peer state(TrunkPeer peer, long now) {
        Heard last = heard.get(peer);
        if (last == null) {
            return new TrunkState.Peer(peer, TrunkState.Reach.UNKNOWN, 0);
        }
        return new TrunkState.Peer(
                peer, last.isThere() ? TrunkState.Reach.THERE : TrunkState.Reach.SILENT, now - last.sinceMs());
    }

    /** Takes a place for a call; false when there is none. Who has one gives it back. */
    synchronized boolean take() {
        long now = nowMs.getAsLong();
        while (!begun.isEmpty() && now - begun.getFirst() >= SECOND_MS) {
            begun.removeFirst();
        }
        if (calls >= settings.limits().mostCalls()
                || begun.size() >= settings.limits().mostCallsASecond()) {
            return false;
        }
        calls++;
        begun.addLast(now);
        return true;
    }

    synchronized void giveBack() {
        calls--;
    }

    /**
     * Leaves a peer alone for a while.
     *
     * @param mostMs what it asked for itself; negative when it asked for nothing
     */
    synchronized void rest(TrunkPeer peer, long mostMs) {
        restingUntil.put(
                peer, nowMs.getAsLong() + (mostMs < 0 ? settings.limits().restMs() : mostMs));
    }

    /** Whether a peer answers when it is asked if it is there. True when that is news. */
    synchronized boolean answers(TrunkPeer peer, boolean isThere) {
        Heard last = heard.get(peer);
        boolean isNews = settings.peers().contains(peer) && (last == null || last.isThere() != isThere);
        if (isNews) {
            heard.put(peer, new Heard(isThere, nowMs.getAsLong()));
        }
        return isNews;
    }

    /**
     * The peers in the order in which a call tries them (RFC 2782): by priority, and among equals by lot with their weights.
     * Those that rest or do not answer come last: a trunk of which all do is tried nevertheless.
     */
    synchronized List<TrunkPeer> inTurn() {
        long now = nowMs.getAsLong();
        List<TrunkPeer> left = new ArrayList<>(settings.peers());
        List<TrunkPeer> turn = new ArrayList<>();
        while (!left.isEmpty()) {
            int first = left.stream().mapToInt(TrunkPeer::priority).min().orElseThrow();
            TrunkPeer next =
                    drawn(left.stream().filter(each -> each.priority() == first).toList());
            left.remove(next);
            turn.add(next);
        }
        turn.sort(Comparator.comparing(each -> isSilent(each) || restingUntil.getOrDefault(each, now) > now));
        return turn;
    }

    private boolean isSilent(TrunkPeer peer) {
        Heard last = heard.get(peer);
        return last != null && !last.isThere();
    }

    private TrunkPeer drawn(List<TrunkPeer> equals) {
        int sum = equals.stream().mapToInt(TrunkPeer::weight).sum();
        int lot = random.applyAsInt(sum + 1);
        for (TrunkPeer each : equals) {
            lot -= each.weight();
            if (lot <= 0) {
                return each;
            }
        }
        return equals.getLast();
    }
}
