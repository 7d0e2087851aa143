package org.huawu.switchboard.sip;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundSuite;

/**
 * The keys of a stream as SDP says them, in a line {@code a=crypto} (RFC 4568).
 *
 * @param tag the number of the line, which offer and answer share
 * @param keys what the line says, and what we say
 */
public record SpeechKeys(int tag, SoundKeys keys) {

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern BARS = Pattern.compile("\\|");
    private static final Pattern TAG = Pattern.compile("[0-9]{1,9}");
    private static final Pattern LIFETIME = Pattern.compile("(2\\^)?[0-9]{1,20}");
    /** A window of packets that come twice, which is ours to choose; and what says of itself that it can be passed over. */
    private static final Pattern HARMLESS = Pattern.compile("WSH=[0-9]{1,9}|-.*");

    private static final String LINE = "a=crypto:";
    private static final String METHOD = "inline:";
    private static final int WRITTEN = 40;

    /** What we offer: one line, of the suite that everybody knows who knows any (RFC 4568 6.2). */
    static SpeechKeys offered(SoundKey ours) {
        return new SpeechKeys(1, new SoundKeys(SoundSuite.AES_CM_128_HMAC_SHA1_80, ours, null));
    }

    /**
     * The first line of a stream that we can use (RFC 4568 5.1.2). We cannot where it wants other suites, several keys or the number
     * of the key in each packet (MKI), keys drawn anew on the way, or a part that is not encrypted or has no tag.
     *
     * @param ours what we would send with
     */
    static Optional<SpeechKeys> chosen(List<String> stream, SoundKey ours) {
        return stream.stream()
                .filter(line -> line.startsWith(LINE))
                .map(line -> read(line.substring(LINE.length()), ours))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<SpeechKeys> read(String line, SoundKey ours) {
        String[] parts = BLANKS.split(line, -1);
        if (parts.length < 3 || !TAG.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        for (int i = 3; i < parts.length; i++) {
            if (!HARMLESS.matcher(parts[i]).matches()) {
                return Optional.empty();
            }
        }
        int tag = Integer.parseInt(parts[0]);
        return SoundSuite.named(parts[1].toUpperCase(Locale.ROOT))
                .flatMap(suite -> key(parts[2]).map(theirs -> new SpeechKeys(tag, new SoundKeys(suite, ours, theirs))));
    }

    private static Optional<SoundKey> key(String said) {
        if (!said.regionMatches(true, 0, METHOD, 0, METHOD.length())) {
            return Optional.empty();
        }
        String[] parts = BARS.split(said.substring(METHOD.length()), -1);
        boolean isUsable = parts.length == 1
                || (parts.length == 2 && LIFETIME.matcher(parts[1]).matches());
        if (!isUsable || parts[0].length() != WRITTEN) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SoundKey(Base64.getDecoder().decode(parts[0])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Our line: the suite, and what we send with. */
    String written() {
        return LINE + tag + " " + keys.suite() + " " + METHOD
                + Base64.getEncoder().encodeToString(keys.ours().bytes());
    }

    /** Whether they are said in answer to a line of ours: of the same number and suite (RFC 4568 5.1.3). */
    boolean isAnswerTo(SpeechKeys offered) {
        return tag == offered.tag && keys.suite() == offered.keys.suite();
    }
}
