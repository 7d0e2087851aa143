package org.huawu.server.switchboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.huawu.server.edge.internal.tls.Renewal;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.switchboard.sip.ArrivedCall;
import org.huawu.switchboard.sip.SipCall;
import org.huawu.switchboard.sip.SipListener;
import org.huawu.switchboard.sip.SipPoint;
import org.huawu.switchboard.sip.SipServer;
import org.huawu.switchboard.sip.SipSettings;
import org.huawu.switchboard.sip.StreamLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundles;

/** Telephones over TLS meet the certificate that browsers meet. */
class HouseIdentityTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Override
    public int invited(ArrivedCall call) {
        return 404;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // nobody calls
    }

    @Test
    void given_a_certificate_renewed_while_running_when_the_next_telephone_connects_then_it_meets_the_new_one(
            @TempDir Path folder) throws Exception {
        InetSocketAddress tls = FreePort.SIP_OVER_TLS.of(LOOPBACK, 0, new SecureRandom());
        try (EdgeUnderTest edge = EdgeUnderTest.start(folder, Map.of())) {
            SipPoint point = new SipPoint.Tls(tls, HouseIdentity.of(edge.bean(SslBundles.class)));
            SipSettings settings = new SipSettings(List.of(point), 1, StreamLimits.USUAL);
            try (SipServer server = SipServer.start(settings, this, new SecureRandom())) {
                X509Certificate first = shownAt(tls.getPort());
                assertThat(first).isEqualTo(shownAt(edge.httpsPort()));
                Renewal.renew(edge);
                assertThat(shownAt(tls.getPort())).isNotEqualTo(first).isEqualTo(shownAt(edge.httpsPort()));
                assertThat(server.calls()).isZero();
            }
        }
    }

    private static X509Certificate shownAt(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyTime()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(LOOPBACK, port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Looks at no dates: the program's clock is moved, the machine's is not. */
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
