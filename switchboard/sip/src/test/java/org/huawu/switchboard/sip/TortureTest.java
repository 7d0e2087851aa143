package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gov.nist.javax.sip.message.SIPMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The 49 messages of RFC 4475, each in words of our own and, where they lie beside the project, as the RFC has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TortureTest implements SipListener {

    private static final Pattern STATUS = Pattern.compile("^SIP/2\\.0 (\\d{3}) ([A-Za-z/ ]+)\r\n");
    /** Up to the sender of the topmost Via, which gets a way back to our socket. */
    private static final Pattern TOP_VIA = Pattern.compile(
            "(\r\n(?:via|v)\\s*:\\s*SIP\\s*/\\s*[\\d.]+\\s*/\\s*)\\w+(\\s+[\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    /** Its To has a tag, as within a call, and there is none. */
    private static final Map<String, Integer> ORIGINALS_APART = Map.of("wsinv", 481);

    private final InetSocketAddress address = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
    private final SipServer server = started();

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        return 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // not of interest
    }

    static List<TortureCase> cases() {
        return Stream.of(ValidCases.all(), InvalidCases.all(), LayerCases.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void given_the_cases_of_the_rfc_when_counted_then_none_is_left_out() {
        assertThat(cases().stream().map(TortureCase::name).distinct()).hasSize(49);
        assertThat(cases().stream().map(TortureCase::section).distinct()).hasSize(49);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void given_a_message_like_one_of_the_rfc_when_it_comes_then_the_verdict_is_that_of_the_rfc(TortureCase one)
            throws IOException {
        judge(one, one.verdict());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void given_an_original_of_the_rfc_when_it_comes_then_the_verdict_is_the_same(TortureCase one) throws IOException {
        Optional<Path> folder = originals();
        assumeTrue(folder.isPresent(), "the originals of RFC 4475 are not here");
        String text = Files.readString(folder.orElseThrow().resolve(one.name() + ".dat"), StandardCharsets.ISO_8859_1);
        String answerable = TOP_VIA.matcher(text)
                .replaceFirst("$1UDP$2;rport")
                // several share a branch, by which the stack knows a request; badbranch has none to change
                .replaceFirst("branch=z9hG4bK(?=\\w)", "branch=z9hG4bK" + one.name());
        String message = one.verdict() > 1 ? answerable : text;
        int verdict = ORIGINALS_APART.getOrDefault(one.name(), one.verdict());
        judge(new TortureCase(one.name(), one.section(), verdict, message), verdict);
    }

    private void judge(TortureCase one, int verdict) throws IOException {
        SIPMessage read = new MessageGuard().parseSIPMessage(one.bytes(), true, false, null);
        if (verdict == TortureCase.DROPPED || verdict == TortureCase.TAKEN) {
            assertThat(read != null).as("%s is read", one).isEqualTo(verdict == TortureCase.TAKEN);
        }
        try (TorturePhone phone = new TorturePhone(address)) {
            phone.send(one.bytes());
            if (verdict >= 100) {
                assertAnswer(phone.receive(), verdict);
            }
            assertThat(phone.answerBeforeProbe())
                    .as("what else is said of %s", one)
                    .isEmpty();
        }
    }

    private static void assertAnswer(String answer, int verdict) {
        Matcher status = STATUS.matcher(answer);
        assertThat(status.find()).as("a clean status line in %s", answer).isTrue();
        assertThat(Integer.parseInt(status.group(1))).as(answer).isEqualTo(verdict);
        assertThat(answer)
                .doesNotContainIgnoringCase("gov.nist", "java", "exception", "sipfrag")
                .endsWith("\r\n\r\n");
        assertThat(answer.replace("\r\n", "")).doesNotContain("\r", "\n");
        switch (verdict) {
            case 401 -> assertThat(answer).contains("algorithm=SHA-256", "algorithm=MD5");
            case 415 -> assertThat(answer).contains("\r\nAccept: application/sdp\r\n");
            case 420 ->
                assertThat(answer).contains("\r\nUnsupported: ").doesNotContainIgnoringCase("Proxies", "Concern");
            default -> assertThat(answer).doesNotContain("Unsupported:");
        }
    }

    private static Optional<Path> originals() {
        return Stream.iterate(Path.of("").toAbsolutePath(), java.util.Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/sip-torture/rfc4475-ersip"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private SipServer started() {
        try {
            Registrar registrar = new Registrar(
                    RegistrarSettings.usual("board.example"),
                    (account, algorithm) -> Optional.empty(),
                    new MemoryRegistrations(),
                    BanList.NONE,
                    InstantSource.system(),
                    new SecureRandom());
            return SipServer.start(SipSettings.udp(address, 100), this, Optional.of(registrar), new SecureRandom());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
