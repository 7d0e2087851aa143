package org.huawu.switchboard.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Escaped octets of an address (RFC 3986 2.1). */
final class Escapes {

    private Escapes() {}

    /** The text that is meant: each {@code %XX} an octet of UTF-8, any other percent sign itself. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream meant = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            meant.write(low < 0 ? bytes[i] : 16 * high + low);
            i += low < 0 ? 0 : 2;
        }
        return meant.toString(StandardCharsets.UTF_8);
    }
}
