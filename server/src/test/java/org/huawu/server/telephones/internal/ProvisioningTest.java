package org.huawu.server.telephones.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.server.edge.Encryption;
import org.huawu.server.telephones.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningTest {

    @ParameterizedTest
    @CsvSource({
        "OFF, true, TLS, 0",
        "TAKEN, false, UDP, 0",
        "TAKEN, true, UDP, 1",
        "TAKEN, false, TLS, 1",
        "REQUIRED, false, TLS, 2",
        "REQUIRED, true, TCP, 2"
    })
    void given_a_wish_for_encryption_when_a_telephones_file_is_written_then_it_offers_keys_where_they_may_be_said(
            Encryption wish, boolean withoutTls, Transport transport, int written) {
        TelephoneRow row = new TelephoneRow(
                1, 1, "Desk", "801", null, "001565abcd02", transport, true, false, false, wish, withoutTls, "sealed");
        assertThat(Provisioning.file(row, new Places.Place("192.0.2.1", 5_061), "word"))
                .contains("\r\naccount.1.srtp_encryption = " + written + "\r\n");
    }
}
