package org.huawu.server.console.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.huawu.events.AgentRef;
import org.huawu.events.ForcedState;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SeatId;
import org.huawu.routing.SupervisorAction;
import org.huawu.routing.SupervisorAction.ChangeWatch;
import org.huawu.routing.SupervisorAction.EndWatch;
import org.huawu.routing.SupervisorAction.ForceEnd;
import org.huawu.routing.SupervisorAction.ForceState;
import org.huawu.routing.SupervisorAction.Watch;
import org.huawu.server.audit.Actor;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.console.internal.Desks;
import org.huawu.server.console.internal.Jurisdiction;
import org.huawu.server.console.internal.Jurisdiction.Reach;
import org.huawu.server.console.internal.Jurisdiction.Whose;
import org.huawu.server.console.internal.SupervisedAgents;
import org.huawu.server.console.internal.SupervisedAgents.Talk;
import org.huawu.server.console.internal.Watches;
import org.huawu.server.console.internal.Watches.WatchView;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.Permission;
import org.huawu.server.log.Inputs;
import org.huawu.server.switchboard.SeatAudio;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Carries out what supervisors command. Role and jurisdiction are checked here; each act stands in the audit trail before it is done, so
 * none is done that the trail could not take. The entry tells what was asked for, the events of the log what came of it.
 */
@Component
class SupervisorCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisorCommands.class);

    private final Inputs inputs;
    private final SupervisedAgents agents;
    private final Watches watches;
    private final SeatAudio audio;
    private final AuditTrail audit;
    private final ScopedWork work;
    /** Which page a supervisor watches by. */
    private final Map<PersonId, Connection> watching = new ConcurrentHashMap<>();

    SupervisorCommands(
            Inputs inputs,
            SupervisedAgents agents,
            Watches watches,
            SeatAudio audio,
            AuditTrail audit,
            ScopedWork work) {
        this.inputs = inputs;
        this.agents = agents;
        this.watches = watches;
        this.audio = audio;
        this.audit = audit;
        this.work = work;
        watches.read(this::moved);
    }

    /** Where the outcome goes: empty when it was done. Told once, on any thread. */
    interface Outcome extends Consumer<Optional<Rejection>> {}

    void watch(Connection connection, Optional<ContactId> contact, String part, Outcome outcome) {
        WatchPart wanted = part(part);
        if (wanted == null) {
            outcome.accept(Optional.of(Rejection.of("watch-part-unknown")));
            return;
        }
        Optional<Talk> talk = contact.flatMap(agents::talk);
        Optional<Reach> reach =
                talk.flatMap(each -> Jurisdiction.of(connection.rights(), permission(wanted), each.whose()));
        if (talk.isEmpty() || reach.isEmpty()) {
            outcome.accept(Optional.of(refusal(connection, permission(wanted), contact)));
            return;
        }
        PersonId me = connection.rights().person();
        ContactId of = contact.get();
        Watch action =
                new Watch(me, new SeatId(me.value()), of, wanted, reach.get().vendor());
        Connection before = watching.put(me, connection);
        act(connection, action(wanted), "call/" + of.value(), talk.get().whose(), action, refused -> {
            if (refused.isPresent()) {
                giveBack(me, connection, before);
            }
            outcome.accept(refused);
        });
    }

    /** A page whose watch was refused has none, and takes none from the page that has one. */
    private void giveBack(PersonId me, Connection refused, @Nullable Connection before) {
        if (before != null && !before.equals(refused)) {
            watching.replace(me, refused, before);
        } else if (watches.of(me).contact() == null) {
            watching.remove(me, refused);
        }
    }

    /** Others hear the supervisor from now on; the right to it is asked of the agent who has the contact now. */
    void change(Connection connection, String part, Outcome outcome) {
        WatchPart wanted = part(part);
        PersonId me = connection.rights().person();
        Optional<ContactId> contact = Optional.ofNullable(watches.of(me).contact());
        Optional<Talk> talk = contact.flatMap(agents::talk);
        if (wanted == null || contact.isEmpty() || talk.isEmpty()) {
            outcome.accept(Optional.of(Rejection.of("no-watch", "supervisor", me.value())));
        } else if (Jurisdiction.of(
                        connection.rights(), permission(wanted), talk.get().whose())
                .isEmpty()) {
            outcome.accept(Optional.of(refusal(connection, permission(wanted), contact)));
        } else {
            String subject = "call/" + contact.get().value();
            act(connection, action(wanted), subject, talk.get().whose(), new ChangeWatch(me, wanted), outcome);
        }
    }

    /** Needs no entry and no right: the log tells when it ended. */
    void end(Connection connection, Outcome outcome) {
        watching.remove(connection.rights().person());
        submit(new EndWatch(connection.rights().person()), outcome);
    }

    void forceEnd(Connection connection, Optional<ContactId> contact, Outcome outcome) {
        Optional<Talk> talk = contact.flatMap(agents::talk);
        Optional<Reach> reach =
                talk.flatMap(each -> Jurisdiction.of(connection.rights(), Permission.CALL_FORCE, each.whose()));
        if (talk.isEmpty() || reach.isEmpty()) {
            outcome.accept(Optional.of(refusal(connection, Permission.CALL_FORCE, contact)));
            return;
        }
        ContactId of = contact.get();
        PersonId me = connection.rights().person();
        ForceEnd action = new ForceEnd(me, of, reach.get().vendor());
        act(connection, "call.force-ended", "call/" + of.value(), talk.get().whose(), action, outcome);
    }

    void forceState(Connection connection, Optional<PersonId> id, String state, Outcome outcome) {
        ForcedState to = switch (state) {
            case "ready" -> ForcedState.READY;
            case "not-ready" -> ForcedState.NOT_READY;
            case "signed-out" -> ForcedState.SIGNED_OUT;
            default -> null;
        };
        if (to == null) {
            outcome.accept(Optional.of(Rejection.of("watch-part-unknown")));
            return;
        }
        Optional<AgentRef> agent = id.flatMap(agents::agent)
                .filter(each -> Jurisdiction.of(connection.rights(), Permission.CALL_FORCE, agents.whose(each))
                        .isPresent());
        if (agent.isEmpty()) {
            outcome.accept(Optional.of(
                    connection.may(Permission.CALL_FORCE)
                            ? Rejection.of("agent-not-there")
                            : Rejection.of("not-allowed")));
            return;
        }
        PersonId me = connection.rights().person();
        ForceState command = new ForceState(me, agent.get().agent(), to);
        String action = "agent.forced-" + Desks.word(to);
        act(connection, action, "person/" + agent.get().agent().value(), agents.whose(agent.get()), command, outcome);
    }

    /** A watch follows its contact; it ends where the contact comes to an agent whom the supervisor does not reach, as of another team. */
    private void moved(PersonId supervisor, WatchView watch) {
        Connection connection = watching.get(supervisor);
        if (connection != null && watch.contact() != null && !agents.isReached(connection.rights(), watch.contact())) {
            submit(new EndWatch(supervisor), refused -> {});
        }
    }

    /** The page is gone, or its rights are others: nobody hears anything by it any more. */
    void gone(Connection connection) {
        PersonId me = connection.rights().person();
        if (watching.remove(me, connection)) {
            audio.hangUp(me);
            submit(new EndWatch(me), refused -> {});
        }
    }

    /** On a thread of its own: it waits for the database. */
    private void act(
            Connection connection, String what, String subject, Whose whose, SupervisorAction action, Outcome outcome) {
        Thread.ofVirtual().name("supervisor").start(() -> {
            Side side = new Side(
                    whose.client().value(),
                    whose.vendor().value(),
                    whose.project().value());
            try {
                Actor actor = new Actor(connection.rights().person(), connection.address());
                ScopedValue.where(Actor.CURRENT, actor)
                        .run(() -> work.run(Scope.all(), () -> audit.add(what, subject, side)));
            } catch (DataAccessException | TransactionException e) {
                LOG.error("An act of a supervisor was refused: the audit trail took no entry", e);
                outcome.accept(Optional.of(Rejection.of("audit-not-written")));
                return;
            }
            submit(action, outcome);
        });
    }

    private void submit(SupervisorAction action, Outcome outcome) {
        var _ = inputs.submit(action).whenComplete((refusal, fault) -> {
            if (fault != null) {
                LOG.error("A command of a supervisor failed", fault);
                outcome.accept(Optional.of(Rejection.of("log-not-ready")));
            } else {
                outcome.accept(refusal);
            }
        });
    }

    /** Who may nothing is told so; who may elsewhere learns no more than that there is no such talk. */
    private static Rejection refusal(Connection connection, Permission permission, Optional<ContactId> contact) {
        return connection.may(permission)
                ? Rejection.of(
                        "talk-not-there",
                        "contact",
                        contact.map(ContactId::value).orElse(0L))
                : Rejection.of("not-allowed");
    }

    private static @Nullable WatchPart part(String word) {
        return switch (word) {
            case "listen" -> WatchPart.LISTEN;
            case "whisper" -> WatchPart.WHISPER;
            case "barge" -> WatchPart.BARGE;
            default -> null;
        };
    }

    private static Permission permission(WatchPart part) {
        return switch (part) {
            case LISTEN -> Permission.CALL_LISTEN;
            case WHISPER -> Permission.CALL_WHISPER;
            case BARGE -> Permission.CALL_BARGE;
        };
    }

    private static String action(WatchPart part) {
        return switch (part) {
            case LISTEN -> "call.listened";
            case WHISPER -> "call.whispered";
            case BARGE -> "call.barged-in";
        };
    }
}
