package org.huawu.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.installation.DataFolder;

/**
 * Until when the certificate is valid that browsers are shown.
 *
 * @param folder where the local authority keeps its own
 * @param edge names another, if one was given
 * @param now the present
 */
record CertificateCheck(DataFolder folder, EdgeSettings edge, Instant now) {

    private static final Duration SOON = Duration.ofDays(30);

    List<Finding> findings() {
        Path given = edge.certificate();
        Path local = folder.tls().resolve("server.crt");
        if (given == null && !Files.exists(local)) {
            return List.of(
                    Finding.ok("certificate", "the local authority makes one at the first start", "将在首次启动时由本地证书机构签发"));
        }
        return List.of(given == null ? look(local, true) : look(given, false));
    }

    private Finding look(Path file, boolean local) {
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return look(certificate, local);
        } catch (IOException | CertificateException e) {
            return Finding.fault(
                    "certificate",
                    file + " cannot be read (" + e.getMessage() + "); give a PEM file with --cert",
                    "无法读取 " + file + "(" + e.getMessage() + ");请用 --cert 指定 PEM 文件");
        }
    }

    private Finding look(X509Certificate certificate, boolean local) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        LocalDate day = LocalDate.ofInstant(until, ZoneOffset.UTC);
        if (local) {
            // The program issues a fresh one by itself before the old one ends.
            return Finding.ok(
                    "certificate",
                    "of the local authority, until " + day + ", renewed by itself",
                    "由本地证书机构签发,有效期至 " + day + ",自动续期");
        }
        if (now.isAfter(until)) {
            return Finding.fault(
                    "certificate",
                    "expired on " + day + "; have it renewed, and give the new file with --cert",
                    "已于 " + day + " 过期;请续期,并用 --cert 指定新文件");
        }
        if (now.isBefore(from)) {
            return Finding.fault(
                    "certificate",
                    "valid only from " + from + "; check the clock of this machine",
                    from + " 起才有效;请检查本机时钟");
        }
        return now.plus(SOON).isAfter(until)
                ? Finding.warning("certificate", "ends on " + day + "; have it renewed", "将于 " + day + " 到期;请续期")
                : Finding.ok("certificate", "valid until " + day, "有效期至 " + day);
    }
}
