package org.huawu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Holds docs/operations/settings.md against the settings' records: every setting once, with its default. */
class SettingsReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/operations/settings.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(huawu\\.[a-z.-]+)` \\|[^|]*\\| ([^|]*) \\|");

    @Test
    void given_the_reference_when_it_is_held_against_the_records_then_names_and_defaults_are_equal()
            throws IOException {
        assertThat(listed()).isEqualTo(built());
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(REFERENCE)) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                assertThat(rows.put(row.group(1), row.group(2).strip()))
                        .as("listed twice: " + line)
                        .isNull();
            }
        }
        return rows;
    }

    private static Map<String, String> built() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> settings = new TreeMap<>();
        scan.findCandidateComponents("org.huawu.server").forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null);
            assertThat(type.isRecord()).as("%s is a record", type).isTrue();
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            settings.putAll(Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toMap(
                            part -> prefix + "." + dashed(part.getName()), part -> defaultOf(type, part))));
        });
        return settings;
    }

    private static String defaultOf(Class<?> type, RecordComponent part) {
        int index = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList()
                .indexOf(part.getName());
        DefaultValue value = canonicalConstructor(type).getParameters()[index].getAnnotation(DefaultValue.class);
        return value == null || value.value().length == 0 ? "none" : String.join(",", value.value());
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) {
        Class<?>[] parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parts);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
