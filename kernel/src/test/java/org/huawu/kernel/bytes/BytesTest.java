package org.huawu.kernel.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    private enum Colour implements Coded {
        RED(1),
        BLUE(7);

        private final int code;

        Colour(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, (1L << 53) - 1, Long.MAX_VALUE})
    void given_a_number_when_it_is_written_then_it_is_read_again(long value) {
        ByteWriter out = new ByteWriter(16);
        out.number(value);
        ByteReader in = new ByteReader(out.toByteArray());
        assertThat(in.number()).isEqualTo(value);
        in.end();
    }

    @Test
    void given_values_of_every_kind_when_they_are_written_then_they_are_read_again() {
        ByteWriter out = new ByteWriter(1000);
        out.flag(true);
        out.choice(Colour.BLUE);
        out.bytes(new byte[200]);
        out.text("build 1.2-3");
        ByteReader in = new ByteReader(out.toByteArray());
        assertThat(in.flag()).isTrue();
        assertThat(in.choice(Colour.values())).isEqualTo(Colour.BLUE);
        assertThat(in.bytes(200)).hasSize(200);
        assertThat(in.text(20)).isEqualTo("build 1.2-3");
        in.end();
    }

    @Test
    void given_a_number_with_a_needless_byte_when_it_is_read_then_it_is_refused() {
        assertMalformed(() -> new ByteReader(new byte[] {(byte) 0x81, 0}).number());
    }

    @Test
    void given_bytes_that_break_a_limit_when_they_are_read_then_they_are_refused() {
        assertMalformed(() -> new ByteReader(new byte[] {5}).count(4));
        assertMalformed(() -> new ByteReader(new byte[] {5, 1}).bytes(10));
        assertMalformed(() -> new ByteReader(new byte[] {2}).choice(Colour.values()));
        assertMalformed(() -> new ByteReader(new byte[] {1, 7}).text(10));
        assertMalformed(() -> new ByteReader(new byte[] {1}).end());
        assertMalformed(() -> new ByteReader(new byte[0]).number());
        assertMalformed(() -> new ByteReader(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1}).number());
    }

    @Test
    void given_a_full_writer_when_more_is_written_then_it_refuses() {
        ByteWriter out = new ByteWriter(2);
        out.number(300);
        assertThatIllegalStateException().isThrownBy(() -> out.flag(true));
        assertThat(out.size()).isEqualTo(2);
    }

    @Test
    void given_a_value_without_a_form_when_it_is_written_then_it_is_refused() {
        ByteWriter out = new ByteWriter(20);
        assertThatIllegalArgumentException().isThrownBy(() -> out.number(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> out.text("中"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter(0));
    }

    private static void assertMalformed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(call);
    }
}
