package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which trunk a call is of, when several have a peer on one host. */
class TrunksTest {

    private static final InetAddress CARRIER = InetAddress.ofLiteral("192.0.2.10");

    @ParameterizedTest
    @CsvSource({
        // how it came, from which port, and whose it is
        "UDP, 5060, a-udp",
        "UDP, 33000, a-udp",
        "TLS, 5061, b-tls",
        "TLS, 33000, b-tls",
        "UDP, 5061, a-udp",
        "TLS, 5060, b-tls",
        "TCP, 33000, c-tcp",
        "TCP, 5072, d-tcp"
    })
    void given_trunks_of_one_host_when_a_call_comes_then_transport_decides_before_the_port(
            SipTransport transport, int port, String expected) {
        Trunks trunks = new Trunks(settings -> new Trunk(settings, () -> 0, bound -> 0));
        trunks.replace(
                List.of(
                        trunk("a-udp", 5_060, SipTransport.UDP),
                        trunk("b-tls", 5_061, SipTransport.TLS),
                        trunk("c-tcp", 5_070, SipTransport.TCP),
                        trunk("d-tcp", 5_072, SipTransport.TCP)),
                true);
        assertThat(trunks.of(new InetSocketAddress(CARRIER, port), transport).map(TrunkSettings::name))
                .contains(expected);
        assertThat(trunks.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.11"), port), transport))
                .isEmpty();
    }

    private static TrunkSettings trunk(String name, int port, SipTransport transport) {
        return new TrunkSettings(
                name,
                List.of(new TrunkPeer(new InetSocketAddress(CARRIER, port), transport, 0, 0)),
                "carrier.example",
                Optional.empty(),
                Set.of(),
                NumberWriting.NATIONAL,
                TrunkLimits.USUAL,
                TrunkManner.PLAIN);
    }
}
