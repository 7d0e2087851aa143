package org.huawu.server.edge.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authority of this installation alone, for machines that have no certificate of their own. Browsers trust it once its
 * root is installed. It issues the server's certificate anew when the machine gets a name or address that the present one
 * does not cover, or when little time remains.
 */
final class LocalAuthority implements IdentitySource {

    /** Renewed when less remains. */
    static final Duration RENEWED_BEFORE_END = Duration.ofDays(60);

    private static final Logger LOG = LoggerFactory.getLogger(LocalAuthority.class);

    private final Path folder;
    private final String host;
    private final Supplier<CertificateNames> names;
    private final Clock clock;
    private final CertificateIssuer issuer = new CertificateIssuer();

    LocalAuthority(Path folder, String host, Supplier<CertificateNames> names, Clock clock) {
        this.folder = folder;
        this.host = host;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public synchronized ServerIdentity current() {
        Instant now = clock.instant();
        CertificateNames wanted = names.get();
        ServerIdentity root = rootAt(now);
        ServerIdentity present = readServer(root);
        if (present != null && isGood(present, wanted, now)) {
            return present;
        }
        ServerIdentity fresh = issuer.server(root, host, wanted, now);
        save("server", fresh);
        LOG.info(
                "the local authority issued a certificate for {}, valid until {}",
                host,
                fresh.certificate().getNotAfter().toInstant());
        return fresh;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    private boolean isGood(ServerIdentity present, CertificateNames wanted, Instant now) {
        X509Certificate certificate = present.certificate();
        Instant end = certificate.getNotAfter().toInstant();
        return now.isBefore(end.minus(RENEWED_BEFORE_END))
                && !now.isBefore(certificate.getNotBefore().toInstant())
                && CertificateNames.of(certificate).coversAll(wanted);
    }

    /** The root, made when there is none, and anew when its time runs out. */
    private ServerIdentity rootAt(Instant now) {
        ServerIdentity present = readRoot();
        if (present != null
                && now.isBefore(present.certificate().getNotAfter().toInstant().minus(RENEWED_BEFORE_END))) {
            return present;
        }
        ServerIdentity fresh = issuer.root(host, now);
        save("ca", fresh);
        LOG.info("a local authority was made: {}", fresh.certificate().getSubjectX500Principal());
        return fresh;
    }

    /** A damaged root is not replaced: every browser that trusts it would have to be told anew. */
    private @Nullable ServerIdentity readRoot() {
        if (!Files.exists(certificateFile("ca")) && !Files.exists(keyFile("ca"))) {
            return null;
        }
        try {
            ServerIdentity root = read("ca");
            if (root != null) {
                return root;
            }
            throw damaged(null);
        } catch (IOException | GeneralSecurityException | Pem.EncryptedKeyException e) {
            throw damaged(e);
        }
    }

    /** A damaged server certificate is replaced: nobody holds it but ourselves. */
    private @Nullable ServerIdentity readServer(ServerIdentity root) {
        try {
            ServerIdentity present = read("server");
            if (present == null) {
                return null;
            }
            present.certificate().verify(root.certificate().getPublicKey());
            return new ServerIdentity(present.key(), List.of(present.certificate(), root.certificate()));
        } catch (IOException | GeneralSecurityException | Pem.EncryptedKeyException e) {
            LOG.info("the stored server certificate cannot be used and is issued anew ({})", e.toString());
            return null;
        }
    }

    private @Nullable ServerIdentity read(String name)
            throws IOException, GeneralSecurityException, Pem.EncryptedKeyException {
        if (!Files.exists(certificateFile(name)) || !Files.exists(keyFile(name))) {
            return null;
        }
        List<X509Certificate> chain = Pem.certificates(certificateFile(name));
        PrivateKey key = Pem.privateKey(keyFile(name));
        if (chain.isEmpty()
                || key == null
                || !Pem.belongTogether(key, chain.getFirst().getPublicKey())) {
            return null;
        }
        return new ServerIdentity(key, chain);
    }

    private void save(String name, ServerIdentity identity) {
        try {
            PrivateFiles.write(keyFile(name), Pem.text(identity.key()));
            PrivateFiles.write(certificateFile(name), Pem.text(identity.chain()));
        } catch (IOException e) {
            throw new Refusal(
                    "The certificate cannot be written to " + folder + " (" + e.getMessage()
                            + "). Make room on its disk and the folder writable.",
                    "无法把证书写入 " + folder + "（" + e.getMessage() + "）。请确保磁盘有空间且目录可写。",
                    e);
        }
    }

    private Refusal damaged(@Nullable Exception because) {
        String english = "The local authority in " + folder + " is damaged (ca.crt and ca.key do not belong together or"
                + " cannot be read). Restore the folder from a backup, or remove it: a new authority is then made, and its"
                + " root must be installed in all browsers again.";
        String chinese =
                folder + " 中的本地证书颁发机构已损坏（ca.crt 与 ca.key 不匹配或无法读取）。请从备份恢复该目录；或删除该目录，" + "程序会重新创建颁发机构，届时所有浏览器都需重新安装根证书。";
        return because == null ? new Refusal(english, chinese) : new Refusal(english, chinese, because);
    }

    private Path certificateFile(String name) {
        return folder.resolve(name + ".crt");
    }

    private Path keyFile(String name) {
        return folder.resolve(name + ".key");
    }
}
