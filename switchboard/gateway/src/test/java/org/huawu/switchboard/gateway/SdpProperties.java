package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class SdpProperties {

    @Property(tries = 500)
    void given_an_offer_with_something_put_anywhere_when_read_then_it_is_an_offer_or_a_refusal(
            @ForAll @IntRange(max = 1_300) int at,
            @ForAll @IntRange(max = 40) int cut,
            @ForAll @StringLength(max = 40) String put) {
        String offer = Offers.CHROMIUM;
        int begin = Math.min(at, offer.length());
        int end = Math.min(begin + cut, offer.length());
        assertThat(SdpOffer.read(offer.substring(0, begin) + put + offer.substring(end)))
                .isNotNull();
    }
}
