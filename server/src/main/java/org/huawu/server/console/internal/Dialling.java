package org.huawu.server.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.huawu.events.AgentRef;
import org.huawu.events.Sealed;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.routing.AgentAction;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.server.calls.Calls;
import org.huawu.server.hotline.Line;
import org.huawu.server.reports.LiveFigures;
import org.huawu.server.sealing.KeyGone;
import org.huawu.server.sealing.Sealing;
import org.huawu.server.switchboard.CallsOut;
import org.huawu.server.switchboard.CallsOut.NewCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls of agents out: by which lines, and what they are to the routing core. Any thread. */
@Component
public class Dialling {

    private final CallsOut callsOut;
    private final LiveFigures figures;
    private final NumberPlan numberPlan;
    private final Sealing sealing;
    private final Calls calls;
    private final DeskLookups lookups;

    Dialling(
            CallsOut callsOut,
            LiveFigures figures,
            NumberPlan numberPlan,
            Sealing sealing,
            Calls calls,
            DeskLookups lookups) {
        this.callsOut = callsOut;
        this.figures = figures;
        this.numberPlan = numberPlan;
        this.sealing = sealing;
        this.calls = calls;
        this.lookups = lookups;
    }

    /** A line by which an agent can call: its number is shown to who is called. */
    public record LineOut(LineId id, String name, String number) {}

    /** The lines by which somebody who is signed in can call; none without a seat. Waits for nothing. */
    public List<LineOut> lines(PersonId me) {
        return agent(me)
                .map(agent -> callsOut.lines(agent.project()).stream()
                        .map(line -> new LineOut(line.id(), line.name(), line.number()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Calls a number that the agent gives.
     *
     * @param given as the agent writes it
     * @param line by which; null for the first there is
     * @param then gets the action, or why there is none, at once
     */
    public void call(
            PersonId me, String given, @Nullable LineId line, BiConsumer<@Nullable Dial, @Nullable Rejection> then) {
        Line by = lineOf(me, line);
        if (by == null) {
            then.accept(null, Rejection.of("no-way-out"));
            return;
        }
        call(me, numberPlan.canonical(given), by, then);
    }

    /**
     * Calls the other side of a call that the agent had last, without the agent seeing the number. By a line of the same client: no
     * client's data is used for another.
     *
     * @param then gets the action, or why there is none; on another thread
     */
    public void callBack(PersonId me, ContactId contact, BiConsumer<@Nullable Dial, @Nullable Rejection> then) {
        Line by = lineOf(me, null);
        if (by == null) {
            then.accept(null, Rejection.of("no-way-out"));
            return;
        }
        lookups.find(
                "the number of contact " + contact.value(),
                () -> Optional.of(calls.partyOf(contact, by.clientId(), me)),
                party -> callBack(me, party, by, then),
                () -> then.accept(null, Rejection.of("log-busy")));
    }

    private void callBack(
            PersonId me, Optional<Sealed> party, Line by, BiConsumer<@Nullable Dial, @Nullable Rejection> then) {
        try {
            if (party.isPresent()) {
                call(me, sealing.open(party.get()), by, then);
            } else {
                then.accept(null, Rejection.of("no-number-to-call"));
            }
        } catch (KeyGone gone) {
            then.accept(null, Rejection.of("no-number-to-call"));
        }
    }

    /**
     * Calls a number into the talk in hand: to ask it, or to leave the caller to it. By the line of the contact alone.
     *
     * @param line the line of the talk; null when the desk knows of none
     * @param given as the agent writes it
     * @param how makes the action of the names and of the number
     * @param then gets the action, or why there is none, at once
     */
    public void outside(
            PersonId me,
            @Nullable LineId line,
            String given,
            OfOutside how,
            BiConsumer<@Nullable AgentAction, @Nullable Rejection> then) {
        Line by = line == null ? null : lineOf(me, line);
        if (by == null) {
            then.accept(null, Rejection.of("no-way-out"));
            return;
        }
        String number = numberPlan.canonical(given);
        Optional<Rejection> obstacle = callsOut.obstacle(number);
        Optional<NewCall> names = callsOut.begin();
        if (obstacle.isPresent()) {
            then.accept(null, obstacle.get());
        } else if (names.isEmpty()) {
            then.accept(null, Rejection.of("log-not-ready"));
        } else {
            then.accept(how.of(names.get(), sealing.seal(by.clientId(), number)), null);
        }
    }

    /** What an agent wants with a number outside. */
    public interface OfOutside {

        /**
         * The action.
         *
         * @param names the names that the call gets
         * @param callee the number
         */
        AgentAction of(NewCall names, Sealed callee);
    }

    private void call(PersonId me, String number, Line by, BiConsumer<@Nullable Dial, @Nullable Rejection> then) {
        Optional<Rejection> obstacle = callsOut.obstacle(number);
        Optional<NewCall> names = callsOut.begin();
        if (obstacle.isPresent()) {
            then.accept(null, obstacle.get());
        } else if (names.isEmpty()) {
            then.accept(null, Rejection.of("log-not-ready"));
        } else {
            NewCall call = names.get();
            Sealed callee = sealing.seal(by.clientId(), number);
            then.accept(new Dial(me, call.contact(), call.channel(), by.id(), callee), null);
        }
    }

    private @Nullable Line lineOf(PersonId me, @Nullable LineId wanted) {
        List<Line> lines =
                agent(me).map(agent -> callsOut.lines(agent.project())).orElse(List.of());
        return lines.stream()
                .filter(line -> wanted == null || line.id().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private Optional<AgentRef> agent(PersonId me) {
        return figures.now().agents().stream()
                .map(LiveAgent::agent)
                .filter(agent -> agent.agent().equals(me))
                .findFirst();
    }
}
