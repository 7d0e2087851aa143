package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyPressesTest {

    @Test
    void given_two_keys_when_time_goes_by_then_each_is_down_for_its_time_with_a_pause_between() {
        KeyPresses keys = new KeyPresses();
        keys.add('7');
        keys.add('7');
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            keys.tick();
            line.append(keys.isDown() ? keys.key() : '.');
        }
        assertThat(line.toString()).isEqualTo("77777.....77777..........");
        assertThat(keys.room()).isEqualTo(KeyPresses.MOST);
    }

    @Test
    void given_a_key_that_is_down_when_it_goes_on_then_it_says_for_how_long() {
        KeyPresses keys = new KeyPresses();
        keys.add('1');
        keys.tick();
        assertThat(keys.downFor()).isEqualTo(1);
        keys.tick();
        assertThat(keys.downFor()).isEqualTo(2);
        assertThat(keys.room()).isEqualTo(KeyPresses.MOST - 1);
    }
}
