package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that are not ours, over TCP: SIPp with one connection for all calls (t1), and with one for each (tn). */
class SippStreamTest implements SipListener {

    private static final int CALLS = 20;

    private final CountDownLatch ends = new CountDownLatch(CALLS);

    @Override
    public int invited(SipCall call) {
        call.ring();
        call.answer(new InetSocketAddress(TorturePhone.LOOPBACK, 20_014));
        return 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        ends.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t1", "tn"})
    void given_callers_over_tcp_when_they_call_and_hang_up_then_each_call_is_whole(
            String transport, @TempDir Path folder) throws Exception {
        InetSocketAddress tcp = new InetSocketAddress(TorturePhone.LOOPBACK, TorturePhone.freePort());
        SipSettings settings = new SipSettings(List.of(new SipPoint.Tcp(tcp)), CALLS, StreamLimits.USUAL);
        try (SipServer server = SipServer.start(settings, this, new SecureRandom())) {
            sipp(folder, transport, tcp.getPort());
            assertThat(ends.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(server.calls()).isZero();
        }
    }

    private static void sipp(Path folder, String transport, int port) throws Exception {
        Path scenario = Path.of(Objects.requireNonNull(SippStreamTest.class.getResource("/sipp/call.xml"))
                .toURI());
        File output = folder.resolve("sipp.log").toFile();
        Process sipp = new ProcessBuilder(List.of(
                        "sipp",
                        "-sf",
                        scenario.toString(),
                        "-t",
                        transport,
                        "-max_socket",
                        "100",
                        "-i",
                        "127.0.0.1",
                        "-m",
                        Integer.toString(CALLS),
                        "-l",
                        "5",
                        "-r",
                        "100",
                        "-nostdin",
                        "-timeout",
                        "25",
                        "127.0.0.1:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(sipp.waitFor(30, TimeUnit.SECONDS)).as("SIPp ends").isTrue();
            assertThat(sipp.exitValue())
                    .as("%s", Files.readString(output.toPath()))
                    .isZero();
        } finally {
            sipp.destroyForcibly();
        }
    }
}
