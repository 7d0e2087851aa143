package org.huawu.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.OwnCertificate;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;

/**
 * Until when the certificate is valid that browsers are shown.
 *
 * @param folder where the local authority keeps its own
 * @param edge names another, if one was given
 * @param clock tells the present
 */
record CertificateCheck(DataFolder folder, EdgeSettings edge, Clock clock) {

    private static final Duration SOON = Duration.ofDays(30);

    List<Finding> findings() {
        try {
            return List.of(OwnCertificate.read(edge, clock).map(this::look).orElseGet(this::local));
        } catch (Refusal refusal) {
            // What the start would say.
            return List.of(Finding.fault(
                    "certificate",
                    refusal.sentence(TerminalLanguage.ENGLISH),
                    refusal.sentence(TerminalLanguage.CHINESE)));
        }
    }

    private Finding look(X509Certificate given) {
        LocalDate day = lastDay(given);
        Instant soon = clock.instant().plus(SOON);
        return soon.isAfter(given.getNotAfter().toInstant())
                ? Finding.warning("certificate", "ends on " + day + "; have it renewed", "将于 " + day + " 到期；请续期")
                : Finding.ok("certificate", "valid until " + day, "有效期至 " + day);
    }

    private Finding local() {
        Path file = folder.tls().resolve("server.crt");
        if (!Files.exists(file)) {
            return Finding.ok("certificate", "the local authority makes one at the first start", "将在首次启动时由本地证书机构签发");
        }
        try (InputStream in = Files.newInputStream(file)) {
            var factory = CertificateFactory.getInstance("X.509");
            LocalDate day = lastDay((X509Certificate) factory.generateCertificate(in));
            // The program issues a fresh one by itself before the old one ends.
            return Finding.ok(
                    "certificate",
                    "of the local authority, until " + day + ", renewed by itself",
                    "由本地证书机构签发，有效期至 " + day + "，自动续期");
        } catch (IOException | CertificateException e) {
            return Finding.fault(
                    "certificate",
                    file + " cannot be read (" + e.getMessage() + "); remove it, the next start issues another",
                    "无法读取 " + file + "（" + e.getMessage() + "）；请删除它，下次启动时会重新签发");
        }
    }

    private static LocalDate lastDay(X509Certificate certificate) {
        return LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC);
    }
}
