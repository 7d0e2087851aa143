package org.huawu.switchboard.sip;

import java.util.List;

/**
 * Why a request is not served.
 *
 * @param status SIP status 400..699
 * @param header the header that says more (RFC 3261 8.2); empty when there is none
 * @param values its values, one header each
 */
record Refusal(int status, String header, List<String> values) {

    static Refusal of(int status) {
        return new Refusal(status, "", List.of());
    }

    static Refusal of(int status, String header, String value) {
        return new Refusal(status, header, List.of(value));
    }
}
