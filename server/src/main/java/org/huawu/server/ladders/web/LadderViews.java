package org.huawu.server.ladders.web;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.huawu.server.ladders.internal.Ladder;
import org.huawu.server.ladders.internal.Ladders;
import org.jspecify.annotations.Nullable;

/** How ladders are told. */
final class LadderViews {

    private LadderViews() {}

    /**
     * A ladder.
     *
     * @param state {@code open} while messages may come, {@code kept}, {@code deleted} after its days, {@code key-gone}, or
     *     {@code none}
     * @param at until when it is kept, or when it was deleted; null where neither is known
     * @param keepDays for how many days ladders are kept
     * @param masked whether numbers and names are hidden
     * @param left how many messages more there were that are not kept
     * @param parties who speaks with us, the caller first
     */
    record LadderView(
            String state,
            @Nullable Instant at,
            int keepDays,
            boolean masked,
            int left,
            List<SipPartyView> parties,
            List<SipMessageView> messages) {}

    /** Somebody who speaks with us: the address of his first message. */
    record SipPartyView(String address, String transport) {}

    /**
     * A message.
     *
     * @param at to the microsecond
     * @param party whose it is, as the place in the list of parties
     * @param incoming whether it came to us
     * @param from address and port
     * @param to address and port
     * @param title the method of a request, number and words of an answer
     * @param step number and method of the request it is or answers (CSeq)
     * @param sdp whether it speaks of sound
     * @param text all of it
     * @param cut whether the text is only its beginning
     */
    record SipMessageView(
            Instant at,
            int party,
            boolean incoming,
            String from,
            String to,
            String transport,
            String title,
            String step,
            boolean sdp,
            String text,
            boolean cut) {}

    static LadderView of(Ladders.Found found, int keepDays, boolean isMasked, UnaryOperator<String> reading) {
        List<SipPartyView> parties = new ArrayList<>();
        List<SipMessageView> messages = new ArrayList<>();
        int left = 0;
        for (Ladder channel : found.channels()) {
            int party = parties.size();
            channel.messages().stream()
                    .findFirst()
                    .map(first -> new SipPartyView(address(first.theirs()), word(first.transport())))
                    .ifPresent(parties::add);
            channel.messages().forEach(each -> messages.add(view(each, party, reading)));
            left += channel.left();
        }
        messages.sort(Comparator.comparing(SipMessageView::at));
        return new LadderView(word(found.state()), found.at(), keepDays, isMasked, left, parties, messages);
    }

    private static SipMessageView view(Ladder.Message message, int party, UnaryOperator<String> reading) {
        String text = reading.apply(Ladders.text(message));
        return new SipMessageView(
                Instant.EPOCH.plus(message.atMicros(), ChronoUnit.MICROS),
                party,
                message.isIn(),
                address(message.from()),
                address(message.to()),
                word(message.transport()),
                title(text),
                step(text),
                text.contains("\r\n\r\nv=0"),
                text,
                message.isCut());
    }

    private static String title(String text) {
        int end = text.indexOf("\r\n");
        String first = end < 0 ? text : text.substring(0, end);
        int space = first.indexOf(' ');
        if (first.startsWith("SIP/2.0 ")) {
            return first.substring(space + 1);
        }
        return space < 0 ? first : first.substring(0, space);
    }

    private static String step(String text) {
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, "CSeq:", 0, 5))
                .map(line -> line.substring(5).strip())
                .findFirst()
                .orElse("");
    }

    private static String address(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]:" + address.getPort() : host + ":" + address.getPort();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
