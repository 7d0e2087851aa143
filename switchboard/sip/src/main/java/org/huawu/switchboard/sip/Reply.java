package org.huawu.switchboard.sip;

import java.util.List;

/**
 * What a request is told without anything else happening.
 *
 * @param status SIP status 200..699
 * @param header the header that says more; empty when there is none
 * @param values its values, one header each
 */
record Reply(int status, String header, List<String> values) {

    static Reply of(int status) {
        return new Reply(status, "", List.of());
    }

    static Reply of(int status, String header, String value) {
        return new Reply(status, header, List.of(value));
    }
}
