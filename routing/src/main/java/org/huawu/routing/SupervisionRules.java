package org.huawu.routing;

import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.ForcedState;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.SupervisionEvent.EndForced;
import org.huawu.events.SupervisionEvent.StateForced;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.events.WatchEnding;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.VendorId;
import org.huawu.routing.SupervisorAction.ChangeWatch;
import org.huawu.routing.SupervisorAction.EndWatch;
import org.huawu.routing.SupervisorAction.ForceEnd;
import org.huawu.routing.SupervisorAction.ForceState;
import org.jspecify.annotations.Nullable;

/** What supervisors may do with talks and agents of others, and how a watch follows its contact. */
final class SupervisionRules {

    private final RoutingState state;
    private final ContactRules rules;

    SupervisionRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    @Nullable
    Rejection decide(SupervisorAction action, Draft draft) {
        return switch (action) {
            case SupervisorAction.Watch watch -> watch(watch, draft);
            case ChangeWatch change -> change(change, draft);
            case EndWatch end -> endWatch(end, draft);
            case ForceEnd force -> forceEnd(force, draft);
            case ForceState force -> forceState(force, draft);
        };
    }

    private @Nullable Rejection watch(SupervisorAction.Watch action, Draft draft) {
        Contact contact = talk(action.contact(), action.vendor());
        if (contact == null || contact.agent == null) {
            return Rejection.of("talk-not-there", "contact", action.contact().value());
        }
        if (state.watches.of(action.supervisor()) != null) {
            return ofSupervisor("watch-under-way", action);
        }
        if (state.agents.containsKey(action.supervisor().value())) {
            return ofSupervisor("supervisor-signed-in", action);
        }
        long seat = action.seat().value();
        if (state.bySeat.containsKey(seat) || state.watches.has(action.seat())) {
            return Rejection.of("seat-in-use", "seat", seat);
        }
        if (!state.audio.containsKey(seat)) {
            return Rejection.of("supervisor-without-sound", "seat", seat);
        }
        if (state.watches.of(contact) >= Watches.MOST_OF_A_CONTACT
                || state.watches.all().size() >= Watches.MOST) {
            return Rejection.of("watches-full", "contact", contact.id());
        }
        draft.add(new WatchBegan(
                draft.atMs,
                contact.ref,
                contact.agent,
                action.supervisor(),
                action.seat(),
                action.part(),
                action.vendor()));
        return null;
    }

    private @Nullable Rejection change(ChangeWatch action, Draft draft) {
        Watch watch = state.watches.of(action.supervisor());
        if (watch == null) {
            return ofSupervisor("no-watch", action);
        }
        if (watch.part == action.part()) {
            return ofSupervisor("watch-part-already", action);
        }
        draft.add(new WatchPartChanged(
                draft.atMs, refOf(watch), watch.supervisor, watch.seat, action.part(), watch.part));
        return null;
    }

    private @Nullable Rejection endWatch(EndWatch action, Draft draft) {
        Watch watch = state.watches.of(action.supervisor());
        if (watch == null) {
            return ofSupervisor("no-watch", action);
        }
        end(draft, watch, WatchEnding.BY_SUPERVISOR);
        return null;
    }

    private @Nullable Rejection forceEnd(ForceEnd action, Draft draft) {
        Contact contact = talk(action.contact(), action.vendor());
        if (contact == null || contact.agent == null) {
            return Rejection.of("talk-not-there", "contact", action.contact().value());
        }
        draft.add(new EndForced(draft.atMs, contact.ref, contact.agent, action.supervisor()));
        rules.end(draft, contact, EndCause.FORCED, Party.SUPERVISOR);
        return null;
    }

    private @Nullable Rejection forceState(ForceState action, Draft draft) {
        Agent agent = state.agents.get(action.agent().value());
        if (agent == null) {
            return Rejection.of("agent-not-signed-in", "agent", action.agent().value());
        }
        if (AgentRules.isBusy(agent)) {
            return inState("agent-in-talk", agent);
        }
        if (action.to() == ForcedState.READY && state.setting(agent.id()) == null) {
            return Rejection.of("agent-not-configured", "agent", agent.id());
        }
        AgentState to = action.to() == ForcedState.READY ? AgentState.READY : AgentState.NOT_READY;
        if (action.to() != ForcedState.SIGNED_OUT && agent.state == to) {
            return inState("agent-in-state-already", agent);
        }
        draft.add(new StateForced(draft.atMs, agent.ref, action.supervisor(), action.to()));
        if (agent.state == AgentState.WRAP_UP) {
            rules.wrapUpEnded(draft, agent, WrapUpEnding.BY_SUPERVISOR);
        }
        if (action.to() == ForcedState.SIGNED_OUT) {
            rules.signOut(draft, agent, SignOutCause.BY_SUPERVISOR);
        } else {
            rules.change(draft, agent.ref, to);
        }
        return null;
    }

    /** The outcome of the order that takes a supervisor into a talk. */
    void settled(Draft draft, Watch watch, boolean isDone) {
        if (isDone) {
            draft.add(new WatchHeard(draft.atMs, refOf(watch), watch.supervisor, watch.seat, watch.part));
        } else {
            end(draft, watch, WatchEnding.NOT_JOINED);
        }
    }

    /** Has the first watch follow that is not where its contact is, or ends it; false when all are. */
    boolean follow(Draft draft) {
        for (Watch watch : state.watches.all()) {
            Contact contact = state.contacts.get(watch.contact.contact().value());
            WatchEnding ending = endingOf(watch, contact);
            if (contact == null || ending != null) {
                end(draft, watch, ending == null ? WatchEnding.CONTACT_OVER : ending);
                return true;
            }
            EffectId bridge = bridgeOf(contact, watch);
            if (watch.bridge == null ? bridge != null : !watch.bridge.equals(bridge)) {
                move(draft, watch, contact, watch.bridge == null ? bridge : null);
                return true;
            }
        }
        return false;
    }

    private @Nullable WatchEnding endingOf(Watch watch, @Nullable Contact contact) {
        if (contact == null) {
            return WatchEnding.CONTACT_OVER;
        }
        Long channel = state.audio.get(watch.seat.value());
        if (channel == null || channel != watch.channel) {
            return WatchEnding.SOUND_LOST;
        }
        if (contact.stage == ContactStage.PASSED_ON) {
            return WatchEnding.CONTACT_OVER; // what is said from here on is not work of an agent
        }
        boolean isTalk = contact.stage == ContactStage.TALKING;
        return isTalk && !isWithin(contact, watch.vendor) ? WatchEnding.OUT_OF_JURISDICTION : null;
    }

    /** Where there is something to hear: those joined at the agent in charge. */
    private static @Nullable EffectId bridgeOf(Contact contact, Watch watch) {
        Consult consult = contact.consult;
        if (consult != null && consult.stage.isHeard()) {
            return consult.bridge;
        }
        if (contact.outside != null && contact.outside.stage.isHeard()) {
            return contact.outside.bridge;
        }
        if (contact.stage != ContactStage.TALKING || contact.held != null || contact.bridge == null) {
            return null;
        }
        // who is in that bridge already stays while somebody is being joined
        return contact.awaited == null || contact.bridge.equals(watch.bridge) ? contact.bridge : null;
    }

    /** From one bridge into another the way leads out of the first. */
    private void move(Draft draft, Watch watch, Contact contact, @Nullable EffectId bridge) {
        draft.add(new WatchMoved(
                draft.atMs,
                contact.ref,
                watch.supervisor,
                watch.seat,
                watch.part,
                bridge,
                bridge == null ? null : draft.nextOrder(0),
                bridge == null ? 0 : state.orderDueMs(draft.atMs)));
    }

    private void end(Draft draft, Watch watch, WatchEnding ending) {
        draft.add(new WatchEnded(
                draft.atMs,
                refOf(watch),
                watch.supervisor,
                watch.seat,
                watch.part,
                ending,
                draft.atMs - watch.sinceMs));
    }

    /** The contact of a watch as it is now, or was last. */
    private ContactRef refOf(Watch watch) {
        Contact contact = state.contacts.get(watch.contact.contact().value());
        return contact == null ? watch.contact : contact.ref;
    }

    private @Nullable Contact talk(ContactId id, @Nullable VendorId vendor) {
        Contact contact = state.contacts.get(id.value());
        return contact != null && contact.stage == ContactStage.TALKING && isWithin(contact, vendor) ? contact : null;
    }

    private static boolean isWithin(Contact contact, @Nullable VendorId vendor) {
        return vendor == null
                || (contact.agent != null && contact.agent.vendor().equals(vendor));
    }

    private static Rejection ofSupervisor(String errorId, SupervisorAction action) {
        return Rejection.of(errorId, "supervisor", action.supervisor().value());
    }

    private static Rejection inState(String errorId, Agent agent) {
        return new Rejection(
                errorId,
                RejectionFacts.of("agent", agent.id()).and("state", agent.state).sorted());
    }
}
