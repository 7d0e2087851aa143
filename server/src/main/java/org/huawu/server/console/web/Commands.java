package org.huawu.server.console.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.huawu.events.BreakReason;
import org.huawu.events.NextState;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Id;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.AskColleague;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.CallOutside;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.EndConsult;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.ExtendWrapUp;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.Hold;
import org.huawu.routing.AgentAction.PassOn;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.Resume;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.AgentAction.Transfer;
import org.huawu.server.console.internal.DeskView;
import org.huawu.server.console.internal.Desks;
import org.huawu.server.console.internal.Dialling;
import org.huawu.server.console.internal.GoalQueues;
import org.huawu.server.console.web.Frames.CallPush;
import org.huawu.server.console.web.Frames.Done;
import org.huawu.server.identity.Permission;
import org.huawu.server.log.Inputs;
import org.huawu.server.switchboard.PageCalls;
import org.huawu.switchboard.gateway.Answer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Carries out what pages command. Nothing here waits for the database. */
@Component
class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Inputs inputs;
    private final SeatSound sound;
    private final PageCalls calls;
    private final Goals goals;
    private final SupervisorCommands supervisors;
    private final Frames frames;
    private final AtomicLong callNames = new AtomicLong();
    /** The call that a page has, by its connection: one at a time. */
    private final Map<Connection, String> callOf = new ConcurrentHashMap<>();

    Commands(
            Inputs inputs,
            SeatSound sound,
            PageCalls calls,
            Goals goals,
            SupervisorCommands supervisors,
            Frames frames) {
        this.inputs = inputs;
        this.sound = sound;
        this.calls = calls;
        this.goals = goals;
        this.supervisors = supervisors;
        this.frames = frames;
    }

    /** Where talks may go, and calls out. */
    @Component
    record Goals(GoalQueues queues, Dialling dialling, Desks desks) {

        /** The line of the contact that somebody has in hand; null when it is not that one. */
        @Nullable
        LineId lineOf(PersonId agent, ContactId contact) {
            DeskView.ContactCard card = desks.of(agent).contact();
            return card == null || !card.contact().equals(contact)
                    ? null
                    : card.line().id();
        }
    }

    /** Carries a command out and answers it, sooner or later, once. */
    void carryOut(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        String what = command.path("do").stringValue();
        connection.speaks(command.path("language").asString(""));
        if (!connection.begin()) {
            refuse(connection, re, Rejection.of("too-many-commands"));
            return;
        }
        switch (what) {
            case "sign-in" -> act(connection, re, me -> new SignIn(me, new SeatId(me.value())));
            case "sign-out" -> act(connection, re, SignOut::new);
            case "ready" -> act(connection, re, BecomeReady::new);
            case "break" -> takeBreak(connection, command);
            case "accept" -> onContact(connection, command, AcceptOffer::new);
            case "reject" -> onContact(connection, command, RejectOffer::new);
            case "hang-up" -> onContact(connection, command, HangUp::new);
            case "hold" -> onContact(connection, command, Hold::new);
            case "resume" -> onContact(connection, command, Resume::new);
            case "ask" -> ask(connection, command);
            case "end-consult" -> onContact(connection, command, EndConsult::new);
            case "confer" -> onContact(connection, command, Confer::new);
            case "hand-over" -> onContact(connection, command, HandOver::new);
            case "transfer" -> transfer(connection, command);
            case "call-outside", "pass-outside" -> outside(connection, what, command);
            case "dial" -> dial(connection, command);
            case "call-back" -> callBack(connection, command);
            case "watch", "change-watch", "end-watch", "force-end", "force-state" ->
                supervise(connection, what, command);
            case "end-wrap-up" -> onContact(connection, command, EndWrapUp::new);
            case "longer" -> onContact(connection, command, ExtendWrapUp::new);
            case "next" -> choose(connection, command);
            case "audio" -> audio(connection, command);
            case "telephone" -> telephone(connection, command);
            case "call" -> call(connection, command);
            case "end-call" -> {
                endCall(connection);
                answer(connection, re, Map.of());
            }
            default -> refuse(connection, re, Rejection.of("command-unknown", "command", shortened(what)));
        }
    }

    /** The page is gone: its call ends with it; the agent's audio ends by itself when the browser is gone. */
    void gone(Connection connection) {
        endCall(connection);
        supervisors.gone(connection);
    }

    /** An agent's action that names a contact. */
    private interface OnContact {
        AgentAction of(PersonId agent, ContactId contact);
    }

    private void onContact(Connection connection, JsonNode command, OnContact action) {
        long re = command.path("id").longValue();
        Optional<ContactId> contact = id(command, "contact", ContactId::new);
        if (contact.isEmpty()) {
            refuse(connection, re, Rejection.of("contact-invalid"));
            return;
        }
        act(connection, re, me -> action.of(me, contact.get()));
    }

    private void ask(Connection connection, JsonNode command) {
        Optional<PersonId> colleague = id(command, "colleague", PersonId::new);
        if (colleague.isEmpty()) {
            refuse(connection, command.path("id").longValue(), Rejection.of("colleague-not-signed-in"));
            return;
        }
        onContact(connection, command, (me, contact) -> new AskColleague(me, contact, colleague.get()));
    }

    /** Only to queues of the project of the contact in hand: the core knows no projects of queues. */
    private void transfer(Connection connection, JsonNode command) {
        Optional<QueueId> queue = id(command, "queue", QueueId::new)
                .filter(id -> goals.queues().of(connection.rights()).stream()
                        .anyMatch(each -> each.id().equals(id)));
        if (queue.isEmpty()) {
            String named = shortened(command.path("queue").asString(""));
            refuse(connection, command.path("id").longValue(), Rejection.of("queue-unknown", "id", named));
            return;
        }
        onContact(connection, command, (me, contact) -> new Transfer(me, contact, queue.get()));
    }

    private void outside(Connection connection, String what, JsonNode command) {
        long re = command.path("id").longValue();
        PersonId me = connection.rights().person();
        Optional<ContactId> contact = id(command, "contact", ContactId::new);
        if (contact.isEmpty()) {
            refuse(connection, re, Rejection.of("contact-invalid"));
        } else if (mayDial(connection, re)) {
            ContactId talk = contact.get();
            goals.dialling()
                    .outside(
                            me,
                            goals.lineOf(me, talk),
                            shortened(command.path("number").asString("")),
                            (names, callee) -> "pass-outside".equals(what)
                                    ? new PassOn(me, talk, names.contact(), names.channel(), callee)
                                    : new CallOutside(me, talk, names.contact(), names.channel(), callee),
                            (action, why) -> begin(connection, re, action, why));
        }
    }

    private void takeBreak(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        reasonOf(command)
                .ifPresentOrElse(
                        reason -> act(connection, re, me -> new TakeBreak(me, reason)),
                        () -> refuse(connection, re, Rejection.of("break-without-reason")));
    }

    /** The reason that a page names for a break; a rest where it names none. */
    private static Optional<ReasonId> reasonOf(JsonNode command) {
        String named = command.path("reason").asString("rest");
        return Stream.of(BreakReason.values())
                .filter(reason -> Desks.word(reason).equals(named))
                .map(BreakReason::id)
                .findFirst();
    }

    /** What is to come after the contact in hand; anything unknown takes back what was chosen. */
    private void choose(Connection connection, JsonNode command) {
        NextState next = switch (command.path("state").asString("")) {
            case "break" -> NextState.BREAK;
            case "signed-out" -> NextState.SIGNED_OUT;
            default -> NextState.READY;
        };
        // a break for a reason that nobody knows is refused by the core, which wants one
        ReasonId reason = next == NextState.BREAK ? reasonOf(command).orElse(null) : null;
        act(connection, command.path("id").longValue(), me -> new ChooseNext(me, next, reason));
    }

    private void dial(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        if (mayDial(connection, re)) {
            String number = shortened(command.path("number").asString(""));
            goals.dialling()
                    .call(
                            connection.rights().person(),
                            number,
                            id(command, "line", LineId::new).orElse(null),
                            (dial, why) -> begin(connection, re, dial, why));
        }
    }

    private void callBack(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        Optional<ContactId> contact = id(command, "contact", ContactId::new);
        if (contact.isEmpty()) {
            refuse(connection, re, Rejection.of("contact-invalid"));
        } else if (mayDial(connection, re)) {
            goals.dialling()
                    .callBack(
                            connection.rights().person(),
                            contact.get(),
                            (dial, why) -> begin(connection, re, dial, why));
        }
    }

    private boolean mayDial(Connection connection, long re) {
        boolean may = connection.may(Permission.CONTACTS_DIAL);
        if (!may) {
            refuse(connection, re, Rejection.of("not-allowed"));
        }
        return may;
    }

    private void begin(Connection connection, long re, @Nullable AgentAction call, @Nullable Rejection why) {
        if (call != null) {
            act(connection, re, me -> call);
        } else {
            refuse(connection, re, why == null ? Rejection.of("no-way-out") : why);
        }
    }

    private void act(Connection connection, long re, Function<PersonId, AgentAction> action) {
        if (!connection.may(Permission.CONTACTS_TAKE)) {
            refuse(connection, re, Rejection.of("not-allowed"));
            return;
        }
        var decided = inputs.submit(action.apply(connection.rights().person()));
        var _ = decided.whenComplete((refusal, fault) -> {
            if (fault != null) {
                LOG.error("A command failed", fault);
                refuse(connection, re, Rejection.of("log-not-ready"));
            } else if (refusal.isPresent()) {
                refuse(connection, re, refusal.get());
            } else {
                answer(connection, re, Map.of());
            }
        });
    }

    private void supervise(Connection connection, String what, JsonNode command) {
        long re = command.path("id").longValue();
        SupervisorCommands.Outcome outcome = refused ->
                refused.ifPresentOrElse(why -> refuse(connection, re, why), () -> answer(connection, re, Map.of()));
        Optional<ContactId> contact = id(command, "contact", ContactId::new);
        String part = command.path("part").asString("");
        switch (what) {
            case "watch" -> supervisors.watch(connection, contact, part, outcome);
            case "change-watch" -> supervisors.change(connection, part, outcome);
            case "end-watch" -> supervisors.end(connection, outcome);
            case "force-end" -> supervisors.forceEnd(connection, contact, outcome);
            default ->
                supervisors.forceState(
                        connection,
                        id(command, "agent", PersonId::new),
                        command.path("state").asString(""),
                        outcome);
        }
    }

    private void audio(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        if (!connection.may(Permission.CONTACTS_TAKE) && !connection.may(Permission.CALL_LISTEN)) {
            refuse(connection, re, Rejection.of("not-allowed"));
            return;
        }
        switch (sound.offer(connection.rights().person(), command.path("sdp").asString(""))) {
            case Answer.Given given -> answer(connection, re, Map.of("sdp", given.sdp()));
            case Answer.Refused refused -> refuse(connection, re, refused.rejection());
        }
    }

    private void telephone(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        if (!connection.may(Permission.CONTACTS_TAKE)) {
            refuse(connection, re, Rejection.of("not-allowed"));
            return;
        }
        String number = shortened(command.path("number").asString(""));
        sound.call(connection.rights(), number)
                .ifPresentOrElse(why -> refuse(connection, re, why), () -> answer(connection, re, Map.of()));
    }

    private void call(Connection connection, JsonNode command) {
        long re = command.path("id").longValue();
        if (!connection.may(Permission.HOTLINE_READ)) {
            refuse(connection, re, Rejection.of("not-allowed"));
            return;
        }
        String name = String.valueOf(callNames.incrementAndGet());
        if (callOf.putIfAbsent(connection, name) != null) {
            refuse(connection, re, Rejection.of("call-under-way"));
            return;
        }
        Answer answer = calls.begin(
                name, command.path("number").asString(""), command.path("sdp").asString(""), cause -> {
                    callOf.remove(connection, name);
                    connection.send(frames.of(new CallPush(name, cause)));
                });
        switch (answer) {
            case Answer.Given given -> answer(connection, re, Map.of("sdp", given.sdp(), "call", name));
            case Answer.Refused refused -> {
                callOf.remove(connection, name);
                refuse(connection, re, refused.rejection());
            }
        }
    }

    private void endCall(Connection connection) {
        String name = callOf.get(connection);
        if (name != null) {
            calls.end(name);
        }
    }

    private void answer(Connection connection, long re, Map<String, Object> ok) {
        connection.done();
        connection.send(frames.of(new Done(re, ok)));
    }

    private void refuse(Connection connection, long re, Rejection why) {
        connection.done();
        connection.send(frames.refused(re, why, connection.language()));
    }

    private static <T extends Id> Optional<T> id(JsonNode command, String field, LongFunction<T> kind) {
        try {
            long id = Long.parseLong(command.path(field).asString(""));
            return id >= 1 && id <= Id.MAX ? Optional.of(kind.apply(id)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }
}
