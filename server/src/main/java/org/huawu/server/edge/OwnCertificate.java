package org.huawu.server.edge;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.huawu.server.edge.internal.tls.GivenCertificate;
import org.huawu.server.installation.Refusal;

/** The installation's own certificate, the one given with --cert and --key; the local authority's is not meant. */
public final class OwnCertificate {

    private OwnCertificate() {}

    /**
     * Reads and checks it as every start does.
     *
     * @return the certificate, empty when none was given
     * @throws Refusal when a start would refuse it: unreadable, ended, not for this host, not of this key
     */
    public static Optional<X509Certificate> read(EdgeSettings settings, Clock clock) {
        Path certificate = settings.certificate();
        Path key = settings.privateKey();
        if (certificate == null || key == null) {
            return Optional.empty();
        }
        var given = new GivenCertificate(certificate, key, settings.host(), clock);
        return Optional.of(given.checked());
    }
}
