package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that are not ours, over TCP: SIPp with one connection for all calls (t1), and with one for each (tn). */
class SippStreamTest implements SipListener {

    private static final int CALLS = 20;

    private final CountDownLatch ends = new CountDownLatch(CALLS);

    @Override
    public int invited(ArrivedCall call) {
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
        InetSocketAddress tcp = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        SipSettings settings = new SipSettings(List.of(new SipPoint.Tcp(tcp)), CALLS, StreamLimits.USUAL);
        try (SipServer server = SipServer.start(settings, this, new SecureRandom())) {
            Sipp.run(folder, "call.xml", transport, CALLS, tcp.getPort());
            assertThat(ends.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(server.calls()).isZero();
        }
    }
}
