package org.huawu.switchboard.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * How addresses are written in headers (RFC 3261 20.10, 25.1). The stack's parser takes display names without their quotes,
 * blanks inside an address, and addresses whose own question mark or comma needs the angle brackets that are not there.
 */
final class AddressSyntax {

    private AddressSyntax() {}

    /** Whether a header value is one address, with or without brackets, and parameters. */
    static boolean isOne(String value) {
        int bracket = displayNameEnd(value);
        if (bracket == UNREADABLE) {
            return false;
        }
        return bracket == NO_BRACKET ? isBare(value) : isBracketed(value, bracket);
    }

    /** Whether a header value is a list of addresses. */
    static boolean areMany(String value) {
        return split(value).stream().allMatch(AddressSyntax::isOne);
    }

    private static final int NO_BRACKET = -1;
    private static final int UNREADABLE = -2;

    /** Where the opening bracket stands. */
    private static int displayNameEnd(String value) {
        if (value.startsWith("\"")) {
            int behind = quoteEnd(value, 0);
            while (behind > 0 && behind < value.length() && Character.isWhitespace(value.charAt(behind))) {
                behind++;
            }
            return behind > 0 && behind < value.length() && value.charAt(behind) == '<' ? behind : UNREADABLE;
        }
        int bracket = value.indexOf('<');
        int parameters = value.indexOf(';');
        if (bracket < 0 || (parameters >= 0 && parameters < bracket)) {
            return NO_BRACKET;
        }
        String name = value.substring(0, bracket).strip();
        boolean areTokens =
                name.isEmpty() || List.of(name.split("[ \t]+")).stream().allMatch(Tokens::isToken);
        return areTokens ? bracket : UNREADABLE;
    }

    private static boolean isBracketed(String value, int bracket) {
        int close = value.indexOf('>', bracket);
        if (close < 0) {
            return false;
        }
        String rest = value.substring(close + 1).strip();
        return isUri(value.substring(bracket + 1, close)) && (rest.isEmpty() || rest.startsWith(";"));
    }

    private static boolean isBare(String value) {
        int parameters = value.indexOf(';');
        String uri = (parameters < 0 ? value : value.substring(0, parameters)).strip();
        return isUri(uri) && uri.indexOf('?') < 0 && uri.indexOf(',') < 0 && uri.indexOf('"') < 0;
    }

    private static boolean isUri(String uri) {
        return uri.indexOf(':') > 0 && uri.indexOf('<') < 0 && uri.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    }

    /** The parts between commas that stand outside quotes and brackets. */
    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean isInside = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' && !isInside) {
                int behind = quoteEnd(value, i);
                if (behind < 0) {
                    break;
                }
                i = behind - 1;
            } else if (c == '<' || c == '>') {
                isInside = c == '<';
            } else if (c == ',' && !isInside) {
                parts.add(value.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(value.substring(from).strip());
        return parts;
    }

    /** The place behind the quote that closes the one at a place; -1 when there is none. */
    private static int quoteEnd(String value, int from) {
        for (int i = from + 1; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }
}
