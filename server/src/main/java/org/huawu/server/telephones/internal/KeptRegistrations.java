package org.huawu.server.telephones.internal;

import static java.util.stream.Collectors.joining;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.Registration;
import org.huawu.switchboard.sip.Registrations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where telephones can be called: in memory, and behind that in PostgreSQL, so that neither a REGISTER nor a call waits for the
 * database, and a restart finds them. What a thread of its own has still to write is the set of numbers that changed; while the
 * database is away it tries again each second.
 */
@Component
class KeptRegistrations implements Registrations, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRegistrations.class);
    /** Before the telephones are asked for. */
    private static final int PHASE = 190;

    private static final long AGAIN_MS = 1_000;
    private static final long PATIENCE_MS = 5_000;

    private final JdbcClient jdbc;
    private final ScopedWork work;
    private final Clock clock;
    private final Map<String, List<Registration>> contacts = new ConcurrentHashMap<>();
    /** As many as there are telephones at most; its monitor tells of more. */
    private final Set<String> unwritten = new LinkedHashSet<>();

    private volatile @Nullable Thread writer;

    KeptRegistrations(JdbcClient jdbc, ScopedWork work, Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public List<Registration> of(String account) {
        return contacts.getOrDefault(account, List.of());
    }

    @Override
    public void put(String account, List<Registration> standing) {
        if (standing.isEmpty()) {
            contacts.remove(account);
        } else {
            contacts.put(account, standing);
        }
        synchronized (unwritten) {
            unwritten.add(account);
            unwritten.notifyAll();
        }
    }

    /** The telephone is not what it was. */
    void forget(String account) {
        put(account, List.of());
    }

    /** Whether a telephone stands registered from there. */
    boolean isHome(InetAddress address, long nowMs) {
        return contacts.values().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.endsAtMs() > nowMs
                        && each.flow().address().getAddress().equals(address));
    }

    @Override
    public void start() {
        contacts.putAll(work.in(Scope.all(), this::read));
        Thread starting =
                Thread.ofPlatform().daemon().name("telephone-registrations").unstarted(this::write);
        // before it looks whether it is still wanted
        writer = starting;
        starting.start();
    }

    /** Writes what is left, unless the database is away. */
    @Override
    public void stop() {
        Thread ending = writer;
        writer = null;
        synchronized (unwritten) {
            unwritten.notifyAll();
        }
        try {
            if (ending != null) {
                ending.join(PATIENCE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void write() {
        try {
            List<String> next = next();
            while (!next.isEmpty()) {
                write(next);
                next = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be written next; nothing when this ends. */
    private List<String> next() throws InterruptedException {
        synchronized (unwritten) {
            while (unwritten.isEmpty() && isRunning()) {
                unwritten.wait();
            }
            List<String> next = List.copyOf(unwritten);
            unwritten.clear();
            return next;
        }
    }

    private void write(List<String> accounts) throws InterruptedException {
        try {
            work.run(Scope.all(), () -> accounts.forEach(this::store));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Registrations of telephones are not stored yet: {}",
                    e.getClass().getName());
            synchronized (unwritten) {
                if (isRunning()) {
                    unwritten.addAll(accounts);
                    unwritten.wait(AGAIN_MS);
                }
            }
        }
    }

    private void store(String account) {
        jdbc.sql("""
                        DELETE FROM telephones.registration WHERE telephone_id =
                            (SELECT id FROM telephones.telephone WHERE number = :number)""").param("number", account).update();
        for (Registration each : of(account)) {
            jdbc.sql("""
                            INSERT INTO telephones.registration (telephone_id, vendor_id, contact, q, ends_at_ms, since_ms,
                                call_id, cseq, transport, address, port, user_agent, events)
                            SELECT id, vendor_id, :contact, :q, :ends, :since, :callId, :cseq, :transport, :address, :port, :agent, :events
                            FROM telephones.telephone WHERE number = :number ON CONFLICT DO NOTHING""")
                    .param("number", account)
                    .param("contact", each.contact())
                    .param("q", each.qThousandths())
                    .param("ends", each.endsAtMs())
                    .param("since", each.sinceMs())
                    .param("callId", each.callId())
                    .param("cseq", each.cseq())
                    .param("transport", each.flow().transport())
                    .param("address", each.flow().address().getAddress().getHostAddress())
                    .param("port", each.flow().address().getPort())
                    .param("agent", each.userAgent())
                    .param(
                            "events",
                            each.events().stream().map(PhoneEvent::label).collect(joining(",")))
                    .update();
        }
    }

    private Map<String, List<Registration>> read() {
        Map<String, List<Registration>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT t.number, r.* FROM telephones.registration r JOIN telephones.telephone t ON t.id = r.telephone_id
                        WHERE r.ends_at_ms > :now""").param("now", clock.millis()).query(row -> {
            Registration each = new Registration(
                    row.getString("contact"),
                    row.getInt("q"),
                    row.getLong("ends_at_ms"),
                    row.getString("call_id"),
                    row.getLong("cseq"),
                    new Registration.Flow(
                            row.getString("transport"),
                            new InetSocketAddress(InetAddress.ofLiteral(row.getString("address")), row.getInt("port"))),
                    row.getLong("since_ms"),
                    row.getString("user_agent"),
                    PhoneEvent.of(List.of(row.getString("events").split(",", -1))));
            found.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                    .add(each);
        });
        found.replaceAll((number, each) -> List.copyOf(each));
        return found;
    }
}
