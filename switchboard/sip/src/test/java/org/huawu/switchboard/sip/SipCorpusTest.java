package org.huawu.switchboard.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SipFuzz} found, and what it began with, without a fuzzer. */
class SipCorpusTest {

    private static final Path KEPT = Path.of("src/test/resources/org/huawu/switchboard/sip/SipFuzzInputs");

    private final SipFuzz fuzz = new SipFuzz();

    @ParameterizedTest
    @MethodSource("messages")
    void given_a_kept_message_when_it_is_read_then_what_is_taken_is_whole(Path kept) throws IOException {
        fuzz.message(Files.readAllBytes(kept));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void given_a_kept_offer_when_it_is_read_then_it_has_a_place_to_send_to(Path kept) throws IOException {
        fuzz.offer(Files.readAllBytes(kept));
    }

    static List<Path> messages() throws IOException {
        return kept("message");
    }

    static List<Path> offers() throws IOException {
        return kept("offer");
    }

    private static List<Path> kept(String folder) throws IOException {
        try (Stream<Path> files = Files.list(KEPT.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
