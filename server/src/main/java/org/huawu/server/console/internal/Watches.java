package org.huawu.server.console.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.huawu.events.SupervisionEvent.OfWatch;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whom each supervisor hears, from the events; in memory, no more than there are seats. The projector writes, any thread reads. */
@Component
public class Watches {

    private final Map<PersonId, WatchView> watches = new ConcurrentHashMap<>();
    private final List<BiConsumer<PersonId, WatchView>> readers = new CopyOnWriteArrayList<>();

    /**
     * A supervisor's own sound and watch.
     *
     * @param audio connected or none
     * @param contact the contact watched; null for none
     * @param agent who was in charge of it as the watch began
     * @param part listen, whisper or barge
     * @param hearing whether there is something to hear now
     * @param ending how the last watch ended, lower case with hyphens; null while one goes on, and before any
     */
    public record WatchView(
            String audio,
            @Nullable ContactId contact,
            @Nullable PersonId agent,
            @Nullable String part,
            boolean hearing,
            @Nullable String ending) {

        static final WatchView NONE = new WatchView("none", null, null, null, false, null);

        WatchView audio(String now) {
            return new WatchView(now, contact, agent, part, hearing, ending);
        }

        WatchView heard(String partNow, boolean isHearing) {
            return new WatchView(audio, contact, agent, partNow, isHearing, null);
        }
    }

    /** A person's watch. */
    public WatchView of(PersonId person) {
        return watches.getOrDefault(person, WatchView.NONE);
    }

    /** Tells somebody of every watch that changes, until the program ends. Must not block. */
    public void read(BiConsumer<PersonId, WatchView> reader) {
        readers.add(reader);
    }

    @EventListener
    void projected(Projected projected) {
        for (StoredEvent stored : projected.events()) {
            switch (stored.event()) {
                case SeatAudioConnected e -> change(new PersonId(e.seat().value()), watch -> watch.audio("connected"));
                case SeatAudioLost e -> change(new PersonId(e.seat().value()), watch -> watch.audio("none"));
                case EpochOpened e -> watches.keySet().forEach(person -> change(person, watch -> watch.audio("none")));
                case OfWatch e -> change(e.supervisor(), watch -> after(e, watch));
                default -> {
                    // nothing that a watch shows
                }
            }
        }
    }

    private static WatchView after(OfWatch event, WatchView before) {
        String part = Desks.word(event.part());
        return switch (event) {
            case WatchBegan e ->
                new WatchView(before.audio(), e.contact().contact(), e.agent().agent(), part, false, null);
            case WatchMoved e -> before.heard(part, false);
            case WatchHeard e -> before.heard(part, true);
            case WatchPartChanged e -> before.heard(part, before.hearing());
            case WatchEnded e ->
                new WatchView(before.audio(), null, before.agent(), null, false, Desks.word(e.ending()));
        };
    }

    private void change(PersonId person, UnaryOperator<WatchView> step) {
        watches.compute(person, (id, known) -> {
            WatchView before = known == null ? WatchView.NONE : known;
            WatchView after = step.apply(before);
            if (!after.equals(before)) {
                readers.forEach(reader -> reader.accept(person, after));
            }
            return after;
        });
    }
}
