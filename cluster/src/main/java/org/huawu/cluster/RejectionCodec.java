package org.huawu.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/**
 * The bytes of a rejection, as the routing machine answers with it: the error id, then the facts by name. Whole numbers of 0
 * or more stay numbers, every other fact becomes its text.
 */
public final class RejectionCodec {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_FACTS = 64;

    private RejectionCodec() {}

    /** The rejection's bytes. */
    public static byte[] encode(Rejection rejection) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        text(out, rejection.errorId());
        Map<String, Object> facts = new TreeMap<>(rejection.facts());
        out.number(facts.size());
        facts.forEach((name, fact) -> {
            text(out, name);
            boolean isNumber = (fact instanceof Long || fact instanceof Integer) && ((Number) fact).longValue() >= 0;
            out.flag(isNumber);
            if (isNumber) {
                out.number(((Number) fact).longValue());
            } else {
                text(out, fact.toString());
            }
        });
        return out.toByteArray();
    }

    /**
     * The rejection that bytes stand for.
     *
     * @throws MalformedBytesException when they stand for none
     */
    public static Rejection decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        String errorId = text(in);
        Map<String, Object> facts = new HashMap<>();
        for (int left = in.count(MOST_FACTS); left > 0; left--) {
            String name = text(in);
            facts.put(name, in.flag() ? (Object) in.number() : text(in));
        }
        in.end();
        try {
            return new Rejection(errorId, facts);
        } catch (IllegalArgumentException e) {
            throw new MalformedBytesException("no rejection", e);
        }
    }

    /** Why the routing machine refused an input; nothing when it accepted it, or did not get to see it. */
    public static Optional<Rejection> of(Acknowledgement acknowledgement) {
        return acknowledgement.answer().length == 0 ? Optional.empty() : Optional.of(decode(acknowledgement.answer()));
    }

    private static void text(ByteWriter out, String text) {
        out.bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteReader in) {
        return new String(in.bytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
}
