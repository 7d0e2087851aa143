package org.huawu.server.edge.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.huawu.server.testing.StillClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenCertificateTest {

    private final StillClock clock = new StillClock();
    private final CertificateIssuer issuer = new CertificateIssuer();
    private final Path folder;
    private final Path certificate;
    private final Path key;
    private final ServerIdentity identity;

    GivenCertificateTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        certificate = folder.resolve("server.crt");
        key = folder.resolve("server.key");
        ServerIdentity root = issuer.root("somewhere", clock.instant());
        CertificateNames names = new CertificateNames(Set.of("desk.example"), Set.of());
        identity = issuer.server(root, "desk.example", names, clock.instant());
        Files.writeString(certificate, Pem.text(identity.chain()));
        Files.writeString(key, Pem.text(identity.key()));
    }

    @Test
    void given_a_certificate_with_its_chain_and_key_when_read_then_all_of_it_is_used() {
        ServerIdentity read = given().current();
        assertThat(read.chain()).isEqualTo(identity.chain());
        assertThat(read.key()).isEqualTo(identity.key());
        assertThat(given().isLocal()).isFalse();
    }

    @Test
    void given_a_key_in_pkcs8_form_when_read_then_it_is_taken() throws Exception {
        assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(given().current().key()).isEqualTo(identity.key());
    }

    @Test
    void given_an_elliptic_key_in_its_older_form_when_read_then_it_is_taken() throws Exception {
        BigInteger secret = ((ECPrivateKey) identity.key()).getS();
        var older = new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret, SECObjectIdentifiers.secp256r1);
        Files.writeString(key, pem(new PemObject("EC PRIVATE KEY", older.getEncoded())));
        assertThat(Files.readString(key)).startsWith("-----BEGIN EC PRIVATE KEY-----");
        assertThat(((ECPrivateKey) given().current().key()).getS()).isEqualTo(secret);
    }

    @Test
    void given_an_rsa_key_in_its_older_form_when_read_then_it_is_taken() throws Exception {
        KeyPair keys = rsaKeys();
        X500Principal name = new X500Principal("CN=desk.example");
        Date begin = Date.from(clock.instant());
        Date end = Date.from(clock.instant().plus(Duration.ofDays(9)));
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.TWO, begin, end, name, keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "desk.example")));
        var signed = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
        Files.writeString(certificate, Pem.text(List.of(new JcaX509CertificateConverter().getCertificate(signed))));
        Files.writeString(key, pem(keys.getPrivate()));
        assertThat(Files.readString(key)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(given().current().key()).isEqualTo(keys.getPrivate());
    }

    @Test
    void given_an_expired_certificate_when_read_then_when_it_ended_is_said() {
        clock.advance(Duration.ofDays(397));
        refused("expired at 2027-12-23", "已于 2027-12-23");
    }

    @Test
    void given_a_certificate_not_yet_valid_when_read_then_the_clock_is_suspected() {
        clock.advance(Duration.ofDays(-2));
        refused("valid only from 2026-11-21", "请校正本机时钟");
    }

    @Test
    void given_the_key_of_another_certificate_when_read_then_that_is_said() throws IOException {
        PrivateKey other = issuer.root("other", clock.instant()).key();
        Files.writeString(key, Pem.text(other));
        refused("does not belong to the first certificate", "不匹配");
    }

    @Test
    void given_a_key_of_another_kind_when_read_then_that_is_said() throws Exception {
        Files.writeString(key, Pem.text(rsaKeys().getPrivate()));
        refused("does not belong to the first certificate", "不匹配");
    }

    @Test
    void given_the_chain_in_the_wrong_order_when_read_then_that_is_said() throws IOException {
        Files.writeString(certificate, Pem.text(identity.chain().reversed()));
        refused("put the server's own certificate first", "放在最前面");
    }

    @Test
    void given_no_certificate_file_when_read_then_its_path_and_flag_are_named() throws IOException {
        Files.delete(certificate);
        refused("The certificate file " + certificate + " does not exist. Correct the path given with --cert.", "不存在");
    }

    @Test
    void given_no_key_file_when_read_then_its_path_and_flag_are_named() throws IOException {
        Files.delete(key);
        refused("The private key file " + key + " does not exist. Correct the path given with --key.", "不存在");
    }

    @Test
    void given_a_folder_in_place_of_the_key_when_read_then_it_cannot_be_read() throws IOException {
        Files.delete(key);
        Files.createDirectory(key);
        refused("cannot be read by user", "无法读取");
    }

    @Test
    void given_a_certificate_that_is_not_pem_when_read_then_that_is_said() throws IOException {
        Files.write(certificate, identity.certificate().getSerialNumber().toByteArray());
        refused("holds no certificate in PEM form", "没有 PEM 格式");
    }

    @Test
    void given_a_damaged_certificate_when_read_then_that_is_said() throws IOException {
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        refused("holds no certificate in PEM form", "没有 PEM 格式");
    }

    @Test
    void given_the_certificate_in_place_of_the_key_when_read_then_that_is_said() throws IOException {
        Files.writeString(key, Files.readString(certificate));
        refused("holds no private key in PEM form", "没有 PEM 格式");
    }

    @Test
    void given_a_key_locked_by_a_password_when_read_then_the_way_to_unlock_it_is_said() throws Exception {
        var lock = new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword("secret".toCharArray())
                .build();
        Files.writeString(key, pem(new JcaPKCS8Generator(identity.key(), lock)));
        refused("openssl pkey -in " + key, "受密码保护");
    }

    @Test
    void given_a_host_the_certificate_does_not_cover_when_read_then_the_hosts_it_covers_are_said() {
        var other = new GivenCertificate(certificate, key, "other.example", clock);
        refused(
                other,
                "is not valid for the host other.example, but for desk.example. Give the name that people use with --host",
                "不适用于主机 other.example，而适用于 desk.example。");
    }

    @Test
    void given_a_certificate_for_all_hosts_of_a_domain_when_read_then_it_covers_one_label_only() throws IOException {
        issueFor(new CertificateNames(Set.of("*.example"), Set.of()));
        assertThat(given().checked()).isNotNull();
        refused(new GivenCertificate(certificate, key, "a.desk.example", clock), "but for *.example", "*.example");
    }

    @Test
    void given_a_certificate_that_names_no_host_when_read_then_it_is_refused() throws IOException {
        issueFor(new CertificateNames(Set.of(), Set.of()));
        refused("names no host", "未写明主机名");
    }

    private void issueFor(CertificateNames names) throws IOException {
        ServerIdentity root = issuer.root("somewhere", clock.instant());
        ServerIdentity other = issuer.server(root, "desk.example", names, clock.instant());
        Files.writeString(certificate, Pem.text(other.chain()));
        Files.writeString(key, Pem.text(other.key()));
    }

    private GivenCertificate given() {
        return new GivenCertificate(certificate, key, "desk.example", clock);
    }

    private void refused(String english, String chinese) {
        refused(given(), english, chinese);
    }

    private void refused(GivenCertificate given, String english, String chinese) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(given::current).satisfies(refusal -> {
            assertThat(refusal.sentence(TerminalLanguage.ENGLISH)).contains(english, folder.toString());
            assertThat(refusal.sentence(TerminalLanguage.CHINESE)).contains(chinese, folder.toString());
        });
    }

    private static KeyPair rsaKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(Object part) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        }
        return text.toString();
    }
}
