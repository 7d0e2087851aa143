package org.huawu.server.edge.internal.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as PEM text. */
final class Pem {

    private Pem() {}

    /** All certificates of a file in their order; empty when it holds none. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        try (PEMParser parser = open(file)) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof X509CertificateHolder holder) {
                    found.add(converter.getCertificate(holder));
                }
            }
        }
        return found;
    }

    /**
     * The first private key of a file (PKCS#8, or the older forms of RSA and EC keys); null when it holds none.
     *
     * @throws EncryptedKeyException when it is locked by a password
     */
    static @Nullable PrivateKey privateKey(Path file) throws IOException, EncryptedKeyException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = open(file)) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                switch (part) {
                    case PEMKeyPair pair -> {
                        return converter.getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PrivateKeyInfo info -> {
                        return converter.getPrivateKey(info);
                    }
                    case PEMEncryptedKeyPair locked -> throw new EncryptedKeyException();
                    case PKCS8EncryptedPrivateKeyInfo locked -> throw new EncryptedKeyException();
                    default -> {
                        // parameters of the curve stand before older EC keys
                    }
                }
            }
        }
        return null;
    }

    /** A private key as text, in the form that every other program reads too (PKCS#8). */
    static String text(PrivateKey key) throws IOException {
        return text(List.of(new JcaPKCS8Generator(key, null)));
    }

    /** Certificates as text. */
    static String text(List<?> parts) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                writer.writeObject(part);
            }
        }
        return text.toString();
    }

    /** Whether a private key belongs to a public key: what the one signs, the other confirms. */
    static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) {
        if (!privateKey.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        byte[] sample = "huawu".getBytes(StandardCharsets.UTF_8);
        String algorithm = privateKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            Signature sign = Signature.getInstance(algorithm);
            sign.initSign(privateKey);
            sign.update(sample);
            byte[] signed = sign.sign();
            Signature verify = Signature.getInstance(algorithm);
            verify.initVerify(publicKey);
            verify.update(sample);
            return verify.verify(signed);
        } catch (GeneralSecurityException e) {
            // keys of different curves or lengths cannot even be tried on each other
            return false;
        }
    }

    private static PEMParser open(Path file) throws IOException {
        try {
            return new PEMParser(new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (PEMException e) {
            throw new IOException(e);
        }
    }

    /** A private key that needs a password. */
    static final class EncryptedKeyException extends Exception {

        private static final long serialVersionUID = 1L;

        EncryptedKeyException() {
            super("the private key is locked by a password");
        }
    }
}
