package org.huawu.server.edge.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {

    private final CertificateNames names =
            new CertificateNames(Set.of("desk.example", "*.wild.example"), Set.of("10.0.0.1", "fd00:0:0:0:0:0:0:1"));

    @ParameterizedTest
    @CsvSource({
        "desk.example, true",
        "x.desk.example, false",
        "a.wild.example, true",
        "a.b.wild.example, false",
        "wild.example, false",
        "10.0.0.1, true",
        "10.0.0.2, false",
        "fd00::1, true",
        "example, false",
    })
    void given_a_host_when_held_against_the_names_then_it_is_covered_as_browsers_have_it(String host, boolean covered) {
        assertThat(names.covers(host)).isEqualTo(covered);
    }

    @Test
    void given_own_names_when_gathered_then_loopback_is_among_them_and_no_address_names_an_interface() {
        CertificateNames own = new OwnNames("desk.example").get();
        assertThat(own.dns()).containsExactlyInAnyOrder("localhost", "desk.example");
        assertThat(own.addresses())
                .contains("127.0.0.1", "0:0:0:0:0:0:0:1")
                .allSatisfy(address -> assertThat(address).doesNotContain("%"));
    }

    @Test
    void given_an_address_as_host_when_names_are_gathered_then_it_is_an_address_of_the_certificate() {
        CertificateNames own = new OwnNames("203.0.113.7").get();
        assertThat(own.addresses()).contains("203.0.113.7");
        assertThat(own.dns()).containsExactly("localhost");
    }
}
