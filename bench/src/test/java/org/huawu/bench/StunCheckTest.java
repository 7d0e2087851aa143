package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StunCheckTest {

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    /** The sample request of RFC 5769, 2.1. */
    private static final byte[] SAMPLE = HexFormat.of()
            .parseHex("000100582112a442b7e7a701bc34d686fa87dfae"
                    + "802200105354554e207465737420636c69656e74"
                    + "002400046e0001ff"
                    + "80290008932ff9b151263b36"
                    + "000600096576746a3a68367659202020"
                    + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                    + "80280004e57a3bcf");

    private static final int SUMS = 24 + 8;
    private static final byte[] TRANSACTION = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    @Test
    void given_the_request_of_rfc_5769_when_its_integrity_is_reckoned_then_it_is_the_one_that_stands_there() {
        byte[] before = Arrays.copyOf(SAMPLE, SAMPLE.length - SUMS);
        assertThat(StunCheck.integrity(before, PASSWORD))
                .isEqualTo(Arrays.copyOfRange(SAMPLE, SAMPLE.length - 28, SAMPLE.length - 8));
    }

    @Test
    void given_the_request_of_rfc_5769_when_its_fingerprint_is_reckoned_then_it_is_the_one_that_stands_there() {
        byte[] before = Arrays.copyOf(SAMPLE, SAMPLE.length - 8);
        assertThat(StunCheck.fingerprint(before)).isEqualTo(0xe57a3bcf);
    }

    @Test
    void given_names_when_a_check_is_written_then_it_carries_them_and_nominates_under_right_sums() {
        byte[] check = StunCheck.request("evtj:h6vY", PASSWORD, TRANSACTION);
        ByteBuffer message = ByteBuffer.wrap(check);
        assertThat(message.getShort(0)).isEqualTo((short) 0x0001);
        assertThat(message.getShort(2)).isEqualTo((short) (check.length - 20));
        assertThat(message.getInt(4)).isEqualTo(0x2112A442);
        assertThat(Arrays.copyOfRange(check, 8, 20)).isEqualTo(TRANSACTION);
        String hex = HexFormat.of().formatHex(check);
        assertThat(hex.substring(40)).startsWith("000600096576746a3a68367659000000");
        assertThat(hex).contains("002400046e", "802a0008", "00250000");

        int integrityAt = check.length - SUMS;
        assertThat(message.getInt(integrityAt)).isEqualTo(0x00080014);
        assertThat(Arrays.copyOfRange(check, integrityAt + 4, integrityAt + 24))
                .isEqualTo(StunCheck.integrity(Arrays.copyOf(check, integrityAt), PASSWORD))
                .isNotEqualTo(StunCheck.integrity(Arrays.copyOf(check, integrityAt), "another"));
        assertThat(message.getInt(check.length - 8)).isEqualTo(0x80280004);
        assertThat(message.getInt(check.length - 4))
                .isEqualTo(StunCheck.fingerprint(Arrays.copyOf(check, check.length - 8)));
    }

    @Test
    void given_an_answer_when_it_is_looked_at_then_only_success_in_the_same_transaction_counts() {
        byte[] answer = Arrays.copyOf(SAMPLE, 20);
        answer[0] = 1;
        answer[1] = 1;
        byte[] transaction = Arrays.copyOfRange(SAMPLE, 8, 20);
        assertThat(StunCheck.isSuccess(answer, 20, transaction)).isTrue();
        assertThat(StunCheck.isSuccess(answer, 19, transaction)).isFalse();
        assertThat(StunCheck.isSuccess(answer, 20, TRANSACTION)).isFalse();
        answer[1] = 0x11;
        assertThat(StunCheck.isSuccess(answer, 20, transaction)).isFalse();
    }
}
