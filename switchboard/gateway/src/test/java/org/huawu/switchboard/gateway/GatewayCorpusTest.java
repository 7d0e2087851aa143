package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link GatewayFuzz} found, and what it began with, without a fuzzer. */
class GatewayCorpusTest {

    private static final Path KEPT = Path.of("src/test/resources/org/huawu/switchboard/gateway/GatewayFuzzInputs");

    private final GatewayFuzz fuzz = new GatewayFuzz();

    @ParameterizedTest
    @MethodSource("offers")
    void given_a_kept_offer_when_it_is_read_then_it_is_one_or_refused(Path kept) throws IOException {
        fuzz.offer(Files.readAllBytes(kept));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void given_kept_attributes_when_they_are_read_then_they_can_be_asked(Path kept) throws IOException {
        fuzz.stun(Files.readAllBytes(kept));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void given_a_kept_packet_when_it_is_read_then_its_payload_lies_within_it(Path kept) throws IOException {
        fuzz.packet(Files.readAllBytes(kept));
    }

    @ParameterizedTest
    @MethodSource("handshakes")
    void given_a_kept_handshake_when_it_is_heard_then_it_ends_without_keys(Path kept) throws IOException {
        fuzz.dtls(Files.readAllBytes(kept));
    }

    static List<Path> handshakes() throws IOException {
        return kept("dtls");
    }

    static List<Path> offers() throws IOException {
        return kept("offer");
    }

    static List<Path> attributes() throws IOException {
        return kept("stun");
    }

    static List<Path> packets() throws IOException {
        return kept("packet");
    }

    private static List<Path> kept(String folder) throws IOException {
        try (Stream<Path> files = Files.list(KEPT.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
