package org.huawu.server.calls.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huawu.cluster.JournalEvent;
import org.huawu.cluster.JournalReader;
import org.huawu.cluster.LogKey;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.installation.Refusal;
import org.huawu.server.log.RoutingLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the journal and stores its events, exactly once: events, all that follows from them and the position are one
 * transaction. While PostgreSQL is away it tries again every second, and nothing else waits for it. One thread.
 */
@Component
class Projector implements SmartLifecycle, Runnable {

    /** After the log, before whatever takes calls; it ends after them. */
    static final int PHASE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final int MOST_EVENTS = 500;
    /** After so many events the journal and the log give back what is stored here: about a day of a small hotline. */
    private static final int EVENTS_A_PURGE = 50_000;

    private static final long IDLE_MS = 20;
    private static final long RETRY_MS = 1_000;
    private static final long PATIENCE_MS = 10_000;

    private final RoutingLog log;
    private final ScopedWork work;
    private final EventStore store;
    private final List<Projection> projections;
    private final ApplicationEventPublisher publisher;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private int storedSincePurge;

    Projector(
            RoutingLog log,
            ScopedWork work,
            EventStore store,
            List<Projection> projections,
            ApplicationEventPublisher publisher) {
        this.log = log;
        this.work = work;
        this.store = store;
        this.projections = List.copyOf(projections);
        this.publisher = publisher;
    }

    @Override
    public void start() {
        LogKey stored = work.in(Scope.all(), store::position);
        refuseOlderLog(stored);
        if (stored.incarnation() > 0 && log.incarnation() > stored.incarnation()) {
            endWhatIsOpen(stored);
        }
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("projector").start(this);
    }

    /** Ends after what the journal holds is stored, or ten seconds. */
    @Override
    public void stop() {
        stopping.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void run() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = !readOn();
        }
    }

    /** Events of a log that is older than what is stored would be taken for known ones, and lost. */
    private void refuseOlderLog(LogKey stored) {
        if (log.incarnation() < stored.incarnation()) {
            throw new Refusal(
                    "The database knows a log that began after this one: the clock of this machine is behind the one the"
                            + " backup was made on, or another log was put in its place. Set the clock, delete the folder log in the"
                            + " data folder if it is new, and start again.",
                    "数据库中的记录来自更晚的日志：本机时钟落后于备份所在的机器，或日志目录被替换。请校准时钟；若数据目录中的 log 目录是新建的，请删除后重新启动。");
        }
    }

    /** A new log knows nothing of what was under way in the one before: it ends with that one's last moment. */
    private void endWhatIsOpen(LogKey stored) {
        List<StoredEvent> endings = work.in(Scope.all(), () -> {
            long atMs = store.lastAtMs();
            List<StoredEvent> keyed = new ArrayList<>();
            for (Projection projection : projections) {
                for (Event event : projection.endings(atMs)) {
                    LogKey key = new LogKey(stored.incarnation(), stored.position(), stored.index() + keyed.size() + 1);
                    keyed.add(new StoredEvent(key, event, EventCodec.encode(event)));
                }
            }
            return keyed;
        });
        for (int from = 0; from < endings.size(); from += MOST_EVENTS) {
            project(endings.subList(from, Math.min(endings.size(), from + MOST_EVENTS)));
        }
        if (!endings.isEmpty()) {
            LOG.warn("A new log begins: {} events end what the log before had under way", endings.size());
        }
    }

    /** Reads on from the stored position until it fails or is to end; true when it is to end. */
    private boolean readOn() {
        try (JournalReader reader = log.journal(work.in(Scope.all(), store::position))) {
            while (true) {
                boolean isLast = isStopping();
                List<StoredEvent> events = read(reader);
                if (!events.isEmpty()) {
                    project(events);
                } else if (isLast) {
                    return true;
                } else {
                    await(IDLE_MS);
                }
            }
        } catch (IOException | MalformedBytesException | DataAccessException | TransactionException e) {
            // A position is known by PostgreSQL alone: it is asked for again.
            LOG.warn("The projector tries again in {} ms: {}", RETRY_MS, e.getMessage());
            await(RETRY_MS);
            return isStopping();
        }
    }

    private List<StoredEvent> read(JournalReader reader) throws IOException {
        List<StoredEvent> events = new ArrayList<>();
        Optional<JournalEvent> next = reader.next();
        while (next.isPresent()) {
            JournalEvent event = next.get();
            events.add(new StoredEvent(event.key(), EventCodec.decode(event.bytes()), event.bytes()));
            next = events.size() < MOST_EVENTS ? reader.next() : Optional.empty();
        }
        return events;
    }

    private void project(List<StoredEvent> events) {
        work.run(Scope.all(), () -> {
            LogKey stored = store.position();
            List<StoredEvent> fresh = events.stream()
                    .filter(event -> event.key().compareTo(stored) > 0)
                    .toList();
            if (!fresh.isEmpty()) {
                store.store(fresh);
                projections.forEach(projection -> projection.apply(fresh));
            }
        });
        publisher.publishEvent(new Projected(events));
        storedSincePurge += events.size();
        if (storedSincePurge >= EVENTS_A_PURGE) {
            storedSincePurge = 0;
            log.purge(events.getLast().key());
        }
    }

    /** Waits, but no longer than until it is to end. */
    private void await(long ms) {
        try {
            boolean isToEnd = stopping.await(ms, TimeUnit.MILLISECONDS);
            LOG.trace("waited, is to end: {}", isToEnd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
