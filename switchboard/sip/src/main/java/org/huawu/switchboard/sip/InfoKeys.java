package org.huawu.switchboard.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key in the body of an INFO request, in the two forms that telephones use though no RFC defines them:
 * {@code application/dtmf-relay} with a line {@code Signal=5}, and {@code application/dtmf} with the key alone.
 */
final class InfoKeys {

    private static final int MOST_BYTES = 256;
    private static final Pattern RELAY = Pattern.compile("(?im)^\\s*signal\\s*=\\s*(\\S+)\\s*$");
    private static final Pattern KEY = Pattern.compile("[0-9*#A-D]");

    private InfoKeys() {}

    /** The key; empty when there is none. */
    static Optional<Character> of(String type, byte[] body) {
        if (body.length > MOST_BYTES) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.US_ASCII);
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "dtmf-relay" -> {
                Matcher signal = RELAY.matcher(text);
                yield signal.find() ? key(signal.group(1)) : Optional.empty();
            }
            case "dtmf" -> key(text.strip());
            default -> Optional.empty();
        };
    }

    private static Optional<Character> key(String written) {
        String key = switch (written) {
            case "10" -> "*";
            case "11" -> "#";
            default -> written.toUpperCase(Locale.ROOT);
        };
        return KEY.matcher(key).matches() ? Optional.of(key.charAt(0)) : Optional.empty();
    }
}
