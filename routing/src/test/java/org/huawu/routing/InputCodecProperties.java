package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.events.ConfigurationEvent.ConfigurationStaged;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.EventCodec;
import org.huawu.events.Samples;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.SwitchboardFact.EpochBegan;

class InputCodecProperties {

    private static final List<Class<?>> TYPES = Samples.types(Input.class);

    @Property
    void given_any_input_when_it_is_encoded_then_the_bytes_give_it_again(@ForAll long seed) {
        Random random = new Random(seed);
        Input input = sample(TYPES.get(random.nextInt(TYPES.size())), random);
        assertThat(InputCodec.decode(InputCodec.encode(input))).isEqualTo(input);
    }

    @Example
    void given_all_inputs_when_their_types_are_compared_then_no_two_share_a_number() {
        Random random = new Random(1);
        assertThat(TYPES.stream().map(type -> InputCodec.type(sample(type, random))))
                .doesNotHaveDuplicates()
                .hasSize(42);
    }

    @Property(tries = 2000)
    void given_any_bytes_when_they_are_decoded_then_they_are_malformed_or_canonical(@ForAll byte[] bytes) {
        try {
            assertThat(InputCodec.encode(InputCodec.decode(bytes))).isEqualTo(bytes);
        } catch (MalformedBytesException malformed) {
            assertThat(malformed).hasMessageNotContaining("null");
        }
    }

    @Example
    void given_the_largest_inputs_and_event_when_they_are_encoded_then_they_fit_the_log() {
        List<ChannelId> channels = LongStream.range(0, SwitchboardFact.MOST_CHANNELS)
                .mapToObj(channel -> new ChannelId(ChannelId.MAX - channel))
                .toList();
        ConfigurationPart part = new ConfigurationPart(
                Long.MAX_VALUE,
                ConfigurationPart.MOST_PARTS,
                ConfigurationPart.MOST_PARTS,
                new byte[ConfigurationPart.MOST_BYTES]);
        assertThat(InputCodec.encode(new EpochBegan(Long.MAX_VALUE, channels))).hasSizeLessThanOrEqualTo(64 * 1024);
        assertThat(EventCodec.encode(new ConfigurationStaged(Long.MAX_VALUE, part)))
                .hasSizeLessThanOrEqualTo(64 * 1024);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new EpochBegan(
                        1, java.util.Collections.nCopies(SwitchboardFact.MOST_CHANNELS + 1, new ChannelId(1))))
                .withMessageContaining("at most 8000 channels");
    }

    private static Input sample(Class<?> type, Random random) {
        return (Input) new Samples(random::nextLong).record(type);
    }
}
