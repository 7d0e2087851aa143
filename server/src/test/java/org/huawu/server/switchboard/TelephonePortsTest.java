package org.huawu.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.huawu.server.switchboard.internal.FreePort;
import org.junit.jupiter.api.Test;

class TelephonePortsTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final InetSocketAddress sip = FreePort.SIP.of(LOOPBACK, 0, new SecureRandom());
    private final InetSocketAddress tls = FreePort.SIP_OVER_TLS.of(LOOPBACK, 0, new SecureRandom());

    @Test
    void given_free_ports_when_looked_at_then_nothing_is_refused() {
        assertThatCode(() -> TelephonePorts.refuseIfTaken(settings(true), 8443)).doesNotThrowAnyException();
        assertThat(sip.getPort()).isBetween(20_000, 32_767);
    }

    @Test
    void given_a_udp_port_of_sip_in_use_when_looked_at_then_protocol_port_and_flag_are_named() throws IOException {
        try (DatagramSocket other = new DatagramSocket(sip)) {
            assertRefused("UDP port " + other.getLocalPort() + " on 127.0.0.1 is taken (", " with --sip.", "用 --sip ");
        }
    }

    @Test
    void given_a_tcp_port_of_sip_in_use_when_looked_at_then_protocol_port_and_flag_are_named() throws IOException {
        try (ServerSocket other = new ServerSocket(sip.getPort(), 1, LOOPBACK)) {
            assertRefused("TCP port " + other.getLocalPort() + " on 127.0.0.1 is taken (", " with --sip.", "用 --sip ");
        }
    }

    @Test
    void given_a_port_of_sip_over_tls_in_use_when_looked_at_then_protocol_port_and_setting_are_named()
            throws IOException {
        try (ServerSocket other = new ServerSocket(tls.getPort(), 1, LOOPBACK)) {
            assertRefused(
                    "TCP port " + other.getLocalPort() + " for SIP over TLS on 127.0.0.1 is taken (",
                    " with huawu.switchboard.sip-tls-port (off for none).",
                    "用 huawu.switchboard.sip-tls-port ");
        }
    }

    @Test
    void given_ports_in_use_when_this_program_carries_no_calls_then_nothing_is_refused() throws IOException {
        try (DatagramSocket other = new DatagramSocket(sip)) {
            assertThatCode(() -> TelephonePorts.refuseIfTaken(settings(false), 8443))
                    .doesNotThrowAnyException();
            assertThat(other.isBound()).isTrue();
        }
    }

    @Test
    void given_one_port_for_https_and_for_sip_over_tls_when_looked_at_then_what_changes_either_is_named() {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> TelephonePorts.refuseIfTaken(settings(true), tls.getPort()));
        for (TerminalLanguage language : TerminalLanguage.values()) {
            assertThat(refusal.sentence(language))
                    .contains("" + tls.getPort(), "--https", "--sip", "huawu.switchboard.sip-tls-port");
        }
    }

    private void assertRefused(String english, String mend, String chineseMend) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> TelephonePorts.refuseIfTaken(settings(true), 8443));
        String port = english.replaceAll("\\D*(\\d+).*", "$1");
        assertThat(refusal.sentence(TerminalLanguage.ENGLISH))
                .startsWith(english)
                .endsWith(mend);
        assertThat(refusal.sentence(TerminalLanguage.CHINESE))
                .contains(english.substring(0, 3) + " 端口 " + port, "已被占用", chineseMend);
    }

    private SwitchboardSettings settings(boolean isEmbedded) {
        return new SwitchboardSettings(
                isEmbedded,
                sip.getPort(),
                "" + tls.getPort(),
                "10000-19999",
                "127.0.0.1",
                List.of(),
                null,
                10,
                10,
                0,
                0,
                5);
    }
}
