package org.huawu.architecture.licences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huawu.architecture.licences.Component.Kind;

/** Which licences the product may contain. */
public final class Licences {

    private static final Set<String> FREE = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "ISC",
            "0BSD",
            "CC0-1.0",
            "Unlicense",
            "PostgreSQL",
            "LicenseRef-Public-Domain",
            "LicenseRef-Bouncy-Castle");

    /** For what stays a file of its own, unchanged and replaceable. */
    private static final Set<String> FREE_AS_A_FILE =
            Set.of("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later");

    /** For the libraries beside PostgreSQL: permissive, only asking to be named. */
    private static final Set<String> FREE_BESIDE_POSTGRES = Set.of("OpenSSL", "ICU", "Zlib", "LicenseRef-OSSP-uuid");

    /** Names found in place of SPDX ids. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("bouncy castle licence", "LicenseRef-Bouncy-Castle"),
            Map.entry("public domain", "LicenseRef-Public-Domain"),
            Map.entry("public domain, per creative commons cc0", "CC0-1.0"),
            Map.entry("apache 2.0", "Apache-2.0"),
            Map.entry("apache license, version 2.0", "Apache-2.0"),
            Map.entry("the apache license, version 2.0", "Apache-2.0"),
            Map.entry("the apache software license, version 2.0", "Apache-2.0"),
            Map.entry("mit license", "MIT"),
            Map.entry("the mit license", "MIT"),
            Map.entry("bsd-2-clause license", "BSD-2-Clause"),
            Map.entry("bsd-3-clause license", "BSD-3-Clause"),
            Map.entry("eclipse public license - v 1.0", "EPL-1.0"),
            Map.entry("eclipse public license v2.0", "EPL-2.0"));

    private Licences() {}

    /** The licence under which the product uses a component: the first it may choose; empty when it may choose none. */
    public static Optional<String> chosenFor(Component component) {
        return component.licences().stream()
                .map(Licences::idOf)
                .filter(licence -> isFree(licence, component.kind()))
                .findFirst();
    }

    /** Understands SPDX expressions: one side of OR, both sides of AND. A licence WITH an exception is a licence of its own. */
    private static boolean isFree(String expression, Kind kind) {
        String text = withoutOuterParentheses(expression.strip());
        List<String> choices = split(text, " OR ");
        if (choices.size() > 1) {
            return choices.stream().anyMatch(choice -> isFree(choice, kind));
        }
        List<String> parts = split(text, " AND ");
        if (parts.size() > 1) {
            return parts.stream().allMatch(part -> isFree(part, kind));
        }
        return FREE.contains(text)
                || (kind != Kind.PAGE && FREE_AS_A_FILE.contains(text))
                || (kind == Kind.BINARY && FREE_BESIDE_POSTGRES.contains(text));
    }

    private static String idOf(String licence) {
        return ALIASES.getOrDefault(licence.strip().toLowerCase(java.util.Locale.ROOT), licence.strip());
    }

    private static String withoutOuterParentheses(String text) {
        return text.startsWith("(") && closes(text) == text.length() - 1
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    /** Where the parenthesis closes with which a text begins. */
    private static int closes(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Splits where the word stands outside of parentheses. */
    private static List<String> split(String text, String word) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(word, i)) {
                parts.add(text.substring(begin, i));
                begin = i + word.length();
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
