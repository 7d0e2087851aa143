package org.huawu.cluster;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Capacity;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.FakeSwitchboard;
import org.huawu.switchboard.tck.Stage;

/** A program of its own with calls under way all the time, in every stage; it says which callers were answered. */
final class CallingNode {

    private static final int AGENTS = 3;
    private static final int MOST_UP = 25;
    private static final int STEP_MS = 10;
    private static final int STEPS_A_CALL = 4;

    private final LogNode node;
    private final FakeSwitchboard switchboard;
    private final ConcurrentLinkedQueue<Effect.Notice> notices = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<CallerPhone> callers = new ArrayDeque<>();
    private final PrintStream out = System.out;
    private long steps;

    private CallingNode(LogNode node, FakeSwitchboard switchboard) {
        this.node = node;
        this.switchboard = switchboard;
    }

    static LogNode start(Path folder) {
        LogSettings settings = new LogSettings(
                folder.resolve("log"),
                folder.resolve("driver"),
                "a",
                InstantSource.system(),
                1_000,
                64L << 20,
                () -> Long.MAX_VALUE,
                false,
                fault -> {});
        return LogNode.start(settings, new RoutingMachine("a", Capacity.STANDARD));
    }

    /** FOLDER EPOCH-BEFORE. Snapshots each second; runs until it is killed. */
    public static void main(String[] args) {
        LogNode node = start(Path.of(args[0]));
        CallingNode calling = new CallingNode(node, CallStage.newSwitchboard(Long.parseLong(args[1])));
        calling.run();
    }

    private void run() {
        Hotline.inputs(AGENTS).forEach(this::submit);
        new SwitchboardClient(node.client(), node.incarnation(), switchboard, new TestEdge(), notices::add, fault -> {})
                .start();
        for (long agent = 1; agent <= AGENTS; agent++) {
            switchboard.connect(CallStage.portSeat(agent));
            submit(new AgentAction.SignIn(new PersonId(agent), new SeatId(agent)));
            submit(new AgentAction.BecomeReady(new PersonId(agent)));
        }
        out.println("EPOCH " + switchboard.epoch());
        // The switchboard's time keeps pace with the log's, which is the machine's.
        var _ = Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(this::step, 0, STEP_MS, TimeUnit.MILLISECONDS);
    }

    private void step() {
        if (steps++ % STEPS_A_CALL == 0) {
            callers.add(switchboard.call(Stage.LINE, CallStage.CALLER));
        }
        if (callers.size() > MOST_UP) {
            hangUp(callers.removeFirst());
        }
        answerNotices();
        switchboard.advance(STEP_MS);
    }

    private void hangUp(CallerPhone caller) {
        if (caller.status() == 200) {
            out.println("ANSWERED");
        }
        caller.hangUp();
    }

    private void answerNotices() {
        for (Effect.Notice notice = notices.poll(); notice != null; notice = notices.poll()) {
            PersonId agent = notice.agent().agent();
            if (notice instanceof Effect.ShowOffer offer) {
                submit(new AgentAction.AcceptOffer(agent, offer.contact().contact()));
            } else if (notice instanceof Effect.ShowState shown && shown.state() == AgentState.WRAP_UP) {
                ContactRef contact = Objects.requireNonNull(shown.contact(), "one wraps a contact up");
                submit(new AgentAction.EndWrapUp(agent, contact.contact()));
            }
        }
    }

    /** Whatever the core thinks of it: the answer is not waited for, so that inputs are in flight all the time. */
    private void submit(Input input) {
        if (!(node.client().submit(InputCodec.encode(input)) instanceof Submission.Accepted)) {
            out.println("the log took no input");
        }
    }
}
