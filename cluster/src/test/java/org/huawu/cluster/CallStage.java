package org.huawu.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Capacity;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.FakeSound;
import org.huawu.switchboard.tck.FakeSwitchboard;
import org.huawu.switchboard.tck.SeatPhone;
import org.huawu.switchboard.tck.Stage;

/** A hotline with a switchboard in memory, a log in memory and the client between them; all under virtual time. */
final class CallStage {

    static final String CALLER = "13800138000";

    final MemoryLog log = new MemoryLog(() -> new RoutingMachine("test", Capacity.STANDARD));
    final List<Effect.Notice> notices = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();
    final TestEdge edge = new TestEdge();
    FakeSwitchboard switchboard = newSwitchboard(0);
    SwitchboardClient client = newClient();
    boolean desksAreFull;

    /** Opens the hotline and lets agents sign in, each at a seat with audio, and be ready. */
    void open(int agents) {
        Hotline.inputs(agents).forEach(this::given);
        client.attach();
        settle();
        for (long agent = 1; agent <= agents; agent++) {
            switchboard.connect(portSeat(agent));
            settle();
            given(new AgentAction.SignIn(new PersonId(agent), new SeatId(agent)));
            given(new AgentAction.BecomeReady(new PersonId(agent)));
        }
        settle();
    }

    SeatPhone connect(long seat) {
        SeatPhone phone = switchboard.connect(portSeat(seat));
        settle();
        return phone;
    }

    Acknowledgement given(Input input) {
        Acknowledgement acknowledgement = log.apply(null, InputCodec.encode(input));
        settle();
        return acknowledgement;
    }

    CallerPhone call() {
        CallerPhone phone = switchboard.call(Stage.LINE, CALLER);
        settle();
        return phone;
    }

    /** Works until nothing is left to do now. */
    void settle() {
        int idle = 0;
        for (int round = 0; round < 10_000 && idle < 2; round++) {
            idle = log.pump() + client.work() == 0 ? idle + 1 : 0;
        }
    }

    void pass(long ms) {
        for (long passed = 0; passed < ms; passed += 10) {
            switchboard.advance(10);
            log.advance(10);
            settle();
        }
    }

    /** The switchboard goes and comes again, without channels. */
    void restartSwitchboard() {
        switchboard.close();
        settle();
        startAgain();
    }

    /** The program dies with everything in it, and starts from what the log has. */
    void restartProgram() throws Exception {
        log.restart();
        startAgain();
    }

    private void startAgain() {
        switchboard = newSwitchboard(switchboard.epoch());
        client = newClient();
        client.attach();
        settle();
    }

    <N extends Effect.Notice> N lastNotice(Class<N> kind) {
        return notices.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    List<String> happened() {
        return events().stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    List<Event> events() {
        return log.events.stream().map(EventCodec::decode).toList();
    }

    <E extends Event> E lastEvent(Class<E> kind) {
        return events().reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + happened()));
    }

    static FakeSwitchboard newSwitchboard(long epochBefore) {
        return new FakeSwitchboard(
                epochBefore,
                Set.of(Stage.LINE),
                Map.of(
                        Stage.PROMPT,
                        new FakeSound(Stage.PROMPT_HZ, Stage.PROMPT_MS),
                        Stage.MUSIC,
                        new FakeSound(Stage.MUSIC_HZ, Integer.MAX_VALUE)));
    }

    private SwitchboardClient newClient() {
        return new SwitchboardClient(log, MemoryLog.INCARNATION, switchboard, edge, this::show, faults::add);
    }

    private boolean show(Effect.Notice notice) {
        return !desksAreFull && notices.add(notice);
    }

    static org.huawu.switchboard.port.SeatId portSeat(long seat) {
        return new org.huawu.switchboard.port.SeatId("seat-" + seat);
    }
}
