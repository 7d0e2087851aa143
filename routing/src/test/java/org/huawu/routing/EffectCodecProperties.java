package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.events.Samples;
import org.huawu.events.SignOutCause;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.Effect.ShowSignedOut;

class EffectCodecProperties {

    private static final byte FORMER_SIGN_OUT = 32;
    private static final List<Class<?>> TYPES = Samples.types(Effect.class);

    @Property
    void given_any_effect_when_it_is_encoded_then_the_bytes_give_it_again(@ForAll long seed) {
        Effect effect = any(new Random(seed));
        assertThat(EffectCodec.decode(EffectCodec.encode(effect))).isEqualTo(effect);
    }

    @Example
    void given_all_effects_when_their_types_are_compared_then_no_two_share_a_number() {
        Random random = new Random(1);
        assertThat(TYPES.stream().map(type -> EffectCodec.type(sample(type, random))))
                .doesNotHaveDuplicates()
                .hasSize(31);
    }

    @Property
    void given_an_effect_cut_off_or_too_long_when_it_is_decoded_then_it_is_malformed(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = EffectCodec.encode(any(random));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> EffectCodec.decode(cut));
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> EffectCodec.decode(longer));
    }

    @Property(tries = 2000)
    void given_an_effect_with_spoilt_bytes_when_it_is_decoded_then_it_is_malformed_or_canonical(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = EffectCodec.encode(any(random));
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes[random.nextInt(Math.min(bytes.length, 60))] = (byte) random.nextInt(256);
        }
        isMalformedOrCanonical(bytes);
    }

    @Property(tries = 2000)
    void given_any_bytes_when_they_are_decoded_then_they_are_malformed_or_canonical(@ForAll byte[] bytes) {
        isMalformedOrCanonical(bytes);
    }

    @Example
    void given_an_unknown_type_or_version_when_it_is_decoded_then_the_error_names_it() {
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> EffectCodec.decode(new byte[] {29, 1, 1, 1, 1}))
                .withMessage("unknown type of effect 29");
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> EffectCodec.decode(new byte[] {10, 2, 1, 1, 1}))
                .withMessage("unknown version 2 of effect type 10");
    }

    /** Effects that wait are read by the next build; up to 0.1 the desk of somebody signed out had a state that is none. */
    @Example
    void given_the_former_notice_of_a_sign_out_when_it_is_decoded_then_the_agent_has_left() {
        byte[] former = HexFormat.of().parseHex("2001" + "0202" + "0405060708" + "00" + "00" + "0e");
        assertThat(EffectCodec.decode(former)).isEqualTo(signedOut(former));
        assertThat(EffectCodec.decode(EffectCodec.encode(signedOut(former)))).isEqualTo(signedOut(former));
    }

    private static ShowSignedOut signedOut(byte[] former) {
        Effect.Notice read = (Effect.Notice) EffectCodec.decode(former);
        return new ShowSignedOut(read.id(), read.agent(), SignOutCause.BY_AGENT, 14);
    }

    private static void isMalformedOrCanonical(byte[] bytes) {
        Effect effect;
        try {
            effect = EffectCodec.decode(bytes);
        } catch (MalformedBytesException malformed) {
            return;
        }
        boolean isFormer = bytes[0] == FORMER_SIGN_OUT && effect instanceof ShowSignedOut;
        assertThat(isFormer ? EffectCodec.decode(EffectCodec.encode(effect)) : EffectCodec.encode(effect))
                .isEqualTo(isFormer ? effect : bytes);
    }

    private static Effect any(Random random) {
        return sample(TYPES.get(random.nextInt(TYPES.size())), random);
    }

    private static Effect sample(Class<?> type, Random random) {
        return (Effect) new Samples(random::nextLong).record(type);
    }
}
