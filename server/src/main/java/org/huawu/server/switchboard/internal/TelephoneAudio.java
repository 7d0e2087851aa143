package org.huawu.server.switchboard.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.server.log.Inputs;
import org.huawu.server.switchboard.SeatTelephones;
import org.huawu.server.telephones.HouseTelephones;
import org.huawu.server.telephones.SeatCodes;
import org.huawu.switchboard.engine.EmbeddedSwitchboard;
import org.huawu.switchboard.engine.SeatCall;
import org.huawu.switchboard.engine.Telephones;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which telephone is the sound of which seat: called from the desk, or signed in from the telephone itself. Desks' threads ask, the
 * switchboard's control thread tells; what waits for the database has a thread of its own.
 */
@Component
class TelephoneAudio implements SeatTelephones, Telephones.Desk {

    private static final Logger LOG = LoggerFactory.getLogger(TelephoneAudio.class);
    private static final int MOST_RINGING_MS = 30_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Whoever has the seat already only wants to be heard by this telephone. */
    private static final String SEATED = "agent-signed-in-already";

    private final HouseTelephones house;
    private final SeatCodes codes;
    private final Inputs inputs;
    private final BrowserAudio browsers;
    /** By person; one telephone is one person's at most. */
    private final Map<PersonId, Standing> standing = new ConcurrentHashMap<>();

    private final List<BiConsumer<PersonId, @Nullable SeatTelephone>> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable EmbeddedSwitchboard switchboard;

    TelephoneAudio(HouseTelephones house, SeatCodes codes, Inputs inputs, BrowserAudio browsers) {
        this.house = house;
        this.codes = codes;
        this.inputs = inputs;
        this.browsers = browsers;
        house.whenWithdrawn(this::withdrawn);
    }

    /** A telephone is no seat's sound any more. */
    private void withdrawn(String number) {
        standing.values().stream()
                .filter(each -> each.shown.number().equals(number))
                .map(each -> each.person)
                .toList()
                .forEach(this::leave);
    }

    /** A telephone at a seat; each call is another one, so that a late word of a former one changes nothing. */
    private final class Standing implements Telephones.Hearer {

        private final PersonId person;
        private volatile SeatTelephone shown;

        Standing(PersonId person, String number, String state) {
            this.person = person;
            this.shown = new SeatTelephone(number, state, 0);
        }

        boolean isOpen() {
            return !shown.state().equals("ended");
        }

        @Override
        public void ringing() {
            become("ringing", 0);
        }

        @Override
        public void connected() {
            browsers.hangUp(person);
            become("connected", 0);
        }

        @Override
        public void ended(int cause) {
            become("ended", cause);
        }

        private void become(String state, int cause) {
            synchronized (TelephoneAudio.this) {
                shown = new SeatTelephone(shown.number(), state, cause);
                if (standing.get(person) == this) {
                    tell(person, shown);
                }
            }
        }
    }

    /** From now on telephones may be called. */
    void open(EmbeddedSwitchboard started) {
        switchboard = started;
    }

    @Override
    public Optional<Rejection> call(PersonId person, String number, Set<VendorId> vendors) {
        EmbeddedSwitchboard running = switchboard;
        Optional<HouseTelephones.Known> known = house.find(number).filter(each -> each.isFor(vendors));
        if (running == null) {
            return Optional.of(Rejection.of("switchboard-not-running"));
        }
        if (known.isEmpty()) {
            return Optional.of(Rejection.of("telephone-unknown", "id", number));
        }
        if (known.get().contacts().isEmpty()) {
            return Optional.of(Rejection.of("telephone-not-registered", "number", number));
        }
        if (!known.get().isReachable()) {
            return Optional.of(Rejection.of("telephone-not-reachable", "number", number));
        }
        Optional<Standing> taken = take(person, number, "calling");
        taken.ifPresent(each -> running.callTelephone(
                seatOf(person),
                new SeatCall(number, MOST_RINGING_MS, known.get().answersItself()),
                each));
        return taken.isPresent() ? Optional.empty() : Optional.of(Rejection.of("telephone-taken", "number", number));
    }

    @Override
    public void leave(PersonId person) {
        EmbeddedSwitchboard running = switchboard;
        boolean isKnown;
        synchronized (this) {
            isKnown = standing.remove(person) != null;
            if (isKnown) {
                tell(person, null);
            }
        }
        if (isKnown && running != null) {
            running.hangUpTelephone(seatOf(person));
        }
    }

    @Override
    public @Nullable SeatTelephone of(PersonId person) {
        Standing of = standing.get(person);
        return of == null ? null : of.shown;
    }

    @Override
    public void watch(BiConsumer<PersonId, @Nullable SeatTelephone> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void keyed(String telephone, String keyed, Telephones.Door door) {
        Thread.ofVirtual().name("seat-code").start(() -> {
            try {
                answer(telephone, keyed, door);
            } catch (RuntimeException e) {
                LOG.error(
                        "A code for a seat could not be looked at: {}",
                        e.getClass().getName());
                door.close();
            }
        });
    }

    private void answer(String telephone, String keyed, Telephones.Door door) {
        Optional<PersonId> person = codes.check(telephone, keyed);
        if (person.isEmpty()) {
            door.again();
            return;
        }
        Optional<Standing> taken = signedIn(person.get()) ? take(person.get(), telephone, "calling") : Optional.empty();
        if (taken.isPresent()) {
            door.seat(seatOf(person.get()), taken.get());
        } else {
            door.close();
        }
    }

    /** Takes the person's own seat, unless that is so. */
    private boolean signedIn(PersonId person) {
        try {
            Optional<Rejection> refusal = inputs.submit(new SignIn(person, new SeatId(person.value())))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            refusal.filter(each -> !each.errorId().equals(SEATED))
                    .ifPresent(each -> LOG.info("No seat was taken by a telephone: {}", each.errorId()));
            return refusal.filter(each -> !each.errorId().equals(SEATED)).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("No seat was taken by a telephone: {}", e.getClass().getName());
            return false;
        }
    }

    /** The telephone is to be the sound of that person's seat; empty when it is another's. */
    private synchronized Optional<Standing> take(PersonId person, String number, String state) {
        boolean isTaken = standing.values().stream()
                .anyMatch(each ->
                        !each.person.equals(person) && each.shown.number().equals(number) && each.isOpen());
        if (isTaken) {
            return Optional.empty();
        }
        Standing next = new Standing(person, number, state);
        standing.put(person, next);
        tell(person, next.shown);
        return Optional.of(next);
    }

    private void tell(PersonId person, @Nullable SeatTelephone now) {
        watchers.forEach(watcher -> watcher.accept(person, now));
    }

    /** An agent's own seat bears the number of the person. */
    private static org.huawu.switchboard.port.SeatId seatOf(PersonId person) {
        return new org.huawu.switchboard.port.SeatId(BrowserAudio.seatOf(person));
    }
}
