package org.huawu.architecture.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the titles of tests in TypeScript and JavaScript: {@code it('…'}, {@code test('…'}, {@code it.each([…])('…'}. */
final class PageTests {

    private static final Pattern BEGINNING = Pattern.compile("(?<![\\w.$'\"`])(?:it|test)(?:\\.\\w+)*\\s*(?=[(`])");
    private static final String QUOTES = "'\"`";

    private PageTests() {}

    static List<String> titles(String text) {
        List<String> titles = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(text);
        while (beginning.find()) {
            int at = beginning.end();
            int argument = afterBlanks(text, at + 1);
            if (text.charAt(at) == '`' || (argument < text.length() && text.charAt(argument) == '[')) {
                at = afterBlanks(text, endOfGroup(text, at)); // the table of test.each
                argument = afterBlanks(text, at + 1);
            }
            if (argument < text.length() && text.charAt(at) == '(' && QUOTES.indexOf(text.charAt(argument)) >= 0) {
                titles.add(text.substring(argument + 1, endOfString(text, argument) - 1));
            }
        }
        return titles;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The place after the bracket that closes the one at a place; strings within are passed over. */
    private static int endOfGroup(String text, int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (QUOTES.indexOf(c) >= 0) {
                at = endOfString(text, at);
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                at++;
            }
            if (depth == 0) {
                return at;
            }
        }
        return at;
    }

    /** The place after the string that begins at a place. */
    private static int endOfString(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(from)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }
}
