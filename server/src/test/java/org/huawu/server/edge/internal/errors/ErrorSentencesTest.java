package org.huawu.server.edge.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huawu.kernel.Rejection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the message files of all modules against each other and against the sources that name error ids. */
class ErrorSentencesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path FILES = Path.of("src/main/resources/errors");

    /** Where an error id is named: as a literal, or as a parameter called errorId. */
    private static final Pattern MADE = Pattern.compile(
            "(?:new Rejection|Rejection\\.of|Problem\\.of)\\(\\s*(?:\\d+,\\s*|status,\\s*)?(\"[^\"]*\"|[^\\s,)]+)");

    /** A method that takes an error id; those who call it name it as a literal in their turn. */
    private static final Pattern TAKES_ID = Pattern.compile("(\\w+)\\([^(){};]*\\bString errorId\\b");

    private static final Pattern FACT = Pattern.compile("\\{([^}]*)}");

    @TestFactory
    Stream<DynamicTest> given_an_error_id_in_the_sources_when_it_is_answered_then_both_languages_have_a_sentence()
            throws IOException {
        Map<String, String> chinese = all("zh");
        Map<String, String> english = all("en");
        return idsInSources().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    for (String key : List.of(entry.getKey() + ".title", entry.getKey() + ".detail")) {
                        assertThat(chinese).as(entry.getValue()).containsKey(key);
                        assertThat(english).as(entry.getValue()).containsKey(key);
                    }
                }));
    }

    @Test
    void given_the_sources_when_scanned_then_the_ids_known_to_be_there_are_found() throws IOException {
        assertThat(idsInSources().keySet())
                .contains("cursor-invalid", "limit-out-of-range", "internal-error", "field-invalid", "csrf-missing");
    }

    @Test
    void given_an_id_that_is_not_a_literal_when_scanned_then_it_is_noticed() {
        assertThat(namesIn("Rejection.of(id)")).containsExactly("id");
        assertThat(namesIn("new Rejection(\n    \"some-id\", facts)")).containsExactly("\"some-id\"");
        assertThat(namesIn("Problem.of(404, \"other-id\")")).containsExactly("\"other-id\"");
        assertThat(
                        namesIn(
                                "throw refused(7, \"third-id\"); } void refused(int x, String errorId) { Rejection.of(errorId);"))
                .containsExactly("\"third-id\"");
    }

    @Test
    void given_the_two_languages_when_compared_then_they_have_the_same_keys_and_facts() throws IOException {
        Map<String, String> chinese = all("zh");
        Map<String, String> english = all("en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        chinese.forEach((key, sentence) -> {
            assertThat(sentence).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank().matches("[^\\p{IsHan}]*");
            assertThat(facts(sentence)).as(key).isEqualTo(facts(english.getOrDefault(key, "")));
        });
    }

    @Test
    void given_a_key_when_read_then_it_is_a_title_a_detail_or_words_for_a_fact() throws IOException {
        Map<String, String> english = all("en");
        for (String key : english.keySet()) {
            String id = key.substring(0, key.indexOf('.'));
            assertThat(key).matches("[a-z0-9-]+\\.(title|detail|[A-Za-z]+\\.[A-Za-z0-9-]+)");
            assertThat(english).containsKeys(id + ".title", id + ".detail");
        }
    }

    @Test
    void given_a_fact_that_is_a_code_when_the_sentence_is_made_then_its_words_stand_there() {
        ErrorSentences sentences = new ErrorSentences();
        Rejection rejection = new Rejection("field-invalid", Map.of("field", "name$1", "reason", "missing"));
        assertThat(sentences.detail(RequestLanguage.ENGLISH, rejection))
                .isEqualTo("The field \"name$1\" is missing. Correct it and send the request again.");
        assertThat(sentences.detail(RequestLanguage.CHINESE, rejection)).contains("“name$1”未填写");
    }

    @Test
    void given_a_fact_that_is_lacking_when_the_sentence_is_made_then_it_is_still_a_sentence() {
        assertThat(new ErrorSentences().detail(RequestLanguage.ENGLISH, Rejection.of("too-many-requests")))
                .isEqualTo("More requests came than are taken at a time. Try again in ? s.");
    }

    private static Map<String, String> all(String language) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(f -> f.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
            }
        }
        return all;
    }

    private static Map<String, String> idsInSources() throws IOException {
        Map<String, String> ids = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                for (String name : namesIn(Files.readString(file))) {
                    assertThat(name).as("error id in " + file).startsWith("\"");
                    ids.put(name.substring(1, name.length() - 1), file.toString());
                }
            }
        }
        return ids;
    }

    private static List<String> namesIn(String source) {
        List<String> names = new ArrayList<>(matches(MADE, source));
        for (String method : matches(TAKES_ID, source)) {
            names.addAll(matches(Pattern.compile("\\b" + method + "\\((?:[^\"();]*,)?\\s*(\"[a-z0-9-]+\")"), source));
        }
        names.removeIf("errorId"::equals);
        return names;
    }

    private static List<String> matches(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> facts(String sentence) {
        Set<String> facts = new TreeSet<>();
        Matcher matcher = FACT.matcher(sentence);
        while (matcher.find()) {
            facts.add(matcher.group(1));
        }
        return facts;
    }
}
