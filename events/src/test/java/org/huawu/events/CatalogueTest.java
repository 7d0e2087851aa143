package org.huawu.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huawu.kernel.bytes.Coded;
import org.junit.jupiter.api.Test;

/** Holds the catalogue against the committed one: a line there is a promise and may be added, but not changed. */
class CatalogueTest {

    private static final List<Class<? extends Coded>> CODES = List.of(
            AgentState.class,
            Assignment.class,
            BreakReason.class,
            ConnectFailure.class,
            ConsultEnding.class,
            ContactClass.class,
            ContactStage.class,
            EndCause.class,
            ForcedState.class,
            HoldCause.class,
            MoveCause.class,
            NextState.class,
            OutsideEnding.class,
            Party.class,
            PromptEnding.class,
            RecordingFailure.class,
            RefusalCause.class,
            RequeueCause.class,
            SignOutCause.class,
            WatchEnding.class,
            WatchPart.class,
            Withdrawal.class,
            WrapUpEnding.class);

    @Test
    void given_the_committed_catalogue_when_every_event_is_encoded_then_types_versions_and_bytes_agree()
            throws IOException {
        String events = Samples.types().stream()
                .map(type -> Samples.counting().event(type))
                .sorted(Comparator.comparingInt(EventCodec::type))
                .map(CatalogueTest::line)
                .collect(Collectors.joining());
        String codes = CODES.stream().flatMap(CatalogueTest::codes).collect(Collectors.joining());
        assertThat(events + codes).isEqualTo(committed());
    }

    @Test
    void given_all_events_when_their_types_are_compared_then_no_two_share_a_number() {
        List<Integer> numbers = Samples.types().stream()
                .map(type -> EventCodec.type(Samples.counting().event(type)))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(76);
    }

    @Test
    void given_the_committed_bytes_when_they_are_decoded_then_they_give_the_sample_again() throws IOException {
        committed()
                .lines()
                .filter(line -> !line.startsWith("code "))
                .map(line -> line.split(" "))
                .forEach(words -> {
                    byte[] bytes = HexFormat.of().parseHex(words[3]);
                    Event event = EventCodec.decode(bytes);
                    assertThat(event.getClass().getSimpleName()).isEqualTo(words[2]);
                    assertThat(EventCodec.encode(event)).isEqualTo(bytes);
                });
    }

    private static String line(Event event) {
        return EventCodec.type(event) + " " + EventCodec.version(event) + " "
                + event.getClass().getSimpleName() + " " + HexFormat.of().formatHex(EventCodec.encode(event)) + "\n";
    }

    private static Stream<String> codes(Class<? extends Coded> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> "code " + type.getSimpleName() + " " + value.code() + " " + value + "\n");
    }

    private static String committed() throws IOException {
        try (InputStream in = CatalogueTest.class.getResourceAsStream("/catalogue.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
