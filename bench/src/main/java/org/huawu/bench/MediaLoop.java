package org.huawu.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One side of all calls, on the thread that calls it: says what is due, evenly spread over each 20 ms, and hears what comes.
 */
final class MediaLoop implements Callable<Tally> {

    /** How long what was said last may take. */
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(300);

    /** How late a frame that counts may be said: beyond that the load is another than the one that is told. */
    private static final long MOST_LATE_NS = TimeUnit.SECONDS.toNanos(2);

    private static final int MOST_SAID_AT_ONCE = 64;

    private final List<MediaParty> parties;
    private final MediaPlan plan;
    private final long startNs;
    private final Tally tally;
    private final Consumer<SelectionKey> hear = this::hear;
    private final Arrivals arrivals = new Arrivals(InstantSource.system(), System::nanoTime);
    private long said;

    MediaLoop(List<MediaParty> parties, MediaPlan plan, long startNs) {
        this.parties = List.copyOf(parties);
        this.plan = plan;
        this.startNs = startNs;
        this.tally = new Tally(plan);
    }

    @Override
    public Tally call() throws IOException {
        long all = (long) plan.frames() * parties.size();
        long endNs = startNs + plan.frames() * MediaPlan.FRAME_NS + PATIENCE_NS;
        try (Selector selector = Selector.open()) {
            SocketFiles files = SocketFiles.now();
            for (MediaParty party : parties) {
                party.listen(files, arrivals);
                party.register(selector);
            }
            while (!Thread.currentThread().isInterrupted() && (said < all || System.nanoTime() - endNs < 0)) {
                sayDue(all);
                if (said < all && isDue()) {
                    selector.selectNow(hear);
                } else {
                    selector.select(hear, 1);
                }
            }
        }
        return tally;
    }

    private void sayDue(long all) throws IOException {
        for (int i = 0; i < MOST_SAID_AT_ONCE && said < all && isDue(); i++) {
            long lateNs = System.nanoTime() - dueNs();
            int frame = parties.get((int) (said % parties.size())).say();
            if (lateNs > MOST_LATE_NS && plan.isCounted(frame)) {
                throw new BenchFailure("The generator fell behind by more than two seconds."
                        + " Let nothing else run on this machine, or ask for fewer calls.");
            }
            tally.said(frame, lateNs);
            said++;
        }
    }

    private boolean isDue() {
        return System.nanoTime() - dueNs() >= 0;
    }

    private long dueNs() {
        return startNs + said * MediaPlan.FRAME_NS / parties.size();
    }

    /** One packet; when more wait, the selector tells of them at once. */
    private void hear(SelectionKey key) {
        if (!(key.attachment() instanceof MediaParty party) || !party.hear(arrivals)) {
            return;
        }
        long nowNs = arrivals.cameNs();
        if (plan.hearsMix(party.number())) {
            tally.heardMix(nowNs - startNs);
        } else {
            tally.heard(party.heard(), MediaParty.MARK_AT, nowNs);
        }
    }
}
