package org.huawu.switchboard.sip;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sip.message.Request;

/** The methods of SIP. */
final class Methods {

    /** Those that a call needs. */
    static final List<String> OF_CALLS = List.of(
            Request.INVITE,
            Request.ACK,
            Request.BYE,
            Request.CANCEL,
            Request.OPTIONS,
            Request.INFO,
            Request.PRACK,
            Request.REFER,
            Request.UPDATE);

    /** Those that calls and registrations need. */
    static final List<String> WITH_REGISTRAR = Stream.concat(
                    OF_CALLS.stream(), Stream.of(Request.REGISTER, Request.SUBSCRIBE))
            .toList();

    private static final Set<String> KNOWN = Set.of(
            Request.INVITE,
            Request.ACK,
            Request.BYE,
            Request.CANCEL,
            Request.OPTIONS,
            Request.REGISTER,
            Request.PRACK,
            Request.SUBSCRIBE,
            Request.NOTIFY,
            Request.PUBLISH,
            Request.INFO,
            Request.REFER,
            Request.MESSAGE,
            Request.UPDATE);

    private Methods() {}

    /** Whether an RFC defines it, be it served here or not. */
    static boolean isKnown(String method) {
        return KNOWN.contains(method);
    }
}
