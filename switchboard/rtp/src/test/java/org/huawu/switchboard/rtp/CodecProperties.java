package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CodecProperties {

    @Property
    void given_any_sample_when_it_is_coded_then_no_other_byte_comes_nearer(@ForAll short sample) {
        for (G711 codec : new G711[] {Codec.PCMU, Codec.PCMA}) {
            int error = Math.abs(codec.decode(codec.encode(sample)) - sample);
            for (int code = 0; code < 256; code++) {
                assertThat(Math.abs(codec.decode((byte) code) - sample)).isGreaterThanOrEqualTo(error);
            }
        }
    }

    @Property
    void given_any_byte_when_it_goes_to_the_other_law_then_the_sound_stays_within_a_step(@ForAll byte code) {
        short there = Codec.PCMU.decode(Codec.PCMA.toOther(code));
        short here = Codec.PCMA.decode(code);
        assertThat(Math.abs(there - here)).isLessThanOrEqualTo(Math.max(8, Math.abs(here) / 16));
    }

    @Example
    void given_the_values_of_the_recommendation_when_bytes_are_decoded_then_they_are_met() {
        assertThat(Codec.PCMU.decode((byte) 0xFF)).isZero();
        assertThat(Codec.PCMU.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(Codec.PCMU.decode((byte) 0x00)).isEqualTo((short) -32_124);
        assertThat(Codec.PCMA.decode((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(Codec.PCMA.decode((byte) 0x55)).isEqualTo((short) -8);
        assertThat(Codec.PCMA.decode((byte) 0xAA)).isEqualTo((short) 32_256);
        assertThat(Codec.PCMA.decode((byte) 0x2A)).isEqualTo((short) -32_256);
    }
}
