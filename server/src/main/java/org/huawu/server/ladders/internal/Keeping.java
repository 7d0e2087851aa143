package org.huawu.server.ladders.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.ladders.LaddersSettings;
import org.huawu.server.sealing.ClientKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the messages of calls that are over from memory into their rows, and deletes what is past its days. What cannot be kept
 * now, since PostgreSQL is away or the contact's row is not there yet, waits in memory. One thread at a time.
 */
@Component
class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    /** In one transaction. */
    private static final int AT_ONCE = 100;
    /** How long a channel may go without becoming a contact before its messages are forgotten: its line was none, say. */
    private static final long PATIENCE_MS = 600_000;

    private final Traces traces;
    private final LadderRows rows;
    private final ClientKeys keys;
    private final ScopedWork work;
    private final Clock clock;
    private final Duration days;

    Keeping(Traces traces, LadderRows rows, ClientKeys keys, ScopedWork work, Clock clock, LaddersSettings settings) {
        this.traces = traces;
        this.rows = rows;
        this.keys = keys;
        this.work = work;
        this.clock = clock;
        this.days = Duration.ofDays(settings.keepDays());
    }

    /** One round. */
    void round() {
        traces.forgetRefused();
        List<Traces.Ended> ended = traces.ended(AT_ONCE);
        int kept = keep(ended);
        while (kept == AT_ONCE) {
            kept = keep(traces.ended(AT_ONCE));
        }
        Instant now = clock.instant();
        int deleted = AT_ONCE;
        while (deleted == AT_ONCE) {
            deleted = work.in(Scope.all(), () -> rows.delete(now.minus(days), now, AT_ONCE));
        }
    }

    /** Keeps what there is of all calls, as the program ends. */
    void keepAll() {
        keep(traces.all(Integer.MAX_VALUE));
    }

    /** Returns how many are no longer in memory. */
    private int keep(List<Traces.Ended> ended) {
        if (ended.isEmpty()) {
            return 0;
        }
        List<Traces.Ended> done =
                work.in(Scope.all(), () -> ended.stream().filter(this::isKept).toList());
        // only what is committed is forgotten
        done.forEach(each -> traces.forget(each.channel()));
        return done.size();
    }

    private boolean isKept(Traces.Ended ended) {
        Optional<LadderRows.Row> row = rows.of(ended.channel());
        if (row.isEmpty()) {
            return ended.overMs() < clock.millis() - PATIENCE_MS;
        }
        try {
            LadderRows.Row known = row.get();
            byte[] sealed = LadderForm.sealed(ended.ladder(), known.contact(), keys.newDataKey(known.client()));
            rows.keep(known, sealed, Instant.ofEpochMilli(ended.overMs()));
        } catch (IllegalStateException e) {
            LOG.warn(
                    "the SIP messages of call {} are not kept: {}",
                    row.get().contact().value(),
                    e.getMessage());
        }
        return true;
    }
}
