package org.huawu.server.edge.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.huawu.server.testing.StillClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final StillClock clock = new StillClock();
    private final Path folder;
    private CertificateNames names =
            new CertificateNames(Set.of("callcentre.example", "localhost"), Set.of("127.0.0.1", "10.1.2.3"));

    LocalAuthorityTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void given_nothing_when_first_asked_then_root_and_certificate_are_made_and_fit_each_other() throws Exception {
        ServerIdentity identity = authority().current();
        X509Certificate own = identity.certificate();
        X509Certificate root = identity.chain().getLast();
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(own)), parameters);
        assertThat(Pem.belongTogether(identity.key(), own.getPublicKey())).isTrue();
        assertThat(days(own)).isEqualTo(397);
        assertThat(days(root)).isBetween(3652L, 3653L);
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getKeyUsage()[5]).as("may sign certificates").isTrue();
        assertThat(own.getBasicConstraints()).as("not an authority").isEqualTo(-1);
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(CertificateNames.of(own)).isEqualTo(names);
        assertThat(bits(own.getPublicKey())).isEqualTo(256);
        assertThat(bits(root.getPublicKey())).isEqualTo(256);
    }

    @Test
    void given_two_installations_on_one_host_when_made_then_their_roots_have_different_names() {
        X509Certificate one = rootOf(authority().current());
        X509Certificate other =
                rootOf(authority(folder.resolve("other"), "callcentre.example").current());
        assertThat(one.getSubjectX500Principal().getName()).contains("callcentre.example");
        assertThat(other.getSubjectX500Principal()).isNotEqualTo(one.getSubjectX500Principal());
    }

    @Test
    void given_a_very_long_host_when_made_then_names_stay_within_what_certificates_allow() {
        String host = "a".repeat(60) + "." + "b".repeat(60) + ".example";
        for (X509Certificate each : authority(folder, host).current().chain()) {
            String name = each.getSubjectX500Principal().getName();
            assertThat(name.substring(name.indexOf("CN=") + 3).split(",", 2)[0]).hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void given_keys_when_stored_then_nobody_else_may_read_them() throws IOException {
        authority().current();
        for (String name : List.of("ca.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void given_a_good_certificate_when_started_again_then_it_stays() {
        ServerIdentity first = authority().current();
        clock.advance(DAY.multipliedBy(336));
        assertThat(authority().current().chain()).isEqualTo(first.chain());
    }

    @Test
    void given_less_than_sixty_days_when_looked_at_then_it_is_issued_anew_under_the_same_root() {
        ServerIdentity first = authority().current();
        clock.advance(DAY.multipliedBy(338));
        ServerIdentity renewed = authority().current();
        assertThat(renewed.certificate()).isNotEqualTo(first.certificate());
        assertThat(rootOf(renewed)).isEqualTo(rootOf(first));
        assertThat(renewed.certificate().getNotAfter())
                .isAfter(first.certificate().getNotAfter());
    }

    @Test
    void given_a_clock_set_back_when_looked_at_then_the_certificate_is_valid_at_that_time() {
        ServerIdentity first = authority().current();
        clock.advance(DAY.multipliedBy(-100));
        ServerIdentity renewed = authority().current();
        assertThat(renewed.certificate()).isNotEqualTo(first.certificate());
        assertThat(renewed.certificate().getNotBefore().toInstant()).isBefore(clock.instant());
    }

    @Test
    void given_a_new_address_when_looked_at_then_the_certificate_covers_it() {
        authority().current();
        names = new CertificateNames(names.dns(), Set.of("127.0.0.1", "10.9.9.9"));
        assertThat(CertificateNames.of(authority().current().certificate()).addresses())
                .contains("10.9.9.9");
    }

    @Test
    void given_another_host_when_started_then_the_certificate_names_it_under_the_same_root() {
        ServerIdentity first = authority().current();
        names = new CertificateNames(Set.of("other.example", "localhost"), Set.of("127.0.0.1"));
        ServerIdentity second = authority(folder, "other.example").current();
        assertThat(CertificateNames.of(second.certificate()).covers("other.example"))
                .isTrue();
        assertThat(rootOf(second)).isEqualTo(rootOf(first));
    }

    @Test
    void given_an_address_that_went_away_when_looked_at_then_the_certificate_stays() {
        ServerIdentity first = authority().current();
        names = new CertificateNames(names.dns(), Set.of("127.0.0.1"));
        assertThat(authority().current().certificate()).isEqualTo(first.certificate());
    }

    @Test
    void given_a_root_near_its_end_when_looked_at_then_another_is_made_and_no_certificate_outlives_its_root() {
        ServerIdentity first = authority().current();
        clock.advance(CertificateIssuer.ROOT_VALIDITY.minus(DAY.multipliedBy(100)));
        ServerIdentity late = authority().current();
        assertThat(rootOf(late)).isEqualTo(rootOf(first));
        assertThat(late.certificate().getNotAfter())
                .isBeforeOrEqualTo(rootOf(late).getNotAfter());
        clock.advance(DAY.multipliedBy(50));
        assertThat(rootOf(authority().current())).isNotEqualTo(rootOf(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.crt", "server.key"})
    void given_a_damaged_server_certificate_when_started_then_it_is_issued_anew(String damaged) throws IOException {
        ServerIdentity first = authority().current();
        Files.writeString(folder.resolve(damaged), "-----BEGIN NONSENSE-----\nabc\n");
        ServerIdentity second = authority().current();
        assertThat(second.certificate()).isNotEqualTo(first.certificate());
        assertThat(rootOf(second)).isEqualTo(rootOf(first));
    }

    @Test
    void given_a_certificate_of_another_root_when_started_then_it_is_issued_anew() throws IOException {
        authority().current();
        Path other = folder.resolve("other");
        ServerIdentity foreign = authority(other, "callcentre.example").current();
        for (String name : List.of("server.crt", "server.key")) {
            Files.write(folder.resolve(name), Files.readAllBytes(other.resolve(name)));
        }
        assertThat(authority().current().certificate()).isNotEqualTo(foreign.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.crt", "ca.key"})
    void given_a_damaged_root_when_started_then_it_is_refused_with_the_mend_and_nothing_is_replaced(String damaged)
            throws IOException {
        authority().current();
        Files.writeString(folder.resolve(damaged), "nonsense");
        byte[] before = Files.readAllBytes(folder.resolve("server.crt"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> authority().current())
                .satisfies(refusal ->
                        assertThat(refusal.sentence(TerminalLanguage.ENGLISH)).contains(folder.toString(), "backup"))
                .satisfies(refusal ->
                        assertThat(refusal.sentence(TerminalLanguage.CHINESE)).contains("已损坏"));
        assertThat(Files.readString(folder.resolve(damaged))).isEqualTo("nonsense");
        assertThat(Files.readAllBytes(folder.resolve("server.crt"))).isEqualTo(before);
    }

    @Test
    void given_one_half_of_the_root_when_started_then_it_is_refused() throws IOException {
        authority().current();
        Files.delete(folder.resolve("ca.key"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> authority().current());
    }

    @Test
    void given_a_folder_that_cannot_be_written_when_first_asked_then_it_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LocalAuthority authority = authority(file.resolve("tls"), "callcentre.example");
        assertThatExceptionOfType(Refusal.class).isThrownBy(authority::current);
    }

    private LocalAuthority authority() {
        return authority(folder, "callcentre.example");
    }

    private LocalAuthority authority(Path where, String host) {
        return new LocalAuthority(where, host, () -> names, clock);
    }

    private static X509Certificate rootOf(ServerIdentity identity) {
        return identity.chain().getLast();
    }

    private static long days(X509Certificate certificate) {
        return Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant())
                .toDays();
    }

    private static int bits(PublicKey key) {
        return ((ECPublicKey) key).getParams().getOrder().bitLength();
    }
}
