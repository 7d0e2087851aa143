package org.huawu.server.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.huawu.cluster.NoticeHandler;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.BreakReason;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.NextState;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.Party;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.ConsultStage;
import org.huawu.routing.Effect;
import org.huawu.routing.Effect.ShowBreak;
import org.huawu.routing.Effect.ShowCallOut;
import org.huawu.routing.Effect.ShowColleague;
import org.huawu.routing.Effect.ShowColleagueGone;
import org.huawu.routing.Effect.ShowConsult;
import org.huawu.routing.Effect.ShowNext;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowOutside;
import org.huawu.routing.Effect.ShowOutsideGone;
import org.huawu.routing.Effect.ShowPause;
import org.huawu.routing.Effect.ShowSignedOut;
import org.huawu.routing.Effect.ShowState;
import org.huawu.routing.Effect.ShowSupervisor;
import org.huawu.routing.Effect.ShowWrapUp;
import org.huawu.routing.OutsideStage;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.console.ConsoleSettings;
import org.huawu.server.console.internal.DeskView.ColleagueCard;
import org.huawu.server.console.internal.DeskView.ContactCard;
import org.huawu.server.console.internal.DeskView.Left;
import org.huawu.server.console.internal.DeskView.Outlook;
import org.huawu.server.console.internal.DeskView.SupervisorCard;
import org.huawu.server.console.internal.DeskView.Unanswered;
import org.huawu.server.reports.LiveFigures;
import org.huawu.server.switchboard.SeatTelephones.SeatTelephone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every desk as it is now, from the notices of the routing core; in memory, as many as there are agents. Notices come on one
 * thread, the audio on the projector's; whoever watches is told on theirs, and neither blocks nor asks for a desk.
 */
@Component
public class Desks implements NoticeHandler {

    private final ContactCards cards;
    private final Callers callers;
    private final LiveFigures figures;
    private final Names names;
    private final ConsoleSettings settings;
    private final Map<PersonId, DeskView> desks = new ConcurrentHashMap<>();
    private final List<BiConsumer<PersonId, DeskView>> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<PersonId>> leavers = new CopyOnWriteArrayList<>();

    Desks(ContactCards cards, Callers callers, LiveFigures figures, Names names, ConsoleSettings settings) {
        this.cards = cards;
        this.callers = callers;
        this.figures = figures;
        this.names = names;
        this.settings = settings;
    }

    /** A person's desk. */
    public DeskView of(PersonId person) {
        return desks.getOrDefault(person, DeskView.SIGNED_OUT).handledToday(figures.handledToday(person));
    }

    /** Tells somebody of every desk that changes, until the program ends. */
    public void watch(BiConsumer<PersonId, DeskView> watcher) {
        watchers.add(watcher);
    }

    /** Tells somebody of every person who leaves the seat, until the program ends. */
    void watchLeaving(Consumer<PersonId> leaver) {
        leavers.add(leaver);
    }

    /** The telephone of a seat is another, or stands otherwise. */
    void telephone(PersonId person, @Nullable SeatTelephone telephone) {
        change(person, desk -> desk.telephone(telephone));
    }

    /** A desk as it was found at start; what the core says later counts more. */
    void found(PersonId person, AgentState state, long sinceMs) {
        desks.putIfAbsent(
                person,
                new DeskView(
                        word(state), sinceMs, null, null, "none", null, null, null, List.of(), null, Outlook.NONE, 0));
    }

    @Override
    public boolean show(Effect.Notice notice) {
        PersonId person = notice.agent().agent();
        DeskView shown = change(person, desk -> switch (notice) {
            // The core has both events of an offer when either is shown: it can be accepted from here on.
            case ShowOffer offer -> offered(cards.offered(offer.contact(), offer.caller(), offer.dueMs()), desk, null);
            case ShowConsult asked ->
                offered(
                        cards.offered(asked.contact(), asked.caller(), asked.dueMs()),
                        desk,
                        new ColleagueCard(asked.asking().agent(), "", true, word(ConsultStage.ASKED), null));
            // The state that the agent has instead is the next notice; a desk without offer and still offered is none.
            case ShowOfferGone gone -> desk;
            case ShowColleague now -> desk.colleague(colleague(now, desk.colleague()));
            case ShowColleagueGone gone -> desk.colleague(gone(gone, desk.colleague()));
            case ShowOutside now -> desk.colleague(outside(now));
            case ShowOutsideGone gone -> desk.colleague(outsideGone(gone));
            case ShowCallOut out -> calling(out, desk);
            case ShowNext chosen -> desk.outlook(desk.outlook().chosen(wordOf(chosen), wordOf(chosen.reason())));
            case ShowBreak pause -> desk.outlook(desk.outlook().chosen(null, wordOf(pause.reason())));
            case ShowWrapUp wrapUp -> wrappingUp(wrapUp, desk);
            case ShowPause pause -> desk.outlook(desk.outlook().until(pause.dueMs(), 0));
            case ShowState state -> after(state, desk);
            case ShowSignedOut out ->
                new DeskView(
                        "signed-out",
                        null,
                        null,
                        null,
                        desk.audio(),
                        new Left(word(out.cause()), out.atMs()),
                        desk.telephone(),
                        null,
                        List.of(),
                        null,
                        Outlook.NONE,
                        0);
            case ShowSupervisor now -> desk.supervisor(now.supervisor(), supervisor(now, desk));
        });
        if (notice instanceof ShowSignedOut) {
            leavers.forEach(leaver -> leaver.accept(person));
        }
        if (notice instanceof ShowState) {
            findCaller(person, shown.offer() == null ? shown.contact() : shown.offer());
        }
        findName(person, shown.colleague());
        shown.supervisors().forEach(each -> findName(person, each));
        return true;
    }

    private static DeskView offered(ContactCard card, DeskView desk, @Nullable ColleagueCard asking) {
        return new DeskView(
                word(AgentState.OFFERED),
                card.since(),
                null,
                card,
                desk.audio(),
                null,
                desk.telephone(),
                asking,
                List.of(),
                null,
                Outlook.NONE,
                0);
    }

    /** The state, and since when, is the next notice. */
    private DeskView calling(ShowCallOut out, DeskView desk) {
        ContactCard known = desk.contact();
        boolean isKnown = known != null && known.contact().equals(out.contact().contact());
        ContactCard card =
                isKnown && known != null ? known : cards.calledOut(out.contact(), out.callee(), timeOf(desk));
        return desk.cards(card.out(out.isRinging() ? "ringing" : "dialling"), null);
    }

    private static long timeOf(DeskView desk) {
        return desk.since() == null ? 0 : desk.since();
    }

    private static ColleagueCard colleague(ShowColleague now, @Nullable ColleagueCard before) {
        PersonId person = now.colleague().agent();
        boolean isKnown = before != null && person.equals(before.person());
        String name = isKnown && before != null ? before.name() : "";
        boolean isAsking = isKnown && before != null && before.isAsking();
        return new ColleagueCard(person, name, isAsking, word(now.stage()), null);
    }

    private ColleagueCard outside(ShowOutside now) {
        boolean rings = now.stage() == OutsideStage.CALLING && now.isRinging();
        return new ColleagueCard(null, cards.outside(now.callee()), false, rings ? "ringing" : word(now.stage()), null);
    }

    private ColleagueCard outsideGone(ShowOutsideGone gone) {
        return new ColleagueCard(null, cards.outside(gone.callee()), false, "over", word(gone.ending()));
    }

    /** Who listens in silence is not shown unless the installation wants it so. */
    private @Nullable SupervisorCard supervisor(ShowSupervisor now, DeskView desk) {
        boolean isShown = now.part() != WatchPart.LISTEN || settings.agentsSeeListeners();
        String name = desk.supervisors().stream()
                .filter(each -> each.person().equals(now.supervisor()))
                .map(SupervisorCard::name)
                .findFirst()
                .orElse("");
        return now.isThere() && isShown ? new SupervisorCard(now.supervisor(), name, word(now.part())) : null;
    }

    /** Whom the colleague has left to be in charge has no colleague any more; whoever asked is told how it ended. */
    private static @Nullable ColleagueCard gone(ShowColleagueGone gone, @Nullable ColleagueCard before) {
        return gone.ending() == ConsultEnding.HANDED_OVER || before == null
                ? null
                : new ColleagueCard(before.person(), before.name(), before.isAsking(), "over", word(gone.ending()));
    }

    /** The audio of seats, and what was handled, follow from events, for which the core has no notice. */
    @EventListener
    void projected(Projected projected) {
        for (StoredEvent stored : projected.events()) {
            switch (stored.event()) {
                case SeatAudioConnected e -> audio(new PersonId(e.seat().value()), "connected");
                case SeatAudioLost e -> audio(new PersonId(e.seat().value()), "none");
                case EpochOpened e -> desks.keySet().forEach(person -> audio(person, "none"));
                case ContactEnded e
                when e.agent() != null && e.stage() == ContactStage.DIALLING -> unanswered(e, e.agent());
                case ContactEnded e when e.agent() != null -> handled(e.agent().agent());
                case ContactHandedOver e -> handled(e.agent().agent());
                case ContactRequeued e -> handled(e.agent().agent());
                case ContactPassedOn e -> handled(e.agent().agent());
                default -> {
                    // nothing that a desk shows
                }
            }
        }
    }

    private DeskView after(ShowState shown, DeskView desk) {
        AgentState state = shown.state();
        Outlook outlook = outlookIn(state, desk.outlook());
        ContactCard known = desk.offer() != null ? desk.offer() : desk.contact();
        ContactRef work = shown.contact();
        ContactCard card = null;
        if (work != null) {
            boolean isKnown = known != null && known.contact().equals(work.contact());
            card = isKnown && known != null
                    ? known.since(shown.sinceMs(), state == AgentState.OFFERED ? known.due() : outlook.due())
                    : cards.withoutCaller(work, shown.sinceMs());
            card = card.out() == null || state == AgentState.DIALLING ? card : card.out("answered");
        }
        boolean isOffered = state == AgentState.OFFERED;
        return new DeskView(
                word(state),
                shown.sinceMs(),
                isOffered ? null : card,
                isOffered ? card : null,
                desk.audio(),
                null,
                desk.telephone(),
                hasColleague(state) ? desk.colleague() : null,
                hasColleague(state) ? desk.supervisors() : List.of(),
                card == null ? desk.unanswered() : null,
                outlook,
                0);
    }

    /** What was chosen holds as long as there is a contact; a time holds for wrap-up, and for who is left alone. */
    private static Outlook outlookIn(AgentState state, Outlook before) {
        return switch (state) {
            case OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING -> before.until(null, 0);
            case WRAP_UP -> before;
            case NO_ANSWER, REJECTED -> Outlook.NONE.until(before.due(), 0);
            case BREAK -> Outlook.NONE.chosen(null, before.reason());
            case NOT_READY, READY -> Outlook.NONE;
        };
    }

    /** How they write the reason of a break; null for none, and for one that the house does not have. */
    static @Nullable String wordOf(@Nullable ReasonId id) {
        BreakReason reason = id == null ? null : BreakReason.of(id);
        return reason == null ? null : word(reason);
    }

    private static @Nullable String wordOf(ShowNext chosen) {
        return chosen.next() == NextState.READY ? null : word(chosen.next());
    }

    /** The state is the next notice when wrap-up begins; it is there already when it was made longer. */
    private static DeskView wrappingUp(ShowWrapUp wrapUp, DeskView desk) {
        Long due = wrapUp.dueMs() == 0 ? null : wrapUp.dueMs();
        DeskView timed = desk.outlook(desk.outlook().until(due, wrapUp.extensions()));
        ContactCard card = desk.contact();
        boolean isThere = card != null && word(AgentState.WRAP_UP).equals(desk.state());
        return isThere && card != null ? timed.cards(card.since(card.since(), due), null) : timed;
    }

    private static boolean hasColleague(AgentState state) {
        return switch (state) {
            case OFFERED, CONNECTING, TALKING, HELD, CONSULTING -> true;
            case NOT_READY, READY, WRAP_UP, BREAK, NO_ANSWER, REJECTED, DIALLING -> false;
        };
    }

    private void findName(PersonId person, @Nullable ColleagueCard colleague) {
        PersonId known = colleague == null ? null : colleague.person();
        if (colleague == null || known == null || !colleague.name().isEmpty()) {
            return;
        }
        names.find(
                known,
                name -> change(person, desk -> {
                    ColleagueCard now = desk.colleague();
                    boolean isStill = now != null && known.equals(now.person());
                    return isStill && now != null ? desk.colleague(now.named(name)) : desk;
                }));
    }

    private void findName(PersonId person, SupervisorCard supervisor) {
        if (!supervisor.name().isEmpty()) {
            return;
        }
        names.find(
                supervisor.person(),
                name -> change(person, desk -> {
                    Optional<SupervisorCard> there = desk.supervisors().stream()
                            .filter(each -> each.person().equals(supervisor.person()))
                            .findFirst();
                    return there.isEmpty()
                            ? desk
                            : desk.supervisor(
                                    supervisor.person(),
                                    new SupervisorCard(
                                            supervisor.person(),
                                            name,
                                            there.get().part()));
                }));
    }

    /** A contact that was at work before the program was restarted: its number is in the call list alone. */
    private void findCaller(PersonId person, @Nullable ContactCard card) {
        if (card == null || !ContactCard.NOT_KNOWN.equals(card.caller())) {
            return;
        }
        ContactId contact = card.contact();
        callers.find(
                contact,
                caller -> change(
                        person,
                        desk -> desk.cards(
                                named(desk.contact(), contact, caller), named(desk.offer(), contact, caller))));
    }

    private static @Nullable ContactCard named(@Nullable ContactCard card, ContactId contact, @Nullable String caller) {
        return card != null && card.contact().equals(contact) ? card.by(caller) : card;
    }

    /** The agent knows best that he gave it up himself. Notices may come before or after. */
    private void unanswered(ContactEnded event, AgentRef agent) {
        if (event.by() != Party.AGENT) {
            callers.find(
                    event.contact().contact(),
                    number -> change(
                            agent.agent(),
                            desk -> desk.contact() != null || desk.offer() != null
                                    ? desk
                                    : desk.unanswered(new Unanswered(number, word(event.cause()), event.atMs()))));
        }
    }

    private void handled(PersonId person) {
        DeskView _ = change(person, desk -> desk);
    }

    private void audio(PersonId person, String audio) {
        change(person, desk -> desk.audio(audio));
    }

    /** Watchers hear of what changed only, and within the change: what they hear last is what is. */
    private DeskView change(PersonId person, UnaryOperator<DeskView> step) {
        return desks.compute(person, (id, desk) -> {
            DeskView before = desk == null ? DeskView.SIGNED_OUT : desk;
            DeskView after = step.apply(before).handledToday(figures.handledToday(person));
            if (!after.equals(before)) {
                watchers.forEach(watcher -> watcher.accept(person, after));
            }
            return after;
        });
    }

    /** How desks and live pictures write a state, or why something ended: lower case with hyphens. */
    public static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
