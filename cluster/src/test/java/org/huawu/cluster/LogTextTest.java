package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.huawu.events.ContactEvent;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.routing.SwitchboardFact;
import org.huawu.switchboard.port.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTextTest {

    private static final String SHORT_TOKEN = "sealed:01020304…";

    @TempDir
    Path folder;

    private static LogEntry entry(Input input) {
        byte[] body = InputCodec.encode(input);
        UnsafeBuffer command = Wire.command(Wire.INPUT, 1, 1, body.length);
        command.putBytes(Wire.HEADER_LENGTH, body);
        return new LogEntry(4_711, 1_000, "a", LogEntry.Kind.INPUT, command.byteArray());
    }

    private static SwitchboardFact.ChannelArrived arrival() {
        return new SwitchboardFact.ChannelArrived(
                1,
                new ChannelId(17),
                new ContactId(18),
                new LineId(1),
                new TestEdge().sealed(new PhoneNumber(CallStage.CALLER), null));
    }

    @Test
    void given_an_arrival_when_it_is_printed_then_ids_are_there_and_the_number_is_its_short_token() {
        assertThat(LogText.line(entry(arrival())))
                .startsWith("4711 1970-01-01T00:00:01Z INPUT ChannelArrived[")
                .contains("17", "18", SHORT_TOKEN)
                .doesNotContain("05060708");
    }

    @Test
    void given_keys_when_they_are_printed_then_only_how_many() {
        assertThat(LogText.line(entry(new SwitchboardFact.DigitsPressed(1, new ChannelId(17), "123456"))))
                .contains("digits=6 hidden")
                .doesNotContain("123456");
    }

    @Test
    void given_other_entries_when_they_are_printed_then_their_kind_is_there_and_no_bytes_fail() {
        assertThat(LogText.line(entry(new AgentAction.TakeBreak(new PersonId(1), new ReasonId(2)))))
                .contains("TakeBreak");
        assertThat(LogText.line(new LogEntry(96, 0, "build-9", LogEntry.Kind.SESSION_OPEN, new byte[24])))
                .isEqualTo("96 1970-01-01T00:00:00Z SESSION_OPEN build build-9");
        assertThat(LogText.line(new LogEntry(96, 0, "", LogEntry.Kind.DEADLINE, new byte[0])))
                .endsWith("DEADLINE");
        assertThat(LogText.line(new LogEntry(96, 0, "a", LogEntry.Kind.INPUT, new byte[40])))
                .contains("unreadable");
    }

    @Test
    void given_a_journal_when_it_is_exported_then_each_event_is_one_object_and_sealed_values_stay_sealed()
            throws IOException {
        MemoryLog log = new MemoryLog(() -> new RoutingMachine("a", org.huawu.routing.Capacity.STANDARD));
        Hotline.inputs(1).forEach(input -> log.apply(null, InputCodec.encode(input)));
        log.apply(null, InputCodec.encode(new SwitchboardFact.EpochBegan(1, List.of())));
        log.apply(null, InputCodec.encode(arrival()));
        LogKey last = LogKey.BEGINNING;
        try (Journal journal = new Journal(LogFolder.journal(folder), 1 << 20)) {
            for (int i = 0; i < log.events.size(); i++) {
                byte[] event = log.events.get(i);
                last = new LogKey(7, 96, i);
                journal.event(last, 1_000, new UnsafeBuffer(event), 0, event.length);
            }
            journal.flush();
        }
        Event arrived = EventCodec.decode(log.events.getLast());
        assertThat(arrived).isInstanceOf(ContactEvent.ContactArrived.class);

        StringBuilder json = new StringBuilder();
        LogText.export(folder, new LogKey(7, 96, last.index() - 1), json);
        assertThat(json.toString())
                .startsWith(
                        "{\"incarnation\":7,\"position\":96,\"index\":%d,\"timeMs\":1000,\"type\":\"ContactArrived\",\"event\":{\"atMs\":"
                                .formatted(last.index()))
                .contains(
                        "\"contact\":{\"contact\":18,\"line\":1,",
                        "\"channel\":17",
                        "\"caller\":\"" + SHORT_TOKEN + "\"")
                .endsWith("}}\n")
                .doesNotContain("05060708");
        StringBuilder text = new StringBuilder();
        LogText.catEvents(folder, LogKey.BEGINNING, text);
        assertThat(text.toString().lines()).hasSize(log.events.size());
        assertThat(text.toString()).contains(SHORT_TOKEN).doesNotContain("05060708");
    }
}
