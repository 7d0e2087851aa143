package org.huawu.architecture.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.TrackedFile;

/** No secrets in the repository. The patterns are written so that they do not find themselves. */
public final class SecretRules {

    /** Forms that are secrets wherever they stand, by what they are. */
    private static final Map<String, Pattern> FORMS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "a private key",
                    Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\s|\\\\n|\"|\\+)*[A-Za-z0-9+/]{40}")),
            Map.entry("a PuTTY key", Pattern.compile("PuTTY-User-Key-File-\\d")),
            Map.entry("a key of AWS", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b")),
            Map.entry("a token of GitHub", Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_\\w{22,}")),
            Map.entry("a token of GitLab", Pattern.compile("\\bglpat-[\\w-]{20}")),
            Map.entry("a token of npm", Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b")),
            Map.entry("a token of Slack", Pattern.compile("\\bxox[abprs]-[\\w-]{10,}")),
            Map.entry("a key of Google", Pattern.compile("\\bAIza[\\w-]{35}\\b")),
            Map.entry("a key of Stripe", Pattern.compile("\\b[rs]k_live_\\w{20,}")),
            Map.entry("a web token", Pattern.compile("\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}")),
            Map.entry(
                    "a password in an address",
                    Pattern.compile("\\b[a-z][a-z0-9+.-]+://[^\\s/:@'\"${}<>]+:[^\\s/:@'\"${}<>]{3,}@"))));

    /** A literal given to something that is called a secret. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)\\b[\\w.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|credential)[\\w]*\\s*(?:[:=]|:=|=>)\\s*"
                    + "(['\"])((?:(?!\\1)[\\x21-\\x7e]){8,})\\1");

    /** In a properties or YAML file, values stand without quotes. */
    private static final Pattern UNQUOTED = Pattern.compile(
            "(?im)^\\s*[\\w.-]*(?:password|passwd|secret|token|api[_-]?key)\\s*[:=]\\s*([\\x21-\\x7e]{8,})\\s*$");

    private static final Pattern REFERENCE = Pattern.compile(".*(?:\\$\\{|\\$[A-Z]|<|\\{\\{|%[sd]|\\*{3}).*");
    private static final String[] SETTINGS = {".properties", ".yml", ".yaml", ".env", ".service", ".conf"};

    private SecretRules() {}

    /** Looks for keys and tokens by their form in every file, and for passwords written down in those that are not tests. */
    public static List<Finding> noSecrets(House house) {
        List<Finding> findings = new ArrayList<>();
        for (TrackedFile file : house.files()) {
            FORMS.forEach((name, form) -> {
                if (form.matcher(file.text()).find()) {
                    findings.add(new Finding(file.path(), "holds " + name));
                }
            });
            if (file.isTest() || file.name().equals("package-lock.json")) {
                continue; // tests make up passwords; a lock file is full of hashes
            }
            writtenDown(file, ASSIGNED, 2, findings);
            if (file.ends(SETTINGS)) {
                writtenDown(file, UNQUOTED, 1, findings);
            }
        }
        return findings;
    }

    private static void writtenDown(TrackedFile file, Pattern pattern, int group, List<Finding> findings) {
        Matcher matcher = pattern.matcher(file.text());
        while (matcher.find()) {
            String value = matcher.group(group);
            if (looksChosen(value)) {
                findings.add(new Finding(file.path(), "gives a secret its value: " + value.substring(0, 2) + "…"));
            }
        }
    }

    /** A secret mixes letters with digits; a name of a message, a path or a setting does not, or has dots, slashes or hyphens alone. */
    private static boolean looksChosen(String value) {
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean digits = value.chars().anyMatch(Character::isDigit);
        boolean isPath = value.startsWith("/") || value.contains("://");
        return letters && digits && !isPath && !REFERENCE.matcher(value).matches();
    }
}
