package org.huawu.server.edge.internal.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the two kinds of certificate of a local authority: its root, and that of the server. */
final class CertificateIssuer {

    /** Ten years: people install the root once. */
    static final Duration ROOT_VALIDITY = Duration.ofDays(3652);

    /** Browsers refuse server certificates valid for more than 398 days. */
    static final Duration SERVER_VALIDITY = Duration.ofDays(397);

    /** Clocks of browsers may be slow. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int LONGEST_COMMON_NAME = 64;

    private final SecureRandom random = new SecureRandom();

    /** A root whose name tells this installation from others on the same machine. */
    ServerIdentity root(String host, Instant now) {
        try {
            KeyPair keys = freshKeys();
            BigInteger serial = serial();
            String shortId = HexFormat.of().formatHex(serial.toByteArray(), 0, 4);
            X500Principal name = principal(commonName("Huawu ", host, " " + shortId), "Huawu local authority");
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name, serial, from(now), Date.from(now.plus(ROOT_VALIDITY)), name, keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            return new ServerIdentity(keys.getPrivate(), List.of(sign(builder, keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the root certificate cannot be made", e);
        }
    }

    /** A server certificate under the root, valid no longer than the root itself. */
    ServerIdentity server(ServerIdentity root, String host, CertificateNames names, Instant now) {
        try {
            KeyPair keys = freshKeys();
            X509Certificate authority = root.certificate();
            Instant end = now.plus(SERVER_VALIDITY).minus(BACKDATED);
            Instant rootEnd = authority.getNotAfter().toInstant();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    authority,
                    serial(),
                    from(now),
                    Date.from(end.isBefore(rootEnd) ? end : rootEnd),
                    principal(commonName("", host, ""), "Huawu"),
                    keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(authority));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            return new ServerIdentity(keys.getPrivate(), List.of(sign(builder, root.key()), authority));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the server certificate cannot be made", e);
        }
    }

    private static GeneralNames alternativeNames(CertificateNames names) {
        Stream<GeneralName> dns =
                new TreeSet<>(names.dns()).stream().map(name -> new GeneralName(GeneralName.dNSName, name));
        Stream<GeneralName> addresses = new TreeSet<>(names.addresses())
                .stream()
                        .map(address -> new DEROctetString(
                                InetAddress.ofLiteral(address).getAddress()))
                        .map(octets -> new GeneralName(GeneralName.iPAddress, octets));
        return new GeneralNames(Stream.concat(dns, addresses).toArray(GeneralName[]::new));
    }

    private static X500Principal principal(String commonName, String organisation) throws IOException {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
        return new X500Principal(name.getEncoded());
    }

    private static String commonName(String before, String host, String after) {
        int room = LONGEST_COMMON_NAME - before.length() - after.length();
        return before + (host.length() <= room ? host : host.substring(0, room)) + after;
    }

    private static Date from(Instant now) {
        return Date.from(now.minus(BACKDATED));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private KeyPair freshKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /** 16 random bytes, the first of them never 0 and never negative. */
    private BigInteger serial() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[0] = (byte) (0x40 | (bytes[0] & 0x3f));
        return new BigInteger(bytes);
    }
}
