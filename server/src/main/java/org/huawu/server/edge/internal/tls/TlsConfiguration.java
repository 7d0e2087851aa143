package org.huawu.server.edge.internal.tls;

import java.nio.file.Path;
import java.time.Clock;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.installation.DataFolder;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where the certificate comes from, and keeps it fresh. */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    @Bean
    ServerCertificate serverCertificate(EdgeSettings settings, DataFolder data, Clock clock) {
        return new ServerCertificate(source(settings, data, clock), clock);
    }

    @Bean
    SslBundleRegistrar edgeBundle(ServerCertificate certificate) {
        return registry -> registry.registerBundle(ServerCertificate.BUNDLE, certificate.bundle());
    }

    @Bean
    ServerCertificate.Watch certificateWatch(ServerCertificate certificate, SslBundleRegistry registry) {
        return new ServerCertificate.Watch(certificate, registry);
    }

    private static IdentitySource source(EdgeSettings settings, DataFolder data, Clock clock) {
        Path certificate = settings.certificate();
        Path key = settings.privateKey();
        String host = settings.host();
        return certificate == null || key == null
                ? new LocalAuthority(data.tls(), host, new OwnNames(host), clock)
                : new GivenCertificate(certificate, key, host, clock);
    }
}
