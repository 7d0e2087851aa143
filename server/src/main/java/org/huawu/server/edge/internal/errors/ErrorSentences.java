package org.huawu.server.edge.internal.errors;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.kernel.Id;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectionTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The sentences of all error ids, from the message files {@code errors/MODULE_LANGUAGE.properties} (UTF-8). A file has the
 * keys {@code ID.title} and {@code ID.detail}; {@code {name}} stands for the fact of that name. Where a fact is a code, the
 * key {@code ID.NAME.CODE} gives the words that a person reads in its place.
 */
@Component
public class ErrorSentences implements RejectionTexts {

    private static final Pattern FACT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)}");

    private final Map<RequestLanguage, Map<String, String>> messages = new EnumMap<>(RequestLanguage.class);

    ErrorSentences() {
        for (RequestLanguage language : RequestLanguage.values()) {
            messages.put(language, load(language));
        }
    }

    @Override
    public Text of(Rejection rejection, String language) {
        RequestLanguage known =
                language.equals(RequestLanguage.ENGLISH.code()) ? RequestLanguage.ENGLISH : RequestLanguage.CHINESE;
        return new Text(title(known, rejection), detail(known, rejection));
    }

    /** What the error is called; the id itself where no file knows it. */
    String title(RequestLanguage language, Rejection rejection) {
        String title = find(language, rejection.errorId() + ".title");
        return title == null ? rejection.errorId() : title;
    }

    /** The sentence for a person; the title where no file knows it. */
    String detail(RequestLanguage language, Rejection rejection) {
        String sentence = find(language, rejection.errorId() + ".detail");
        if (sentence == null) {
            return title(language, rejection);
        }
        return FACT.matcher(sentence).replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(words(language, rejection, name));
        });
    }

    private String words(RequestLanguage language, Rejection rejection, String name) {
        Object fact = rejection.facts().get(name);
        if (fact == null) {
            return "?";
        }
        String text = fact instanceof Id id ? Long.toString(id.value()) : fact.toString();
        String words = find(language, rejection.errorId() + "." + name + "." + text);
        return words == null ? text : words;
    }

    private @Nullable String find(RequestLanguage language, String key) {
        return messages.getOrDefault(language, Map.of()).get(key);
    }

    private static Map<String, String> load(RequestLanguage language) {
        Map<String, String> all = new HashMap<>();
        String pattern = "classpath*:errors/*_" + language.code() + ".properties";
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Properties properties = new Properties();
                try (Reader reader = Reader.of(file.getContentAsString(StandardCharsets.UTF_8))) {
                    properties.load(reader);
                }
                for (String key : properties.stringPropertyNames()) {
                    if (all.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("two message files have the key " + key + ", one is " + file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
