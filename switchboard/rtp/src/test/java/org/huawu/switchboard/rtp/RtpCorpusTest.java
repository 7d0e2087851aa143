package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link RtpFuzz} found, and what it began with, without a fuzzer. */
class RtpCorpusTest {

    private static final Path KEPT = Path.of("src/test/resources/org/huawu/switchboard/rtp/RtpFuzzInputs");

    private final RtpFuzz fuzz = new RtpFuzz();

    @ParameterizedTest
    @MethodSource("sounds")
    void given_a_kept_packet_when_it_is_read_then_its_payload_lies_within_it(Path kept) throws IOException {
        fuzz.sound(Files.readAllBytes(kept));
    }

    @ParameterizedTest
    @MethodSource("opus")
    void given_a_kept_packet_of_opus_when_it_is_read_then_no_more_is_heard_than_it_holds(Path kept) throws IOException {
        fuzz.opus(Files.readAllBytes(kept));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void given_a_kept_report_when_it_is_read_then_it_can_be_written(Path kept) throws IOException {
        fuzz.report(Files.readAllBytes(kept));
    }

    static List<Path> sounds() throws IOException {
        return kept("sound");
    }

    static List<Path> opus() throws IOException {
        return kept("opus");
    }

    static List<Path> reports() throws IOException {
        return kept("report");
    }

    private static List<Path> kept(String folder) throws IOException {
        try (Stream<Path> files = Files.list(KEPT.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
