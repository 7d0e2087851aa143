package org.huawu.server.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.huawu.cluster.NoticeHandler;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.kernel.PersonId;
import org.huawu.routing.Effect;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowState;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.console.internal.DeskView.ContactCard;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every desk as it is now, from the notices of the routing core; in memory, as many as there are agents. Notices come on one
 * thread, the audio on the projector's; whoever watches is told on theirs and must not block.
 */
@Component
public class Desks implements NoticeHandler {

    private final ContactCards cards;
    private final Map<PersonId, DeskView> desks = new ConcurrentHashMap<>();
    private final List<BiConsumer<PersonId, DeskView>> watchers = new CopyOnWriteArrayList<>();

    Desks(ContactCards cards) {
        this.cards = cards;
    }

    /** A person's desk. */
    public DeskView of(PersonId person) {
        return desks.getOrDefault(person, DeskView.SIGNED_OUT);
    }

    /** Tells somebody of every desk that changes, until the program ends. */
    public void watch(BiConsumer<PersonId, DeskView> watcher) {
        watchers.add(watcher);
    }

    /** A desk as it was found at start; what the core says later counts more. */
    void found(PersonId person, AgentState state, long sinceMs) {
        desks.putIfAbsent(person, new DeskView(word(state), sinceMs, null, null, "none"));
    }

    @Override
    public boolean show(Effect.Notice notice) {
        PersonId person = notice.agent().agent();
        change(person, desk -> switch (notice) {
            case ShowOffer offer -> {
                ContactCard card = cards.of(offer.contact(), offer.caller(), desk.since(), offer.dueMs());
                yield new DeskView(desk.state(), desk.since(), null, card, desk.audio());
            }
            case ShowOfferGone gone -> new DeskView(desk.state(), desk.since(), null, null, desk.audio());
            case ShowState state -> after(state, desk);
        });
        return true;
    }

    /** The audio of seats follows from events, for which the core has no notice. */
    @EventListener
    void projected(Projected projected) {
        for (StoredEvent stored : projected.events()) {
            switch (stored.event()) {
                case SeatAudioConnected e -> audio(new PersonId(e.seat().value()), "connected");
                case SeatAudioLost e -> audio(new PersonId(e.seat().value()), "none");
                case EpochOpened e -> desks.keySet().forEach(person -> audio(person, "none"));
                default -> {
                    // nothing that a desk shows
                }
            }
        }
    }

    private DeskView after(ShowState shown, DeskView desk) {
        AgentState state = shown.state();
        if (state == null) {
            return new DeskView("signed-out", 0, null, null, desk.audio());
        }
        ContactCard known = desk.offer() != null ? desk.offer() : desk.contact();
        ContactRef work = shown.contact();
        ContactCard card = null;
        if (work != null) {
            boolean isKnown = known != null && known.contact().equals(work.contact());
            card = isKnown && known != null
                    ? known.since(shown.sinceMs(), state == AgentState.OFFERED ? known.due() : null)
                    : cards.of(work, null, shown.sinceMs(), null);
        }
        boolean isOffered = state == AgentState.OFFERED;
        return new DeskView(
                word(state), shown.sinceMs(), isOffered ? null : card, isOffered ? card : null, desk.audio());
    }

    private void audio(PersonId person, String audio) {
        change(person, desk -> new DeskView(desk.state(), desk.since(), desk.contact(), desk.offer(), audio));
    }

    private void change(PersonId person, UnaryOperator<DeskView> step) {
        DeskView changed = desks.compute(person, (id, desk) -> step.apply(desk == null ? DeskView.SIGNED_OUT : desk));
        watchers.forEach(watcher -> watcher.accept(person, changed));
    }

    private static String word(AgentState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
