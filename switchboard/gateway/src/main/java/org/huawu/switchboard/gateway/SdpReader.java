package org.huawu.switchboard.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** Reads one offer (RFC 8866, 8829) line by line, keeps what we need and refuses what we cannot serve. */
final class SdpReader {

    static final int LENGTH_AT_MOST = 32_768;
    static final int LINE_AT_MOST = 1_024;
    static final int LINES_AT_MOST = 400;

    private static final Pattern LINE = Pattern.compile("[a-z]=[^\\p{Cntrl}]+");
    private static final Pattern MEDIA = Pattern.compile("audio [0-9]{1,5} UDP/TLS/RTP/SAVPF((?: [0-9]{1,3}){1,64})");
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
    private static final Pattern MID = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,32}");
    private static final Pattern SHA_256 = Pattern.compile("sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})");
    private static final List<String> SETUPS = List.of("actpass", "active");

    /** Attributes we read, by name; a later line of a name counts only for rtpmap, which has one a format. */
    private final Map<String, String> attributes = new HashMap<>();

    private final Map<String, String> formats = new HashMap<>();
    private @Nullable String group;
    private @Nullable String offered;

    SdpReading read(String sdp) {
        if (sdp.length() > LENGTH_AT_MOST) {
            return refuse(Rejection.of("sdp-too-long", "atMost", LENGTH_AT_MOST));
        }
        List<String> lines = sdp.lines().limit(LINES_AT_MOST + 1).toList();
        if (lines.size() > LINES_AT_MOST) {
            return refuse(Rejection.of("sdp-too-long", "atMost", LENGTH_AT_MOST));
        }
        if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
            return malformed(1);
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > LINE_AT_MOST || !LINE.matcher(line).matches()) {
                return malformed(i + 1);
            }
            Rejection refusal = take(line, i + 1);
            if (refusal != null) {
                return refuse(refusal);
            }
        }
        return judge();
    }

    private @Nullable Rejection take(String line, int number) {
        String value = line.substring(2);
        if (line.charAt(0) == 'm') {
            var media = MEDIA.matcher(value);
            if (offered != null || !media.matches()) {
                return Rejection.of("sdp-media-refused", "line", number);
            }
            offered = media.group(1) + " ";
            return null;
        }
        if (line.charAt(0) != 'a') {
            return null;
        }
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        return attribute(name, colon < 0 ? "" : value.substring(colon + 1), number);
    }

    private @Nullable Rejection attribute(String name, String value, int number) {
        switch (name) {
            case "group" -> {
                if (value.startsWith("BUNDLE ")) {
                    group = value.substring(6) + " ";
                }
            }
            case "rtpmap" -> {
                String[] parts = value.split(" ", 2);
                formats.put(parts[0], parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT));
            }
            case "sendrecv", "sendonly", "recvonly", "inactive" -> attributes.put("direction", name);
            case "fingerprint" -> {
                // others than SHA-256 may stand beside it
                String upper = value.length() < 8
                        ? value
                        : value.substring(0, 8) + value.substring(8).toUpperCase(Locale.ROOT);
                if (SHA_256.matcher(upper).matches() && attributes.putIfAbsent(name, upper) != null) {
                    return Rejection.of("sdp-malformed", "line", number);
                }
            }
            case "mid", "ice-ufrag", "ice-pwd", "setup", "rtcp-mux" -> {
                if (attributes.putIfAbsent(name, value) != null) {
                    return Rejection.of("sdp-malformed", "line", number);
                }
            }
            default -> {}
        }
        return null;
    }

    private SdpReading judge() {
        String formatsOffered = offered;
        if (formatsOffered == null) {
            return refuse(Rejection.of("sdp-media-refused", "line", 0));
        }
        Codec codec = codec(formatsOffered);
        if (codec == null) {
            return refuse(Rejection.of("sdp-no-codec", "codecs", "PCMA, PCMU"));
        }
        if (!attributes.containsKey("rtcp-mux")) {
            return refuse(Rejection.of("sdp-no-rtcp-mux"));
        }
        String ufrag = attributes.getOrDefault("ice-ufrag", "");
        if (!UFRAG.matcher(ufrag).matches()
                || !PASSWORD.matcher(attributes.getOrDefault("ice-pwd", "")).matches()) {
            return refuse(Rejection.of("sdp-no-ice"));
        }
        var fingerprint = SHA_256.matcher(attributes.getOrDefault("fingerprint", ""));
        if (!fingerprint.matches()) {
            return refuse(Rejection.of("sdp-no-fingerprint"));
        }
        if (!SETUPS.contains(attributes.getOrDefault("setup", ""))) {
            return refuse(Rejection.of("sdp-setup-refused"));
        }
        if (!attributes.getOrDefault("direction", "sendrecv").equals("sendrecv")) {
            return refuse(Rejection.of("sdp-one-way"));
        }
        String mid = attributes.getOrDefault("mid", "");
        if (!MID.matcher(mid).matches()) {
            return refuse(Rejection.of("sdp-no-mid"));
        }
        return new SdpOffer(mid, group != null && group.contains(" " + mid + " "), codec, ufrag, fingerprint.group(1));
    }

    private @Nullable Codec codec(String formatsOffered) {
        for (Codec codec : Codec.values()) {
            String type = Integer.toString(codec.payloadType());
            String map = formats.getOrDefault(type, codec + "/8000");
            boolean plain = map.equals(codec + "/8000") || map.equals(codec + "/8000/1");
            if (plain && formatsOffered.contains(" " + type + " ")) {
                return codec;
            }
        }
        return null;
    }

    private static SdpReading malformed(int line) {
        return refuse(Rejection.of("sdp-malformed", "line", line));
    }

    private static SdpReading refuse(Rejection why) {
        return new SdpReading.Refused(why);
    }
}
