package org.huawu.server.switchboard.internal;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import org.huawu.server.edge.HouseCertificate;
import org.huawu.switchboard.sip.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** What telephones meet over TLS: the certificate that browsers meet, and its successor from the moment it is renewed. */
final class HouseIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(HouseIdentity.class);

    private HouseIdentity() {}

    static TlsIdentity of(SslBundles certificates) {
        try {
            SslBundle now = certificates.getBundle(HouseCertificate.BUNDLE);
            TlsIdentity identity = TlsIdentity.of(keys(now), password(now));
            certificates.addBundleUpdateHandler(HouseCertificate.BUNDLE, fresh -> replace(identity, fresh));
            return identity;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate of the house cannot be used for SIP over TLS", e);
        }
    }

    private static void replace(TlsIdentity identity, SslBundle fresh) {
        try {
            identity.replace(keys(fresh), password(fresh));
        } catch (GeneralSecurityException e) {
            LOG.error("SIP over TLS keeps the certificate in use, the newer one cannot be used", e);
        }
    }

    private static KeyStore keys(SslBundle bundle) {
        return Objects.requireNonNull(bundle.getStores().getKeyStore());
    }

    private static char[] password(SslBundle bundle) {
        return Objects.requireNonNull(bundle.getStores().getKeyStorePassword()).toCharArray();
    }
}
