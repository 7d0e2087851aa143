package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.rtp.RecordingStore;
import org.huawu.switchboard.rtp.WavFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of calls when there is no room for their recordings. */
class NoRoomTest {

    private static final long DEADLINE_MS = 5_000;

    private final AtomicBoolean hasRoom = new AtomicBoolean(true);
    private EngineStage stage;
    private EmbeddedSwitchboard board;

    @BeforeEach
    void start(@TempDir Path folder) {
        stage = new EngineStage(folder, 5, 0, Transport.UDP, new Limited(EngineStage.wavs(folder), hasRoom));
        board = (EmbeddedSwitchboard) stage.switchboard();
        board.start(stage.facts());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void given_no_room_when_a_recording_is_ordered_then_it_is_refused_by_name_and_the_call_goes_on() {
        hasRoom.set(false);
        ChannelId caller = answered(1);
        order(new Order.StartRecording(new OrderId(2), DEADLINE_MS, caller, new RecordingId("r1")));
        assertThat(stage.until(() -> !stage.facts().of(Fact.OrderRefused.class).isEmpty(), 5_000))
                .isTrue();
        assertThat(stage.facts().of(Fact.OrderRefused.class).getFirst().reason())
                .isEqualTo(Reasons.RECORDING_NO_ROOM);
        order(new Order.StartMusic(new OrderId(3), DEADLINE_MS, caller, EngineStage.MUSIC));
        assertThat(stage.until(() -> isDone(3), 5_000)).isTrue();
        assertThat(stage.facts().of(Fact.ChannelEnded.class)).isEmpty();
    }

    @Test
    void given_a_recording_under_way_when_there_is_no_room_any_more_then_it_goes_on_and_is_saved() {
        ChannelId caller = answered(1);
        order(new Order.StartRecording(new OrderId(2), DEADLINE_MS, caller, new RecordingId("r1")));
        assertThat(stage.until(() -> isDone(2), 5_000)).isTrue();
        hasRoom.set(false);
        order(new Order.StopRecording(new OrderId(3), DEADLINE_MS, new RecordingId("r1")));
        assertThat(stage.until(() -> stage.facts().of(Fact.RecordingSaved.class).size() == 1, 5_000))
                .isTrue();
    }

    private ChannelId answered(long order) {
        stage.call(EngineStage.LINE, "13800000000");
        assertThat(stage.until(
                        () -> !stage.facts().of(Fact.ChannelArrived.class).isEmpty(), 5_000))
                .isTrue();
        ChannelId caller =
                stage.facts().of(Fact.ChannelArrived.class).getFirst().channel();
        order(new Order.Answer(new OrderId(order), DEADLINE_MS, caller));
        assertThat(stage.until(
                        () -> !stage.facts().of(Fact.ChannelAnswered.class).isEmpty(), 5_000))
                .isTrue();
        return caller;
    }

    private boolean isDone(long order) {
        return stage.facts().of(Fact.OrderDone.class).stream()
                .anyMatch(done -> done.order().equals(new OrderId(order)));
    }

    private void order(Order order) {
        assertThat(board.carryOut(order, 0)).isTrue();
    }

    /** A folder that may be full. */
    private record Limited(WavFolder folder, AtomicBoolean room) implements RecordingStore {

        @Override
        public List<Kept> recover() throws IOException {
            return folder.recover();
        }

        @Override
        public boolean has(String name) {
            return folder.has(name);
        }

        @Override
        public boolean hasRoom() {
            return room.get();
        }

        @Override
        public Writing begin(String name) throws IOException {
            return folder.begin(name);
        }
    }
}
