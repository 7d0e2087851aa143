package org.huawu.server.edge.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.huawu.server.edge.LocalAuthorityStatus;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate changes while the program runs: connections opened afterwards are shown the new one. */
class RenewalTest {

    private final Path folder;

    RenewalTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void given_a_local_certificate_near_its_end_when_looked_at_while_running_then_the_next_browser_is_shown_another()
            throws Exception {
        try (EdgeUnderTest edge = EdgeUnderTest.start(folder, Map.of())) {
            X509Certificate first = shownBy(edge);
            edge.bean(ServerCertificate.Watch.class).look();
            assertThat(shownBy(edge)).isEqualTo(first);

            Renewal.renew(edge);

            X509Certificate second = shownBy(edge);
            assertThat(second).isNotEqualTo(first);
            assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
            second.verify(edge.root().getPublicKey());
            LocalAuthorityStatus status = edge.bean(LocalAuthorityStatus.class);
            assertThat(status.isLocal()).isTrue();
            assertThat(status.certificate().subject()).isEqualTo("CN=callcentre.example,O=Huawu");
            assertThat(status.certificate().notAfter())
                    .isEqualTo(second.getNotAfter().toInstant());
        }
    }

    @Test
    void given_own_files_when_they_are_renewed_while_running_then_the_new_ones_are_taken_and_bad_ones_are_not()
            throws Exception {
        Path certificate = folder.resolve("own.crt");
        Path key = folder.resolve("own.key");
        writeOwn(certificate, key);
        Map<String, String> settings = Map.of(
                "huawu.edge.certificate", certificate.toString(),
                "huawu.edge.private-key", key.toString());
        try (EdgeUnderTest edge = EdgeUnderTest.start(folder, settings)) {
            X509Certificate first = shownBy(edge);
            assertThat(edge.bean(LocalAuthorityStatus.class).isLocal()).isFalse();
            assertThat(edge.data().resolve("tls")).doesNotExist();
            HttpResponse<String> root = edge.get("/ca.crt", "Accept-Language", "en");
            assertThat(root.statusCode()).isEqualTo(404);
            assertThat(root.body()).contains("\"error-id\":\"no-local-authority\"");

            Files.writeString(key, "nonsense");
            edge.bean(ServerCertificate.Watch.class).look();
            assertThat(shownBy(edge)).isEqualTo(first);

            writeOwn(certificate, key);
            edge.bean(ServerCertificate.Watch.class).look();
            assertThat(shownBy(edge)).isNotEqualTo(first);
        }
    }

    private static void writeOwn(Path certificate, Path key) throws Exception {
        CertificateIssuer issuer = new CertificateIssuer();
        Instant now = Clock.systemUTC().instant();
        CertificateNames names = new CertificateNames(Set.of("callcentre.example"), Set.of());
        ServerIdentity own = issuer.server(issuer.root("elsewhere", now), "callcentre.example", names, now);
        Files.writeString(certificate, Pem.text(own.chain()));
        Files.writeString(key, Pem.text(own.key()));
    }

    private static X509Certificate shownBy(EdgeUnderTest edge) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyTime()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", edge.httpsPort())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Looks at no dates: the program's clock was moved, the machine's was not. */
    private static final class AnyTime implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("no client is asked for one");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // what is shown is looked at by the test
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
