package org.huawu.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    @Test
    void given_an_unknown_type_when_it_is_decoded_then_the_error_names_it() {
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> EventCodec.decode(new byte[] {99, 1, 1}))
                .withMessage("unknown type of event 99");
    }

    @Test
    void given_an_unknown_version_when_it_is_decoded_then_the_error_names_it() {
        byte[] bytes = EventCodec.encode(new EpochOpened(1, 1));
        bytes[1] = 2;
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> EventCodec.decode(bytes))
                .withMessage("unknown version 2 of event type 90");
    }

    @Test
    void given_a_sealed_piece_when_it_is_shown_then_only_the_first_bytes_of_its_token_are_seen() {
        Sealed sealed = new Sealed(
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
                new byte[] {77},
                "13800138000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(sealed).hasToString("sealed:01020304…");
    }

    @Test
    void given_a_sealed_piece_when_an_array_it_gave_out_is_changed_then_it_stays_the_same() {
        Sealed sealed = new Sealed(new byte[8], new byte[1], new byte[1]);
        sealed.token()[0] = 9;
        sealed.ciphertext()[0] = 9;
        assertThat(sealed).isEqualTo(new Sealed(new byte[8], new byte[1], new byte[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sealed(new byte[7], new byte[1], new byte[1]))
                .withMessageContaining("token");
    }

    @Test
    void given_agents_in_any_order_when_a_configuration_is_made_then_equal_ones_have_equal_bytes() {
        AgentSetting first = agent(1);
        AgentSetting second = agent(2);
        assertThat(encoded(List.of(second, first))).isEqualTo(encoded(List.of(first, second)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoded(List.of(first, first)))
                .withMessageContaining("twice");
    }

    @Test
    void given_an_event_with_two_effects_when_their_ids_are_made_then_they_differ_from_those_of_the_next_event() {
        assertThat(EffectId.of(7, 1, 0)).isEqualTo(new EffectId(7, 8));
        assertThat(EffectId.of(7, 0, 7)).isLessThan(EffectId.of(7, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> EffectId.of(7, 0, 8));
    }

    private static AgentSetting agent(long id) {
        return new AgentSetting(
                new PersonId(id), new VendorId(5), new ProjectId(6), new ClientId(7), List.of(new QueueId(9)));
    }

    private static byte[] encoded(List<AgentSetting> agents) {
        return ConfigurationBytes.encode(new Configuration(1, 1, 1, List.of(), List.of(), agents));
    }
}
