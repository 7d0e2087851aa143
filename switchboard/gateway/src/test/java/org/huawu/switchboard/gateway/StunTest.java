package org.huawu.switchboard.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The codec against the vectors of RFC 5769, and against itself. */
class StunTest {

    private static final byte[] KEY = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(US_ASCII);
    private static final String HEAD = "2112a442b7e7a701bc34d686fa87dfae";
    private static final byte[] REQUEST = hex("00010058" + HEAD
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff"
            + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf");
    private static final byte[] RESPONSE_4 = hex("0101003c" + HEAD
            + "8022000b7465737420766563746f7220"
            + "002000080001a147e112a643"
            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
            + "80280004c07d4c96");
    private static final byte[] RESPONSE_6 = hex("01010048" + HEAD
            + "8022000b7465737420766563746f7220"
            + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            + "00080014a382954e4be67bf11784c97c8292c275bfe3ed41"
            + "80280004c8fb0b4c");

    @Test
    void given_the_request_of_rfc_5769_when_it_is_read_then_it_is_authentic() {
        StunMessage message = read(REQUEST);

        assertThat(message.type()).isEqualTo(Stun.BINDING_REQUEST);
        assertThat(message.username()).isEqualTo("evtj:h6vY");
        assertThat(message.fromControlled()).isTrue();
        assertThat(message.useCandidate()).isFalse();
        assertThat(message.unknown()).isEmpty();
        assertThat(message.authenticBy(KEY)).isTrue();
        assertThat(message.authenticBy("VOkJxbRl1RmTxUk/WvJxBu".getBytes(US_ASCII)))
                .isFalse();
    }

    @Test
    void given_the_ipv4_response_of_rfc_5769_when_it_is_read_then_the_address_is_right() {
        StunMessage message = read(RESPONSE_4);

        assertThat(message.authenticBy(KEY)).isTrue();
        assertThat(message.mappedAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
    }

    @Test
    void given_the_ipv6_response_of_rfc_5769_when_it_is_read_then_the_address_is_right() {
        StunMessage message = read(RESPONSE_6);

        assertThat(message.authenticBy(KEY)).isTrue();
        assertThat(message.mappedAddress())
                .isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
    }

    @Test
    void given_any_one_bit_is_turned_when_the_request_is_read_then_it_is_refused() {
        for (int bit = 0; bit < REQUEST.length * 8; bit++) {
            byte[] damaged = REQUEST.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(StunMessage.read(damaged, damaged.length))
                    .as("bit %d", bit)
                    .isNull();
        }
    }

    @Test
    void given_any_shorter_length_when_the_request_is_read_then_it_is_refused() {
        for (int length = 0; length < REQUEST.length; length++) {
            assertThat(StunMessage.read(REQUEST, length)).as("%d bytes", length).isNull();
        }
    }

    @Test
    void given_attributes_behind_the_integrity_when_read_then_they_are_not_believed() {
        byte[] transaction = new byte[12];
        byte[] sealed = new StunWriter(Stun.BINDING_REQUEST, transaction)
                .attribute(Stun.MESSAGE_INTEGRITY, new byte[20])
                .attribute(Stun.USE_CANDIDATE)
                .sealed(KEY);

        assertThat(read(sealed).useCandidate()).isFalse();
        assertThat(read(sealed).authenticBy(KEY)).isFalse();
    }

    @Test
    void given_an_answer_we_wrote_when_it_is_read_then_it_says_the_same() {
        byte[] transaction = hex("b7e7a701bc34d686fa87dfae");
        for (String host : new String[] {"192.0.2.1", "2001:db8::7"}) {
            InetSocketAddress address = new InetSocketAddress(host, 40_001);
            StunMessage message = read(new StunWriter(Stun.BINDING_SUCCESS, transaction)
                    .mappedAddress(address, transaction)
                    .sealed(KEY));

            assertThat(message.mappedAddress()).isEqualTo(address);
            assertThat(message.transaction()).isEqualTo(transaction);
            assertThat(message.authenticBy(KEY)).isTrue();
        }
    }

    private static StunMessage read(byte[] bytes) {
        return Objects.requireNonNull(StunMessage.read(bytes, bytes.length));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
