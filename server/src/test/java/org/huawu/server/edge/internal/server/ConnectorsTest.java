package org.huawu.server.edge.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectorsTest {

    private EdgeUnderTest edge;

    @BeforeAll
    void start(@TempDir Path folder) {
        edge = EdgeUnderTest.start(folder, Map.of());
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void given_the_root_is_trusted_when_a_browser_comes_by_https_then_it_is_answered(String host) throws Exception {
        try (HttpClient browser = EdgeUnderTest.browserTrusting(edge.root())) {
            assertThat(get(browser, "https://" + host + ":" + edge.httpsPort() + "/ca.crt")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void given_an_address_of_the_machine_when_a_browser_comes_by_https_then_the_certificate_covers_it()
            throws Exception {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst();
        if (own.isPresent()) {
            try (HttpClient browser = EdgeUnderTest.browserTrusting(edge.root())) {
                String base = "https://" + own.get().getHostAddress() + ":" + edge.httpsPort();
                assertThat(get(browser, base + "/ca.crt").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void given_the_root_is_not_trusted_when_a_browser_comes_by_https_then_it_refuses() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> get(browser, "https://localhost:" + edge.httpsPort() + "/ca.crt"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void given_the_host_setting_when_a_client_asks_by_that_name_then_the_certificate_is_valid_for_it()
            throws Exception {
        SSLContext context = EdgeUnderTest.contextTrusting(edge.root());
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), edge.httpsPort());
                SSLSocket socket = (SSLSocket)
                        context.getSocketFactory().createSocket(plain, "callcentre.example", edge.httpsPort(), true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void given_a_modern_protocol_when_a_client_offers_only_it_then_they_agree_on_a_cipher_with_forward_secrecy(
            String protocol) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(socket.getSession().getCipherSuite()).containsAnyOf("GCM", "CHACHA20");
        }
    }

    @Test
    void given_a_weak_cipher_when_a_client_offers_only_it_then_it_is_refused() throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void given_an_address_of_the_machine_when_asked_by_plain_http_then_nothing_listens() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (address.isLoopbackAddress() || address.isLinkLocalAddress()) {
                    continue;
                }
                try (Socket socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, edge.httpPort()), 2_000))
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void given_a_local_authority_when_its_root_is_asked_for_then_it_is_the_one_that_signed() throws Exception {
        HttpResponse<String> answer = edge.get("/ca.crt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-x509-ca-cert");
        assertThat(answer.body()).startsWith("-----BEGIN CERTIFICATE-----");
        X509Certificate root = edge.root();
        try (SSLSocket socket = socket()) {
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            shown.verify(root.getPublicKey());
        }
    }

    private SSLSocket socket() throws GeneralSecurityException, IOException {
        return (SSLSocket) EdgeUnderTest.contextTrusting(edge.root())
                .getSocketFactory()
                .createSocket("localhost", edge.httpsPort());
    }

    private static HttpResponse<String> get(HttpClient client, String address)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
