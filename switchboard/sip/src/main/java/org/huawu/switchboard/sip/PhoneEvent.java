package org.huawu.switchboard.sip;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.header.AllowEventsHeader;
import javax.sip.message.Message;

/**
 * What a telephone can be made to do from here, by NOTIFY within its call. No RFC has it: makers agreed on it, and a telephone that can
 * names it in Allow-Events.
 */
public enum PhoneEvent {
    /** It answers when it rings, and comes back when it holds. */
    TALK,
    /** It holds the call. */
    HOLD;

    /** As it stands in Event and Allow-Events. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those with these labels; others are passed over. */
    public static Set<PhoneEvent> of(List<String> labels) {
        Set<PhoneEvent> named = EnumSet.noneOf(PhoneEvent.class);
        Arrays.stream(values())
                .filter(each -> labels.stream().anyMatch(each.label()::equalsIgnoreCase))
                .forEach(named::add);
        return Collections.unmodifiableSet(named);
    }

    /** Those that the sender of a message names. */
    static Set<PhoneEvent> of(Message message) {
        Set<PhoneEvent> named = EnumSet.noneOf(PhoneEvent.class);
        Iterator<?> allowed = message.getHeaders(AllowEventsHeader.NAME);
        while (allowed.hasNext()) {
            if (allowed.next() instanceof AllowEventsHeader each) {
                named.addAll(of(List.of(each.getEventType())));
            }
        }
        return Collections.unmodifiableSet(named);
    }
}
