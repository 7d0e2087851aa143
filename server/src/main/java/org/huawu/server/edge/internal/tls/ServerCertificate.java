package org.huawu.server.edge.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.huawu.server.edge.HouseCertificate;
import org.huawu.server.edge.LocalAuthorityStatus;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.scheduling.annotation.Scheduled;

/** The certificate in use. Looks now and then whether it must be replaced, and replaces it without a restart. */
public final class ServerCertificate implements LocalAuthorityStatus {

    /** The name under which the connector asks for it. */
    public static final String BUNDLE = HouseCertificate.BUNDLE;

    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);

    /** The keystore lives in memory only and needs a password for form's sake. */
    private static final String FORMAL_PASSWORD = "huawu";

    private static final Duration WARNED_BEFORE_END = Duration.ofDays(30);

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");
    private static final Set<String> CIPHERS = Set.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final IdentitySource source;
    private final Clock clock;
    private volatile ServerIdentity inUse;

    ServerCertificate(IdentitySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.inUse = source.current();
    }

    @Override
    public boolean isLocal() {
        return source.isLocal();
    }

    @Override
    public Certificate certificate() {
        X509Certificate own = shown();
        return new Certificate(
                own.getSubjectX500Principal().getName(), own.getNotAfter().toInstant());
    }

    /** The root of the local authority as PEM text; empty when the certificate was issued elsewhere. */
    public Optional<String> rootAsPem() {
        if (!isLocal()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pem.text(List.of(inUse.chain().getLast())));
        } catch (IOException e) {
            throw new IllegalStateException("a certificate has no text", e);
        }
    }

    X509Certificate shown() {
        return inUse.certificate();
    }

    /** The certificate with its key, in the form that the connector takes. */
    SslBundle bundle() {
        ServerIdentity identity = inUse;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server",
                    identity.key(),
                    FORMAL_PASSWORD.toCharArray(),
                    identity.chain().toArray(X509Certificate[]::new));
            return SslBundle.of(
                    SslStoreBundle.of(store, FORMAL_PASSWORD, null),
                    SslBundleKey.of(FORMAL_PASSWORD, "server"),
                    SslOptions.of(CIPHERS, PROTOCOLS));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificate cannot be put into a keystore", e);
        }
    }

    /** Hands the connector another certificate when the source has one. A source that has none good leaves all as it is. */
    void renew(SslBundleRegistry registry) {
        try {
            ServerIdentity fresh = source.current();
            if (fresh.certificate().equals(shown())) {
                warnBeforeEnd();
                return;
            }
            inUse = fresh;
            registry.updateBundle(BUNDLE, bundle());
            LOG.info(
                    "the certificate was replaced while running; it is valid until {}",
                    fresh.certificate().getNotAfter().toInstant());
        } catch (Refusal refusal) {
            LOG.error(
                    "the certificate in use stays, a newer one cannot be used: {}",
                    refusal.sentence(TerminalLanguage.ENGLISH));
        }
    }

    private void warnBeforeEnd() {
        if (clock.instant().isAfter(shown().getNotAfter().toInstant().minus(WARNED_BEFORE_END))) {
            LOG.warn(
                    "the certificate ends at {}; renew it",
                    shown().getNotAfter().toInstant());
        }
    }

    /** Looks once an hour: the certificate lasts long, but a machine may get another address on any day. */
    static final class Watch {

        private final ServerCertificate certificate;
        private final SslBundleRegistry registry;

        Watch(ServerCertificate certificate, SslBundleRegistry registry) {
            this.certificate = certificate;
            this.registry = registry;
        }

        @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void look() {
            certificate.renew(registry);
        }
    }
}
