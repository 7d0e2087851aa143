package org.huawu.switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.sip.CallKey;
import org.huawu.switchboard.sip.PassedMessage;

/** Keeps all that is heard. */
final class TestSignalling implements Signalling {

    private final Map<ChannelId, CallKey> calls = new HashMap<>();
    private final Set<ChannelId> ended = new HashSet<>();
    private final List<PassedMessage> heard = new ArrayList<>();

    @Override
    public synchronized void began(ChannelId channel, CallKey call) {
        calls.put(channel, call);
    }

    @Override
    public synchronized void over(ChannelId channel) {
        ended.add(channel);
    }

    @Override
    public synchronized void passed(PassedMessage message) {
        heard.add(message);
    }

    synchronized boolean isOver(ChannelId channel) {
        return ended.contains(channel);
    }

    /** What a channel's messages begin with, in and out: one said again counts once. */
    synchronized List<String> of(ChannelId channel) {
        return heard.stream()
                .filter(each -> each.keys().contains(calls.get(channel)))
                .map(each -> (each.isIn() ? "> " : "< ") + start(each) + " "
                        + each.way().transport())
                .distinct()
                .toList();
    }

    /** How many messages begin so, in or out, those said again included. */
    synchronized long count(String beginning) {
        return heard.stream()
                .filter(each -> ((each.isIn() ? "> " : "< ") + start(each)).equals(beginning))
                .count();
    }

    /** Whether a message of ours holds that. */
    synchronized boolean hasPassed(String text) {
        return heard.stream()
                .filter(each -> !each.isIn())
                .anyMatch(each -> new String(each.bytes(), StandardCharsets.ISO_8859_1).contains(text));
    }

    /** The last message of ours that begins so. */
    synchronized String last(String beginning) {
        return heard.stream()
                .filter(each -> ("< " + start(each)).equals(beginning))
                .map(each -> new String(each.bytes(), StandardCharsets.ISO_8859_1))
                .reduce("", (before, next) -> next);
    }

    private static String start(PassedMessage message) {
        String text = new String(message.bytes(), StandardCharsets.ISO_8859_1);
        String[] words = text.split("[ \r]", 3);
        String method = text.replaceAll("(?s).*\r\nCSeq: \\d+ (\\w+)\r\n.*", "$1");
        return words[0].startsWith("SIP/") ? words[1] + " " + method : words[0];
    }
}
