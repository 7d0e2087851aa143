package org.huawu.server.edge.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.internal.server.PortCheck.Listener;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

class PortsTest {

    private final Path folder;

    PortsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "huawu.edge.https-port, HTTPS, all addresses, --https",
        "huawu.edge.http-port, HTTP, 127.0.0.1, --http",
    })
    void given_a_port_in_use_when_started_then_port_address_and_flag_are_named(
            String setting, String protocol, String address, String flag) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());
            Throwable failure = catchThrowable(
                    () -> EdgeUnderTest.start(folder, Map.of(setting, port)).close());
            assertThat(refusalIn(failure).sentence(TerminalLanguage.ENGLISH))
                    .isEqualTo("The port " + port + " for " + protocol + " on " + address
                            + " is used by another program. End that program, or choose another port with " + flag
                            + ".");
            assertThat(refusalIn(failure).sentence(TerminalLanguage.CHINESE)).contains(port, "已被其他程序占用", flag);
        }
    }

    @Test
    void given_a_port_taken_after_the_check_when_the_connectors_start_then_it_is_refused_in_the_same_words()
            throws IOException {
        String port = Integer.toString(FreePorts.inARow(1));
        Map<String, String> settings = Map.of("huawu.edge.http-port", port);
        Throwable failure = catchThrowable(
                () -> EdgeUnderTest.start(folder, settings, TakesThePort.class).close());
        assertThat(refusalIn(failure).sentence(TerminalLanguage.ENGLISH))
                .startsWith("The port " + port + " for HTTP on 127.0.0.1 is used by another program.");
    }

    @Test
    void given_a_port_of_the_system_when_it_may_not_be_opened_then_that_is_said() {
        Refusal refusal = Listener.https(443).refusal(new SocketException("Permission denied"));
        assertThat(refusal.sentence(TerminalLanguage.ENGLISH)).contains("443", "CAP_NET_BIND_SERVICE", "--https");
        assertThat(refusal.sentence(TerminalLanguage.CHINESE)).contains("443", "无权使用");
    }

    private static Refusal refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        throw new AssertionError("no refusal", failure);
    }

    /** Made after the ports were checked and before the connectors start. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TakesThePort {

        @Bean
        ServerSocket other(EdgeSettings settings) throws IOException {
            return new ServerSocket(settings.httpPort(), 5, InetAddress.ofLiteral("127.0.0.1"));
        }
    }
}
