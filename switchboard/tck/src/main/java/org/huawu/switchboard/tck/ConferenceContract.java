package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract tests: a third in a call, who talks, listens, whispers or barges in. */
public abstract class ConferenceContract extends ContractTests {

    private static final int HZ = 800;
    private static final BridgeId BRIDGE = new BridgeId("b1");
    private static final RecordingId RECORDING = new RecordingId("r1");
    private static final SeatId AGENT = new SeatId("seat-7");
    private static final SeatId THIRD = new SeatId("seat-8");

    private Call call;
    private SeatPhone agent;
    private SeatPhone third;
    private ChannelId agentChannel;
    private ChannelId thirdChannel;

    /** For those who implement a switchboard. */
    protected ConferenceContract() {}

    @BeforeEach
    void bringThemTogether() {
        needs(Capability.SEAT_AUDIO);
        needs(Capability.BRIDGES);
        needs(Capability.CONFERENCES);
        call = answeredCall();
        agent = stage().connect(AGENT);
        agentChannel = operator().seated(AGENT);
        third = stage().connect(THIRD);
        thirdChannel = operator().seated(THIRD);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), agentChannel));
    }

    @Test
    void given_a_call_when_another_agent_joins_then_all_hear_whoever_speaks_and_nobody_himself() {
        join(Part.AGENT);
        onlyOthersHear(call.phone(), agent, third);
        onlyOthersHear(agent, call.phone(), third);
        onlyOthersHear(third, call.phone(), agent);
    }

    @Test
    void given_a_supervisor_who_listens_when_he_speaks_then_nobody_hears_it_and_he_hears_both() {
        join(Part.LISTENING);
        onlyOthersHear(call.phone(), agent, third);
        onlyOthersHear(agent, call.phone(), third);
        nobodyHears(third, call.phone(), agent);
    }

    @Test
    void given_a_supervisor_when_he_whispers_then_only_the_agent_hears_it_and_when_he_barges_in_all_do() {
        join(Part.LISTENING);
        change(Part.WHISPERING);
        third.speak(HZ);
        operator().await("the agent hears the whisper", () -> agent.hears(HZ));
        passes(200);
        assertThat(call.phone().hears(HZ)).isFalse();
        change(Part.BARGING_IN);
        operator().await("the customer hears him", () -> call.phone().hears(HZ));
        change(Part.LISTENING);
        operator().await("nobody hears him", () -> !call.phone().hears(HZ) && !agent.hears(HZ));
    }

    @Test
    void given_a_recorded_call_when_a_supervisor_whispers_then_the_whisper_is_not_in_the_recording() {
        needs(Capability.RECORDING);
        operator().done((id, by) -> new Order.StartRecording(id, by, call.channel(), RECORDING));
        join(Part.WHISPERING);
        third.speak(HZ);
        operator().await("the agent hears the whisper", () -> agent.hears(HZ));
        passes(300);
        third.speak(0);
        operator().await("the whisper is over", () -> !agent.hears(HZ));
        agent.speak(2 * HZ);
        operator().await("the customer hears the agent", () -> call.phone().hears(2 * HZ));
        passes(300);
        operator().done((id, by) -> new Order.StopRecording(id, by, RECORDING));
        Fact.RecordingSaved saved = operator()
                .await(Fact.RecordingSaved.class, fact -> fact.recording().equals(RECORDING));
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.RIGHT, 2 * HZ))
                .isTrue();
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.RIGHT, HZ)).isFalse();
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.LEFT, HZ)).isFalse();
    }

    @Test
    void given_three_when_one_leaves_then_the_others_go_on_and_when_another_goes_the_bridge_is_gone() {
        join(Part.AGENT);
        operator().done((id, by) -> new Order.Leave(id, by, agentChannel));
        onlyOthersHear(call.phone(), third);
        nobodyHears(agent, call.phone(), third);
        call.phone().hangUp();
        operator().ended(call.channel());
        assertThat(operator().refusal((id, by) -> new Order.Leave(id, by, thirdChannel)))
                .isEqualTo("channel-in-no-bridge");
        assertThat(operator().refusal((id, by) -> new Order.Unbridge(id, by, BRIDGE)))
                .isEqualTo("bridge-unknown");
    }

    @Test
    void given_a_supervisor_who_listens_when_the_agent_goes_then_the_bridge_is_gone_and_he_hears_nothing() {
        join(Part.LISTENING);
        call.phone().speak(HZ);
        operator().await("he hears the customer", () -> third.hears(HZ));
        agent.lose();
        operator().await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(agentChannel));
        operator().await("he hears nothing", () -> !third.hears(HZ));
        assertThat(operator().refusal((id, by) -> new Order.Unbridge(id, by, BRIDGE)))
                .isEqualTo("bridge-unknown");
        assertThat(call.phone().isOver()).isFalse();
    }

    @Test
    void given_orders_that_do_not_fit_when_they_are_given_then_each_is_refused_by_name() {
        assertThat(operator().refusal((id, by) -> new Order.ChangePart(id, by, thirdChannel, Part.AGENT)))
                .isEqualTo("channel-in-no-bridge");
        assertThat(operator()
                        .refusal(
                                (id, by) -> new Order.Join(id, by, thirdChannel, new BridgeId("none"), Part.LISTENING)))
                .isEqualTo("bridge-unknown");
        assertThat(operator().refusal((id, by) -> new Order.Join(id, by, agentChannel, BRIDGE, Part.AGENT)))
                .isEqualTo("channel-in-bridge");
        assertThat(operator().refusal((id, by) -> new Order.ChangePart(id, by, agentChannel, Part.LISTENING)))
                .isEqualTo("bridge-would-end");
    }

    private void join(Part part) {
        operator().done((id, by) -> new Order.Join(id, by, thirdChannel, BRIDGE, part));
    }

    private void change(Part part) {
        operator().done((id, by) -> new Order.ChangePart(id, by, thirdChannel, part));
    }

    private void onlyOthersHear(Party speaker, Party... others) {
        speaker.speak(HZ);
        for (Party other : others) {
            operator().await("another hears", () -> other.hears(HZ));
        }
        assertThat(speaker.hears(HZ)).isFalse();
        speaker.speak(0);
        for (Party other : others) {
            operator().await("it is silent again", () -> !other.hears(HZ));
        }
    }

    private void nobodyHears(Party speaker, Party... others) {
        speaker.speak(HZ);
        passes(300);
        for (Party other : others) {
            assertThat(other.hears(HZ)).isFalse();
        }
        speaker.speak(0);
    }

    private void passes(long ms) {
        long endMs = stage().nowMs() + ms;
        operator().await("some time passes", () -> stage().nowMs() >= endMs);
    }
}
