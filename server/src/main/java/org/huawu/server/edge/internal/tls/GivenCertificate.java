package org.huawu.server.edge.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huawu.server.installation.Refusal;

/** A certificate that the operator gave with its key. Read again whenever asked, so that a renewed file is taken up. */
public final class GivenCertificate implements IdentitySource {

    private static final int NAMES_SHOWN = 5;

    private final Path certificateFile;
    private final Path keyFile;
    private final String host;
    private final Clock clock;

    public GivenCertificate(Path certificateFile, Path keyFile, String host, Clock clock) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public ServerIdentity current() {
        List<X509Certificate> chain = readChain();
        PrivateKey key = readKey();
        X509Certificate own = chain.getFirst();
        checkDates(own);
        if (!Pem.belongTogether(key, own.getPublicKey())) {
            throw new Refusal(
                    "The private key " + keyFile + " does not belong to the first certificate in " + certificateFile
                            + " (" + own.getSubjectX500Principal()
                            + "). Give the key that this certificate was issued for, and put the server's own"
                            + " certificate first.",
                    "私钥 " + keyFile + " 与 " + certificateFile + " 中的第一张证书（" + own.getSubjectX500Principal()
                            + "）不匹配。请提供签发该证书所用的私钥，并把服务器自己的证书放在最前面。");
        }
        checkNames(CertificateNames.of(own));
        return new ServerIdentity(key, chain);
    }

    /** The certificate alone, after every check. */
    public X509Certificate checked() {
        return current().certificate();
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    private void checkNames(CertificateNames names) {
        if (names.covers(host)) {
            return;
        }
        List<String> some = names.some(NAMES_SHOWN);
        if (some.isEmpty()) {
            throw new Refusal(
                    "The certificate " + certificateFile
                            + " names no host, so no browser accepts it. Have one issued that" + " names " + host
                            + " (subjectAltName).",
                    "证书 " + certificateFile + " 未写明主机名，浏览器不会接受。请重新签发写明 " + host + " 的证书（subjectAltName）。");
        }
        String listed = String.join(", ", some);
        throw new Refusal(
                "The certificate " + certificateFile + " is not valid for the host " + host + ", but for " + listed
                        + ". Give the name that people use with --host, or a certificate that names it.",
                "证书 " + certificateFile + " 不适用于主机 " + host + "，而适用于 " + listed
                        + "。请用 --host 指定用户访问时使用的主机名，或提供写明该主机名的证书。");
    }

    private void checkDates(X509Certificate own) {
        Instant now = clock.instant();
        Instant end = own.getNotAfter().toInstant();
        Instant begin = own.getNotBefore().toInstant();
        if (now.isAfter(end)) {
            throw new Refusal(
                    "The certificate " + certificateFile + " expired at " + end
                            + ". Give a renewed one with --cert and --key.",
                    "证书 " + certificateFile + " 已于 " + end + " 过期。请用 --cert 和 --key 提供续期后的证书。");
        }
        if (now.isBefore(begin)) {
            throw new Refusal(
                    "The certificate " + certificateFile + " is valid only from " + begin + ", and it is now " + now
                            + ". Correct the clock of the machine, or give another certificate.",
                    "证书 " + certificateFile + " 从 " + begin + " 起才有效，当前时间为 " + now + "。请校正本机时钟，或提供其他证书。");
        }
    }

    private List<X509Certificate> readChain() {
        refuseUnreadable(certificateFile, "certificate", "证书", "--cert");
        List<X509Certificate> chain;
        try {
            chain = Pem.certificates(certificateFile);
        } catch (IOException | GeneralSecurityException e) {
            throw notPem(certificateFile, "certificate", "证书", "--cert", e);
        }
        if (chain.isEmpty()) {
            throw notPem(certificateFile, "certificate", "证书", "--cert", null);
        }
        return chain;
    }

    private PrivateKey readKey() {
        refuseUnreadable(keyFile, "private key", "私钥", "--key");
        PrivateKey key;
        try {
            key = Pem.privateKey(keyFile);
        } catch (Pem.EncryptedKeyException e) {
            throw new Refusal(
                    "The private key " + keyFile + " is locked by a password. Give one without, for example made by:"
                            + " openssl pkey -in " + keyFile + " -out server.key",
                    "私钥 " + keyFile + " 受密码保护。请提供不带密码的私钥，例如用以下命令生成：openssl pkey -in " + keyFile + " -out server.key",
                    e);
        } catch (IOException e) {
            throw notPem(keyFile, "private key", "私钥", "--key", e);
        }
        if (key == null) {
            throw notPem(keyFile, "private key", "私钥", "--key", null);
        }
        return key;
    }

    private static void refuseUnreadable(Path file, String english, String chinese, String flag) {
        if (!Files.exists(file)) {
            throw new Refusal(
                    "The " + english + " file " + file + " does not exist. Correct the path given with " + flag + ".",
                    chinese + "文件 " + file + " 不存在。请更正 " + flag + " 指定的路径。");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String user = System.getProperty("user.name", "?");
            throw new Refusal(
                    "The " + english + " file " + file + " cannot be read by user " + user
                            + ". Give that user the right to read it.",
                    "用户 " + user + " 无法读取" + chinese + "文件 " + file + "。请授予该用户读取权限。");
        }
    }

    private static Refusal notPem(
            Path file,
            String english,
            String chinese,
            String flag,
            @org.jspecify.annotations.Nullable Throwable because) {
        String englishSentence = "The file " + file + " holds no " + english
                + " in PEM form (-----BEGIN …). Give one with " + flag + ".";
        String chineseSentence = "文件 " + file + " 中没有 PEM 格式（-----BEGIN …）的" + chinese + "。请用 " + flag + " 指定。";
        return because == null
                ? new Refusal(englishSentence, chineseSentence)
                : new Refusal(englishSentence, chineseSentence, because);
    }
}
