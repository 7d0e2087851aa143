package org.huawu.switchboard.sip;

import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;

/** The extensions of SIP, by their option tags (RFC 3261 19.2). */
final class Extensions {

    /** RFC 4028. */
    static final String TIMER = "timer";
    /** RFC 3262. */
    static final String RELIABLE = "100rel";

    /** What a request may require of us. */
    private static final Set<String> SERVED = Set.of(TIMER, RELIABLE);

    private Extensions() {}

    static boolean isServed(String tag) {
        return SERVED.contains(tag.toLowerCase(Locale.ROOT));
    }

    /** Whether a message says that its sender knows an extension, or requires it. */
    static boolean isNamed(Message message, String tag) {
        return isRequired(message, tag) || contains(message.getHeaders(SupportedHeader.NAME), tag);
    }

    static boolean isRequired(Message message, String tag) {
        return contains(message.getHeaders(RequireHeader.NAME), tag);
    }

    private static boolean contains(Iterator<?> headers, String tag) {
        boolean isThere = false;
        while (headers.hasNext()) {
            String named = switch (headers.next()) {
                case RequireHeader required -> required.getOptionTag();
                case SupportedHeader supported -> supported.getOptionTag();
                default -> "";
            };
            isThere |= tag.equalsIgnoreCase(named);
        }
        return isThere;
    }
}
