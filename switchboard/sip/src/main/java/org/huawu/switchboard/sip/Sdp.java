package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * As much of SDP (RFC 4566, RFC 3264) as a call with one stream of G.711, G.722 or Opus needs, plain or encrypted; other streams are
 * refused.
 */
final class Sdp {

    static final int PCMA = 8;
    /** The type of the telephone events that we offer. */
    static final int OUR_EVENTS = 101;

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern SEMICOLONS = Pattern.compile(";");
    private static final String MOST_BITS = "maxaveragebitrate=";
    private static final int MOST_BYTES = 8_192;
    private static final int MOST_STREAMS = 16;
    private static final int MOST_PORT = 65_535;
    private static final int PCMU = 0;
    private static final int G722 = 9;
    /** RFC 7587 7: always so, whatever it sounds like. */
    private static final String OPUS = "opus/48000/2";

    private static final String EVENTS = "telephone-event/8000";
    private static final String WIDE_EVENTS = "telephone-event/48000";
    /** Bits a second that we send by Opus, about: who wants fewer is not met. */
    private static final int OPUS_BITRATE = 20_000;

    private Sdp() {}

    /**
     * What of a first offer we can take; empty when that is nothing.
     *
     * @param terms what can be agreed on
     * @param takesOpus whether Opus is taken where nothing else is offered
     */
    static Optional<SpeechOffer> firstOffer(byte[] text, SoundTerms terms, boolean takesOpus) {
        return offer(text, -1, terms, takesOpus);
    }

    /**
     * What of an offer we can take; empty when that is nothing. Where sound may be encrypted or not, and both are offered, it is.
     *
     * @param inUse the payload type that is in use, which is kept when it is offered again; -1 for none
     * @param terms what can be agreed on
     */
    static Optional<SpeechOffer> offer(byte[] text, int inUse, SoundTerms terms) {
        return offer(text, inUse, terms, false);
    }

    private static Optional<SpeechOffer> offer(byte[] text, int inUse, SoundTerms terms, boolean takesOpus) {
        if (text.length == 0 || text.length > MOST_BYTES) {
            return Optional.empty();
        }
        List<String> lines = new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
        List<List<String>> streams = streams(lines);
        if (streams.size() > MOST_STREAMS) {
            return Optional.empty();
        }
        ToIntFunction<List<String>> type = stream -> {
            int opus = opusType(stream);
            return codec(stream, inUse, takesOpus || opus == inUse ? opus : -1);
        };
        Optional<SpeechOffer> encrypted = terms.ours()
                .flatMap(ours -> first(
                        streams,
                        stream -> SpeechKeys.chosen(stream, ours)
                                .flatMap(keys -> speech(lines, stream, type.applyAsInt(stream), Optional.of(keys)))));
        return encrypted.isPresent() || !terms.isPlain()
                ? encrypted
                : first(streams, stream -> speech(lines, stream, type.applyAsInt(stream), Optional.empty()));
    }

    private static Optional<SpeechOffer> first(
            List<List<String>> streams, Function<List<String>, Optional<SpeechOffer>> reading) {
        for (int i = 0; i < streams.size(); i++) {
            Optional<SpeechOffer> speech = reading.apply(streams.get(i));
            if (speech.isPresent()) {
                return Optional.of(beside(speech.get(), streams, i));
            }
        }
        return Optional.empty();
    }

    private static Optional<SpeechOffer> speech(
            List<String> lines, List<String> stream, int type, Optional<SpeechKeys> keys) {
        String[] media = BLANKS.split(stream.getFirst(), -1);
        int port = number(media.length > 3 ? media[1] : "", 1, MOST_PORT);
        boolean hasOwnHost = stream.stream().anyMatch(line -> line.startsWith("c="));
        Optional<InetAddress> host = connection(hasOwnHost ? stream : session(lines));
        boolean isSpeech = port > 0 && type >= 0 && media[0].equals("m=audio") && media[2].equals(profile(keys));
        if (!isSpeech || host.isEmpty()) {
            return Optional.empty();
        }
        // The old way to hold a call (RFC 3264 section 8.4): there is nowhere to send to.
        Direction direction = host.get().isAnyLocalAddress() ? Direction.INACTIVE : direction(lines, stream);
        InetSocketAddress address = new InetSocketAddress(host.get(), port);
        int wideEvents = type > G722 ? mapped(stream, WIDE_EVENTS) : -1;
        int events = wideEvents < 0 ? mapped(stream, EVENTS) : wideEvents;
        return Optional.of(new SpeechOffer(
                address,
                type,
                events,
                wideEvents >= 0,
                direction,
                reports(stream, address),
                keys,
                List.of(),
                List.of()));
    }

    /** An answer has as many streams as its offer, in the same order; those not wanted have port 0. */
    private static SpeechOffer beside(SpeechOffer speech, List<List<String>> streams, int place) {
        List<String> refused =
                streams.stream().map(List::getFirst).map(Sdp::refusal).toList();
        return new SpeechOffer(
                speech.address(),
                speech.payloadType(),
                speech.eventType(),
                speech.hasWideEvents(),
                speech.direction(),
                speech.reports(),
                speech.crypto(),
                refused.subList(0, place),
                refused.subList(place + 1, refused.size()));
    }

    private static String refusal(String media) {
        String[] parts = BLANKS.split(media, -1);
        if (parts.length > 1) {
            parts[1] = "0";
        }
        return String.join(" ", parts);
    }

    /**
     * Our answer: the codec he prefers, his telephone events, one port of ours.
     *
     * @param session its number
     * @param version rises with each answer of a session that says something else
     */
    static String answer(SpeechOffer offer, InetSocketAddress ours, long session, int version) {
        String host = ours.getAddress().getHostAddress();
        String codec = switch (offer.payloadType()) {
            case PCMU -> "PCMU/8000";
            case PCMA -> "PCMA/8000";
            case G722 -> "G722/8000";
            default -> OPUS;
        };
        int events = offer.eventType();
        StringBuilder sdp = new StringBuilder(256);
        sdp.append("v=0\r\no=- ")
                .append(session)
                .append(' ')
                .append(version)
                .append(" IN IP4 ")
                .append(host);
        sdp.append("\r\ns=-\r\nc=IN IP4 ").append(host).append("\r\nt=0 0\r\n");
        offer.refusedBefore().forEach(line -> sdp.append(line).append("\r\n"));
        sdp.append("m=audio ");
        sdp.append(ours.getPort())
                .append(' ')
                .append(profile(offer.crypto()))
                .append(' ')
                .append(offer.payloadType());
        sdp.append(events < 0 ? "" : " " + events);
        sdp.append("\r\na=rtpmap:")
                .append(offer.payloadType())
                .append(' ')
                .append(codec)
                .append("\r\n");
        if (codec.equals(OPUS)) {
            // RFC 7587 6.1: the sound of the house goes no higher, and what was lost is made up for
            sdp.append("a=fmtp:").append(offer.payloadType());
            sdp.append(" maxplaybackrate=8000;sprop-maxcapturerate=8000;useinbandfec=1\r\n");
        }
        if (events >= 0) {
            sdp.append("a=rtpmap:").append(events).append(' ');
            sdp.append(offer.hasWideEvents() ? WIDE_EVENTS : EVENTS).append("\r\n");
            sdp.append("a=fmtp:").append(events).append(" 0-15\r\n");
        }
        offer.crypto().ifPresent(keys -> sdp.append(keys.written()).append("\r\n"));
        sdp.append(offer.isByOnePort() ? "a=rtcp-mux\r\n" : "");
        sdp.append("a=ptime:20\r\n")
                .append(offer.direction().answered().attribute())
                .append("\r\n");
        offer.refusedAfter().forEach(line -> sdp.append(line).append("\r\n"));
        return sdp.toString();
    }

    /**
     * Our offer: both laws, the one of the house first, and telephone events.
     *
     * @param session its number
     * @param keys by what sound is to be encrypted; empty where it is not to be
     */
    static String offer(InetSocketAddress ours, long session, Optional<SpeechKeys> keys) {
        String host = ours.getAddress().getHostAddress();
        return "v=0\r\no=- " + session + " 1 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host + "\r\nt=0 0\r\nm=audio "
                + ours.getPort() + " " + profile(keys) + " 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n"
                + keys.map(each -> each.written() + "\r\n").orElse("") + "a=ptime:20\r\na=sendrecv\r\n";
    }

    private static String profile(Optional<SpeechKeys> keys) {
        return keys.isPresent() ? "RTP/SAVP" : "RTP/AVP";
    }

    /** The lines of each stream. */
    private static List<List<String>> streams(List<String> lines) {
        List<List<String>> streams = new ArrayList<>();
        for (int from = 0; from < lines.size(); from++) {
            if (lines.get(from).startsWith("m=")) {
                streams.add(lines.subList(from, end(lines, from)));
            }
        }
        return streams;
    }

    /** The lines before the first stream. */
    private static List<String> session(List<String> lines) {
        return lines.subList(0, end(lines, 0));
    }

    private static int end(List<String> lines, int from) {
        int to = from + 1;
        while (to < lines.size() && !lines.get(to).startsWith("m=")) {
            to++;
        }
        return Math.min(to, lines.size());
    }

    /**
     * The codec in use when it is among them, else the first law of G.711, else G.722, else Opus; -1 when none of them is there.
     * These two come last, since the sound of the house has 8,000 samples a second: it would be recoded and sound no better.
     */
    private static int codec(List<String> stream, int inUse, int opus) {
        String[] media = BLANKS.split(stream.getFirst(), -1);
        int chosen = -1;
        for (int i = 3; i < media.length; i++) {
            int type = number(media[i], 0, 127);
            if (type == inUse && worth(type, opus) > 0) {
                return type;
            }
            chosen = worth(type, opus) > worth(chosen, opus) ? type : chosen;
        }
        return chosen;
    }

    private static int worth(int type, int opus) {
        return switch (type) {
            case PCMU, PCMA -> 3;
            case G722 -> 2;
            default -> type >= 0 && type == opus ? 1 : 0;
        };
    }

    /** The type of Opus; -1 when it is not offered, or for fewer bits than we send. */
    private static int opusType(List<String> stream) {
        int type = mapped(stream, OPUS);
        String parameters = "a=fmtp:" + type + " ";
        for (String line : stream) {
            if (line.startsWith(parameters)) {
                for (String each : SEMICOLONS.split(line.substring(parameters.length()), -1)) {
                    String most = each.strip().toLowerCase(Locale.ROOT);
                    int bits = most.startsWith(MOST_BITS) ? number(most.substring(MOST_BITS.length()), 0, 99_999) : -1;
                    if (bits >= 0 && bits < OPUS_BITRATE) {
                        return -1;
                    }
                }
            }
        }
        return type;
    }

    /** Of the stream, else of the session, else both ways. */
    private static Direction direction(List<String> lines, List<String> stream) {
        for (List<String> section : List.of(stream, session(lines))) {
            for (Direction each : Direction.values()) {
                if (section.contains(each.attribute())) {
                    return each;
                }
            }
        }
        return Direction.SENDRECV;
    }

    /** By the same port as sound (RFC 5761); where it is said (RFC 3605); else by the port after that of sound. */
    private static InetSocketAddress reports(List<String> stream, InetSocketAddress sound) {
        if (stream.contains("a=rtcp-mux")) {
            return sound;
        }
        int port = sound.getPort() == MOST_PORT ? MOST_PORT - 1 : sound.getPort() + 1;
        InetSocketAddress after = new InetSocketAddress(sound.getAddress(), port);
        for (String line : stream) {
            if (line.startsWith("a=rtcp:")) {
                String[] parts = BLANKS.split(line.substring("a=rtcp:".length()), -1);
                int said = number(parts[0], 1, MOST_PORT);
                boolean isElsewhere = parts.length == 4 && parts[1].equals("IN") && parts[2].equals("IP4");
                Optional<InetAddress> host = isElsewhere ? address(parts[3]) : Optional.of(sound.getAddress());
                boolean isPlace = said > 0 && (isElsewhere || parts.length == 1) && host.isPresent();
                // without rtcp-mux one port cannot be for both
                return isPlace && !new InetSocketAddress(host.get(), said).equals(sound)
                        ? new InetSocketAddress(host.get(), said)
                        : after;
            }
        }
        return after;
    }

    /** The free type that was given to a form of coding; -1 when none was. */
    private static int mapped(List<String> stream, String coding) {
        for (String line : stream) {
            if (line.startsWith("a=rtpmap:") && line.toLowerCase(Locale.ROOT).endsWith(" " + coding)) {
                return number(line.substring("a=rtpmap:".length(), line.indexOf(' ')), 96, 127);
            }
        }
        return -1;
    }

    /** The address of a c= line: four numbers with dots, so that nothing is looked up. */
    private static Optional<InetAddress> connection(List<String> section) {
        for (String line : section) {
            String[] parts = BLANKS.split(line, -1);
            if (parts.length == 3 && parts[0].equals("c=IN") && parts[1].equals("IP4")) {
                return address(parts[2]);
            }
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> address(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int part = parts.length == 4 ? number(parts[i], 0, 255) : -1;
            if (part < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) part;
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static int number(String text, int least, int most) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int value = Integer.parseInt(text);
        return value < least || value > most ? -1 : value;
    }
}
