package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huawu.events.EffectId;
import org.huawu.kernel.ClientId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.RecordingId;
import org.junit.jupiter.api.Test;

class PortIdsTest {

    @Test
    void given_effects_in_their_order_when_they_become_orders_then_the_numbers_rise_and_none_comes_twice() {
        List<EffectId> effects = List.of(
                new EffectId(31, 0),
                new EffectId(32, 0),
                new EffectId(32, 1),
                new EffectId(32, (1 << 20) - 1),
                new EffectId(95, 7),
                new EffectId(96, 0),
                new EffectId(PortIds.MOST_POSITION - 1, (1 << 20) - 1));
        List<Long> numbers =
                effects.stream().map(effect -> PortIds.order(effect).value()).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(number -> number > 0);
    }

    @Test
    void given_a_position_beyond_all_logs_when_it_becomes_an_order_then_it_is_refused() {
        assertThatThrownBy(() -> PortIds.order(new EffectId(PortIds.MOST_POSITION, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void given_names_of_ours_when_they_are_read_then_the_effect_comes_back_and_of_others_nothing() {
        EffectId effect = new EffectId(4_711, 8);
        assertThat(PortIds.effect(PortIds.playback(effect))).contains(effect);
        assertThat(PortIds.effect(PortIds.recording(new ClientId(61), 5, effect), 5))
                .contains(effect);
        assertThat(PortIds.effect(PortIds.recording(new ClientId(61), 5, effect), 6))
                .isEmpty();
        assertThat(PortIds.effect(new PlaybackId("jingle"))).isEmpty();
        assertThat(PortIds.effect(new PlaybackId("p-99999999999999999999-1"))).isEmpty();
        assertThat(PortIds.effect(new RecordingId("r-1-2"), 1)).isEmpty();
    }

    @Test
    void given_a_channel_when_its_id_is_made_then_it_is_the_same_for_ever() {
        assertThat(PortIds.channel(new ChannelId("ast-1700000000.17")).value())
                .isEqualTo(PortIds.channel(new ChannelId("ast-1700000000.17")).value());
        assertThat(PortIds.channel(new ChannelId("a"))).isNotEqualTo(PortIds.channel(new ChannelId("b")));
    }

    @Test
    void given_a_channel_when_it_is_added_and_removed_then_its_name_is_known_just_as_long() {
        Channels channels = new Channels();
        ChannelId name = new ChannelId("one");
        var id = channels.add(name);
        assertThat(id).isEqualTo(PortIds.channel(name));
        assertThat(channels.name(PortIds.channel(name))).isEqualTo(name);
        assertThat(channels.add(name)).isEqualTo(id);
        channels.remove(name);
        assertThat(channels.name(PortIds.channel(name))).isNull();
    }
}
