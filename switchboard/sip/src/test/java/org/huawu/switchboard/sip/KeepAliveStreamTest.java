package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.Test;

/** Calls over a connection: they are renewed over it, and end when it is gone. */
class KeepAliveStreamTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final long HALF_MS = 900_000;

    private final TestTimers timers = new TestTimers();
    private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();

    @Override
    public int invited(ArrivedCall call) {
        return call.answer(new InetSocketAddress(LOOPBACK, 30_000)) ? 0 : 500;
    }

    @Override
    public void ended(SipCall call, int cause) {
        ends.add(cause);
    }

    @Test
    void given_a_call_over_a_connection_when_it_is_renewed_then_it_is_over_it_and_ends_without_it() throws Exception {
        InetSocketAddress address = new InetSocketAddress(LOOPBACK, FreePorts.inARow(1));
        SipSettings settings = new SipSettings(List.of(new SipPoint.Tcp(address)), 5, StreamLimits.USUAL);
        try (SipServer server = SipServer.start(settings, this, Optional.empty(), new SecureRandom(), timers)) {
            try (StreamPhone phone = StreamPhone.tcp(address)) {
                phone.send(phone.invite(1)
                        .replace(
                                "Max-Forwards:",
                                "Supported: timer\r\nSession-Expires: 1800;refresher=uas\r\nMax-Forwards:"));
                String answer = take(phone, "SIP/2.0 200 ");
                String tag = ";tag=" + Callee.group(answer, "\r\nTo:[^\r]*;tag=([^\r;]*)");
                phone.send(phone.request("ACK", 1, tag, ""));
                phone.send(phone.request("INFO", 2, tag, ""));
                take(phone, "SIP/2.0 200 ");
                timers.passUntilDue(HALF_MS);
                String renewal = take(phone, "INVITE ");
                String sdp = renewal.substring(renewal.indexOf("v=0")).replace("30000", "20010");
                phone.send(Callee.answer(renewal, "200 OK", "", 1, sdp, "Session-Expires: 1800;refresher=uac"));
                take(phone, "ACK ");
                timers.await(HALF_MS, HALF_MS);
            }
            assertThat(server.calls()).isEqualTo(1);
            timers.pass(2 * HALF_MS);
            assertThat(ends.poll(5, TimeUnit.SECONDS)).isEqualTo(408);
            assertThat(server.calls()).isZero();
        }
    }

    private static String take(StreamPhone phone, String beginning) throws IOException {
        String text = phone.receive();
        while (!text.startsWith(beginning)) {
            text = phone.receive();
        }
        return text;
    }
}
