package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactStage;
import org.huawu.events.HoldCause;

/** What must hold after every input. */
final class Invariants {

    private Invariants() {}

    static void check(RoutingState state) {
        state.agents.values().forEach(agent -> check(state, agent));
        state.contacts.values().forEach(contact -> check(state, contact));
        assertThat(state.rooms.nextMatch()).as("a pair that was not offered").isNull();
        assertThat(state.bySeat).hasSameSizeAs(state.agents);
        long outside = state.contacts.values().stream()
                .filter(each -> each.outside != null)
                .count();
        assertThat((long) state.byChannel.size()).as("channels").isEqualTo(state.contacts.size() + outside);
        assertThat(state.seatByChannel).hasSameSizeAs(state.audio);
        assertThat(state.contacts).hasSizeLessThanOrEqualTo(state.capacity.contacts());
        assertThat(state.recordings).hasSizeLessThanOrEqualTo(2 * state.capacity.contacts());
        assertThat(state.audio).hasSizeLessThanOrEqualTo(state.capacity.seats());
        long due = state.contacts.values().stream()
                        .filter(each -> each.dueMs > 0)
                        .count()
                + state.agents.values().stream().filter(each -> each.dueMs > 0).count()
                + state.agents.values().stream()
                        .filter(each -> each.skillsDueMs > 0)
                        .count()
                + state.recordings.values().stream()
                        .filter(each -> each.dueMs > 0)
                        .count();
        assertThat((long) state.deadlines.size()).as("deadlines").isEqualTo(due);
        long awaited = state.contacts.values().stream()
                .filter(each -> each.awaited != null)
                .count();
        assertThat((long) state.byAwaited.size()).as("orders awaited").isEqualTo(awaited);
    }

    /** An agent has at most one contact, in charge or asked, and just when the state says so. */
    private static void check(RoutingState state, Agent agent) {
        long contacts = state.contacts.values().stream()
                .filter(contact -> agent.ref.equals(contact.agent)
                        || (contact.consult != null && contact.consult.asked.equals(agent.ref)))
                .count();
        assertThat(contacts).as("contacts of agent %s", agent.id()).isEqualTo(AgentRules.isBusy(agent) ? 1 : 0);
        boolean hasWork = AgentRules.isBusy(agent) || agent.state == AgentState.WRAP_UP;
        assertThat(agent.work != null).as("work of agent %s", agent.id()).isEqualTo(hasWork);
        assertThat(agent.state != AgentState.READY || state.setting(agent.id()) != null)
                .as("agent %s is ready and not configured", agent.id())
                .isTrue();
        boolean mayBeUnheard = !AgentRules.isBusy(agent) || agent.state == AgentState.HELD;
        assertThat(state.isHeard(agent.ref) || mayBeUnheard)
                .as("audio of agent %s", agent.id())
                .isTrue();
    }

    /** Who is in charge is in the state that the talk is in, and so is the colleague. */
    private static void checkTalk(RoutingState state, Contact contact) {
        boolean isTalking = contact.stage == ContactStage.TALKING;
        assertThat(isTalking || (contact.held == null && contact.consult == null))
                .as("contact %s is held or has a colleague without a talk", contact.id())
                .isTrue();
        if (!isTalking || contact.agent == null) {
            return;
        }
        Consult consult = contact.consult;
        boolean isAside = contact.held != null;
        Outside outside = contact.outside;
        assertThat(consult == null || outside == null)
                .as("contact %s has a colleague and somebody outside", contact.id())
                .isTrue();
        boolean isConsulting = (consult != null && consult.stage == ConsultStage.TALKING)
                || (outside != null && outside.stage == OutsideStage.TALKING);
        AgentState agent = isConsulting ? AgentState.CONSULTING : isAside ? AgentState.HELD : AgentState.TALKING;
        assertThat(stateOf(state, contact.agent)).isEqualTo(agent);
        assertThat(contact.bridge == null)
                .as("bridge of contact %s", contact.id())
                .isEqualTo(isAside);
        assertThat(state.cutOff.containsKey(contact.id())).isEqualTo(contact.held == HoldCause.AGENT_AUDIO_LOST);
        boolean isWaitedFor = isAside && !state.isHeard(contact.agent);
        assertThat(contact.dueMs > 0 || !isWaitedFor).isTrue();
        if (outside != null) {
            assertThat(isAside).isEqualTo(outside.stage != OutsideStage.JOINED);
        }
        if (consult != null) {
            assertThat(isAside).isEqualTo(consult.stage != ConsultStage.JOINED);
            assertThat(stateOf(state, consult.asked))
                    .isEqualTo(
                            switch (consult.stage) {
                                case ASKED -> AgentState.OFFERED;
                                case CONNECTING -> AgentState.CONNECTING;
                                case TALKING -> AgentState.CONSULTING;
                                case JOINED -> AgentState.TALKING;
                            });
        }
    }

    private static AgentState stateOf(RoutingState state, AgentRef agent) {
        return state.agent(agent.agent().value()).state;
    }

    private static void check(RoutingState state, Contact contact) {
        boolean hasAgent =
                contact.stage.code() >= ContactStage.OFFERED.code() && contact.stage != ContactStage.PASSED_ON;
        assertThat(contact.agent != null)
                .as("agent of contact %s", contact.id())
                .isEqualTo(hasAgent);
        checkTalk(state, contact);
        boolean isPassedOn = contact.stage == ContactStage.PASSED_ON;
        boolean mayHaveOutside = isPassedOn || contact.stage == ContactStage.TALKING;
        assertThat(contact.outside != null ? mayHaveOutside : !isPassedOn)
                .as("whoever is outside of contact %s", contact.id())
                .isTrue();
        assertThat(isPassedOn && contact.awaited != null && contact.dueMs == 0)
                .as("contact %s waits for ever", contact.id())
                .isFalse();
        boolean isWaiting = contact.stage == ContactStage.WAITING;
        assertThat(contact.pool != null).isEqualTo(isWaiting);
        Pool pool = contact.pool;
        if (pool != null) {
            assertThat(pool.waiting.get(contact.place())).isSameAs(contact);
            assertThat(pool.room).isSameAs(state.room(contact.ref.queue()));
        }
    }
}
