package org.huawu.server.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Gives the program under test the clock that stands still. */
@TestConfiguration(proxyBeanMethods = false)
public class StillTime {

    @Bean
    @Primary
    StillClock stillClock() {
        return new StillClock();
    }
}
