package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.List;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.WrapUpEnding;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Worker;

/** What the naive twin does with what agents want. */
final class TwinActions {

    private final NaiveTwin twin;

    TwinActions(NaiveTwin twin) {
        this.twin = twin;
    }

    void take(AgentAction action) {
        if (action instanceof AgentAction.SignIn signIn) {
            signIn(signIn);
            return;
        }
        found(twin.workers, worker -> worker.ref.agent().equals(action.agent()))
                .forEach(worker -> take(action, worker));
    }

    private void signIn(AgentAction.SignIn action) {
        List<AgentSetting> setting = twin.settings.agents(action.agent().value());
        boolean isThere = twin.workers.stream()
                        .anyMatch(worker -> worker.ref.agent().equals(action.agent())
                                || worker.ref.seat().equals(action.seat()))
                || twin.watches.isTaken(action.seat());
        if (!setting.isEmpty() && !isThere && twin.workers.size() < twin.capacity.agents()) {
            AgentSetting agent = setting.getFirst();
            AgentRef ref = new AgentRef(agent.agent(), action.seat(), agent.vendor(), agent.project(), agent.client());
            twin.events.add(new AgentSignedIn(twin.atMs, ref));
            twin.workers.add(new Worker(ref, twin.atMs));
        }
    }

    private void take(AgentAction input, Worker worker) {
        boolean isBusy = isBusy(worker);
        boolean wrapsUp = worker.state == AgentState.WRAP_UP;
        switch (input) {
            case AgentAction.SignIn action -> throw new AssertionError("taken above");
            case AgentAction.SignOut action -> {
                if (!isBusy) {
                    if (wrapsUp) {
                        twin.endWrapUp(worker, WrapUpEnding.SIGN_OUT);
                    }
                    twin.signedOut(worker, SignOutCause.BY_AGENT);
                }
            }
            case AgentAction.BecomeReady action -> {
                boolean isConfigured =
                        !twin.settings.agents(action.agent().value()).isEmpty();
                if (isConfigured && !isBusy && !wrapsUp && worker.state != AgentState.READY) {
                    twin.change(worker, AgentState.READY, null);
                }
            }
            case AgentAction.TakeBreak action -> {
                if (!isBusy) {
                    if (wrapsUp) {
                        twin.endWrapUp(worker, WrapUpEnding.BREAK);
                    }
                    twin.change(worker, AgentState.BREAK, action.reason());
                }
            }
            case AgentAction.AcceptOffer action -> accept(action, worker);
            case AgentAction.RejectOffer action -> reject(action, worker);
            case AgentAction.HangUp action -> hangUp(action, worker);
            case AgentAction.ExtendWrapUp action -> twin.choices.extend(action, worker);
            case AgentAction.ChooseNext action -> twin.choices.choose(action, worker);
            case AgentAction.Dial action -> twin.dials.dial(action, worker);
            case AgentAction.OfTalk action -> twin.talks.take(action, worker);
            case AgentAction.EndWrapUp action -> {
                if (wrapsUp && worker.work != null && worker.work.contact().equals(action.contact())) {
                    twin.endWrapUp(worker, WrapUpEnding.BY_AGENT);
                    twin.choices.free(worker, AgentState.READY);
                }
            }
        }
    }

    private void accept(AgentAction.AcceptOffer action, Worker worker) {
        calls(worker, AgentState.OFFERED, action.contact()).forEach(call -> {
            call.order =
                    new EffectId(twin.nextOrder().position(), twin.nextOrder().index() + 1);
            call.dueMs = twin.orderDueMs();
            long offered = twin.atMs - call.offeredMs;
            twin.events.add(new OfferAccepted(twin.atMs, call.ref, worker.ref, offered, call.order, call.dueMs));
            call.stage = ContactStage.CONNECTING;
            twin.change(worker, AgentState.CONNECTING, null);
        });
        if (worker.state == AgentState.OFFERED) {
            twin.talks.asking(worker, action.contact()).forEach(twin.talks::accepted);
        }
    }

    private void reject(AgentAction.RejectOffer action, Worker worker) {
        calls(worker, AgentState.OFFERED, action.contact()).forEach(call -> {
            twin.events.add(new OfferRejected(twin.atMs, call.ref, worker.ref, twin.atMs - call.offeredMs));
            twin.choices.passed(call, worker, AgentState.REJECTED);
        });
        if (worker.state == AgentState.OFFERED) {
            twin.talks
                    .asking(worker, action.contact())
                    .forEach(call -> twin.talks.declined(call, ConsultEnding.DECLINED, AgentState.NOT_READY));
        }
    }

    private void hangUp(AgentAction.HangUp action, Worker worker) {
        boolean isTalking = List.of(AgentState.TALKING, AgentState.HELD, AgentState.CONSULTING, AgentState.DIALLING)
                .contains(worker.state);
        if (isTalking) {
            List<Call> asked = twin.talks.asking(worker, action.contact());
            calls(worker, worker.state, action.contact()).forEach(call -> twin.end(call, EndCause.NORMAL, Party.AGENT));
            asked.forEach(call -> twin.talks.parts(call, ConsultEnding.LEFT));
        }
    }

    static boolean isBusy(Worker worker) {
        return List.of(
                        AgentState.OFFERED,
                        AgentState.CONNECTING,
                        AgentState.TALKING,
                        AgentState.HELD,
                        AgentState.CONSULTING,
                        AgentState.DIALLING)
                .contains(worker.state);
    }

    private List<Call> calls(Worker worker, AgentState state, org.huawu.kernel.ContactId contact) {
        return found(
                twin.calls,
                call -> worker.state == state
                        && call.worker == worker
                        && call.ref.contact().equals(contact));
    }
}
