package org.huawu.server.log;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.huawu.cluster.Acknowledgement;
import org.huawu.cluster.JournalReader;
import org.huawu.cluster.LogException;
import org.huawu.cluster.LogKey;
import org.huawu.cluster.LogNode;
import org.huawu.cluster.LogSettings;
import org.huawu.cluster.OrderedLog;
import org.huawu.cluster.RejectionCodec;
import org.huawu.cluster.RoutingMachine;
import org.huawu.cluster.Submission;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Capacity;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.server.installation.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the running program with the routing core in it. {@link #begin} returns at once and the log starts beside the
 * rest of the program; whoever needs it first waits for it. Any thread.
 */
public final class RoutingLog implements Inputs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingLog.class);

    private final LogPlace place;
    private final CompletableFuture<LogNode> started = new CompletableFuture<>();
    private final Thread starter;

    private RoutingLog(DataFolder data, InstantSource clock) {
        this.place = LogPlace.in(data);
        this.starter = Thread.ofPlatform().name("log-start").start(() -> start(clock));
    }

    /**
     * Begins to start the log of a data folder, whose lock the caller holds.
     *
     * @param clock of log time
     */
    public static RoutingLog begin(DataFolder data, InstantSource clock) {
        return new RoutingLog(data, clock);
    }

    @Override
    public CompletableFuture<Optional<Rejection>> submit(Input input) {
        return switch (node().client().submit(null, InputCodec.encode(input))) {
            case Submission.Accepted accepted -> accepted.acknowledgement().thenApply(RoutingLog::verdict);
            case Submission.Refused refused -> CompletableFuture.completedFuture(Optional.of(refused.rejection()));
        };
    }

    /** For a switchboard: inputs under numbers of its own, and the effects. */
    public OrderedLog ordered() {
        return node().client();
    }

    /** The number of this life of the log; a restored backup begins another. */
    public long incarnation() {
        return node().incarnation();
    }

    /** Reads events from behind a key. */
    public JournalReader journal(LogKey after) {
        node();
        return new JournalReader(place.folder(), after);
    }

    /**
     * Gives room back that nobody needs any more.
     *
     * @param stored the last event that is safely in PostgreSQL
     */
    public void purge(LogKey stored) {
        LogNode.Purged purged = node().purge(stored);
        LOG.debug("{} files of the journal given back, log begins at {}", purged.journalSegments(), purged.logStart());
    }

    /** Where the log stands. */
    public LogNode.State state() {
        return started.isDone() && !started.isCompletedExceptionally()
                ? started.join().state()
                : LogNode.State.STARTING;
    }

    /** Ends in good order: with a snapshot, so that the next start is quick and any build may make it. */
    @Override
    public void close() {
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (started.isDone() && !started.isCompletedExceptionally()) {
            started.join().close();
        }
    }

    private void start(InstantSource clock) {
        try {
            String rules = RulesId.ofThisProgram();
            KeptRules kept = new KeptRules(place);
            kept.keep(rules);
            LogNode node = recovered(rules, clock, kept);
            started.complete(node);
            forgetOthers(kept, rules);
        } catch (IOException e) {
            Map<String, Object> where = Map.of("folder", place.folder().toString(), "cause", String.valueOf(e));
            started.completeExceptionally(new LogException("log-folder-unusable", where, e));
        } catch (RuntimeException | Error e) {
            // whoever waits must hear of it, whatever it is
            started.completeExceptionally(e);
        }
    }

    private static void forgetOthers(KeptRules kept, String rules) {
        try {
            kept.forgetOthers(rules);
        } catch (IOException e) {
            LOG.warn("The rules of former versions still take room: {}", e.toString());
        }
    }

    /** After the sudden end of another version, that version's own rules come first. */
    private LogNode recovered(String rules, InstantSource clock, KeptRules kept) throws IOException {
        try {
            return node(rules, clock);
        } catch (LogException refused) {
            Rejection why = refused.rejection();
            if (why.errorId().equals("log-foreign-tail")
                    && kept.recover(String.valueOf(why.facts().get("writtenBy")))) {
                return node(rules, clock);
            }
            throw refused;
        }
    }

    private LogNode node(String rules, InstantSource clock) {
        return LogNode.start(settings(rules, clock), new RoutingMachine(rules, Capacity.STANDARD));
    }

    private LogSettings settings(String rules, InstantSource clock) {
        return new LogSettings(
                place.folder(),
                place.driverFolder(),
                rules,
                clock,
                LogSettings.DEFAULT_SNAPSHOT_INTERVAL_MS,
                LogSettings.DEFAULT_MIN_FREE_BYTES,
                () -> place.folder().toFile().getUsableSpace(),
                false,
                fault -> LOG.error("The log met a fault", fault));
    }

    private LogNode node() {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LogException failed ? LogRefusal.of(failed, place.folder()) : e;
        }
    }

    private static Optional<Rejection> verdict(Acknowledgement acknowledged) {
        return switch (acknowledged.outcome()) {
            case APPLIED -> RejectionCodec.of(acknowledged);
            case DUPLICATE -> Optional.empty();
            case OUTSIDE_WINDOW, OUTBOX_FULL, NO_SESSION, FAULT, OUT_OF_ORDER ->
                Optional.of(new Rejection(
                        "input-not-applied",
                        Map.of("outcome", acknowledged.outcome().name())));
        };
    }
}
