package org.huawu.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EdgeSettingsTest {

    @Test
    void given_nothing_when_bound_then_the_defaults_hold() {
        EdgeSettings settings = bind(Map.of());
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.httpsPort()).isEqualTo(8443);
        assertThat(settings.host()).isNotBlank();
        assertThat(settings.certificate()).isNull();
        assertThat(settings.bodyLimitKib()).isEqualTo(1024);
    }

    @ParameterizedTest
    @CsvSource({
        "Desk.Example.COM, desk.example.com",
        "desk, desk",
        "话务.example, xn--zfrv54k.example",
        "203.0.113.7, 203.0.113.7",
        "2001:DB8::1, 2001:db8::1",
        "[::1], ::1",
    })
    void given_a_host_when_bound_then_it_has_the_form_of_certificates(String given, String host) {
        assertThat(bind(Map.of("host", given)).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "host, 'desk example', huawu.edge.host (--host)",
        "host, https://desk.example, huawu.edge.host (--host)",
        "host, desk.example:8443, huawu.edge.host (--host)",
        "host, desk_1.example, huawu.edge.host (--host)",
        "host, -desk.example, huawu.edge.host (--host)",
        "host, 1:2:3, huawu.edge.host (--host)",
        "http-port, 65536, huawu.edge.http-port (--http)",
        "http-port, -1, huawu.edge.http-port (--http)",
        "https-port, 99999, huawu.edge.https-port (--https)",
        "body-limit-kib, 1, huawu.edge.body-limit-kib",
        "anonymous-rate, 0, huawu.edge.anonymous-rate",
        "anonymous-burst, 0, huawu.edge.anonymous-burst",
        "person-rate, 0, huawu.edge.person-rate",
        "person-burst, 0, huawu.edge.person-burst",
    })
    void given_a_value_out_of_its_limits_when_bound_then_the_setting_is_named(String key, String value, String named) {
        Refusal refusal = refusal(Map.of(key, value));
        assertThat(refusal.sentence(TerminalLanguage.ENGLISH)).contains(named, value);
        assertThat(refusal.sentence(TerminalLanguage.CHINESE)).contains(named, value);
    }

    @Test
    void given_one_port_for_both_when_bound_then_it_is_refused() {
        assertThat(refusal(Map.of("http-port", "8443")).sentence(TerminalLanguage.ENGLISH))
                .contains("8443", "--http", "--https");
        assertThat(bind(Map.of("http-port", "0", "https-port", "0")).httpPort()).isZero();
    }

    @Test
    void given_a_certificate_without_key_when_bound_then_the_lacking_flag_is_named() {
        assertThat(refusal(Map.of("certificate", "/x.crt")).sentence(TerminalLanguage.ENGLISH))
                .contains("--key");
        assertThat(refusal(Map.of("private-key", "/x.key")).sentence(TerminalLanguage.ENGLISH))
                .contains("--cert");
    }

    private static EdgeSettings bind(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((key, value) -> properties.put("huawu.edge." + key, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("huawu.edge", EdgeSettings.class);
    }

    private static Refusal refusal(Map<String, String> settings) {
        Throwable failure = catchThrowable(() -> bind(settings));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        throw new AssertionError("no refusal", failure);
    }
}
