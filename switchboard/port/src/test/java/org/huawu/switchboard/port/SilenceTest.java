package org.huawu.switchboard.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final PhoneNumber CALLER = new PhoneNumber("13800138000");
    private static final PhoneNumber LINE = new PhoneNumber("4001234567");
    private static final ChannelId CHANNEL = new ChannelId("c-1");

    @Test
    void given_facts_with_numbers_and_keys_when_they_become_text_then_neither_is_in_it() {
        var facts = List.of(
                new Fact.ChannelArrived(1, 0, CHANNEL, LINE, CALLER),
                new Fact.EpochOpened(1, 0, List.of(new OpenChannel(CHANNEL, LINE, CALLER, true))),
                new Fact.DigitReceived(1, 0, CHANNEL, new Digit('#')));
        assertThat(facts.toString()).doesNotContain("138", "400", "#");
    }

    @Test
    void given_a_broken_number_when_it_is_refused_then_the_refusal_does_not_show_it() {
        assertThatThrownBy(() -> new PhoneNumber("13800138000\r\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("138");
        assertThatThrownBy(() -> new ChannelId("13800138000/../x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("138");
    }

    @Test
    void given_names_that_would_leave_a_folder_when_they_are_made_then_they_are_refused() {
        for (String name : List.of("", "..", ".x", "a/b", "a b", "a".repeat(65))) {
            assertThatThrownBy(() -> new RecordingId(name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new RecordingId("r-1_2.x").value()).isEqualTo("r-1_2.x");
    }
}
