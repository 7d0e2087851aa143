package org.huawu.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.kernel.bytes.MalformedBytesException;

class EventCodecProperties {

    @Property
    void given_any_event_when_it_is_encoded_then_the_bytes_give_it_again(@ForAll long seed) {
        Event event = any(new Random(seed));
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Property
    void given_an_event_cut_off_anywhere_when_it_is_decoded_then_it_is_malformed(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = EventCodec.encode(any(random));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> EventCodec.decode(cut));
    }

    @Property
    void given_an_event_with_bytes_behind_it_when_it_is_decoded_then_it_is_malformed(@ForAll long seed) {
        byte[] bytes = EventCodec.encode(any(new Random(seed)));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> EventCodec.decode(longer));
    }

    @Property(tries = 2000)
    void given_an_event_with_spoilt_bytes_when_it_is_decoded_then_it_is_malformed_or_canonical(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = EventCodec.encode(any(random));
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes[random.nextInt(Math.min(bytes.length, 60))] = (byte) random.nextInt(256);
        }
        isMalformedOrCanonical(bytes);
    }

    @Property(tries = 2000)
    void given_any_bytes_when_they_are_decoded_then_they_are_malformed_or_canonical(@ForAll byte[] bytes) {
        isMalformedOrCanonical(bytes);
    }

    private static void isMalformedOrCanonical(byte[] bytes) {
        Event event;
        try {
            event = EventCodec.decode(bytes);
        } catch (MalformedBytesException malformed) {
            return;
        }
        assertThat(EventCodec.encode(event)).isEqualTo(bytes);
    }

    private static Event any(Random random) {
        List<Class<?>> types = Samples.types();
        Samples samples = new Samples(limit -> random.nextLong(limit));
        return samples.event(types.get(random.nextInt(types.size())));
    }
}
