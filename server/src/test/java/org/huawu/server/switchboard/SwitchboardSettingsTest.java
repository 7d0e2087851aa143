package org.huawu.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SwitchboardSettingsTest {

    @Test
    void given_nothing_when_bound_then_sip_is_at_5060_and_over_tls_at_5061() {
        SwitchboardSettings settings = bind(Map.of());
        assertThat(settings.sipPort()).isEqualTo(5060);
        assertThat(settings.tlsPort()).hasValue(5061);
        assertThat(settings.telephoneProbeSeconds()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"5070, , 5071", "0, , 0", "5070, 5061, 5061", "5060, 0, 0", "65535, 5061, 5061", "65534, , 65535"})
    void given_a_port_of_sip_when_bound_then_that_over_tls_is_the_one_named_or_the_next(
            String sip, String tls, int expected) {
        assertThat(bind(ports(sip, tls)).tlsPort()).hasValue(expected);
    }

    @Test
    void given_off_when_bound_then_there_is_no_port_over_tls() {
        assertThat(bind(Map.of("sip-tls-port", "off")).tlsPort()).isEqualTo(OptionalInt.empty());
        assertThat(bind(ports("65535", "off")).tlsPort()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sip-port, 65536, huawu.switchboard.sip-port (--sip)",
        "sip-port, -1, huawu.switchboard.sip-port (--sip)",
        "sip-port, 65535, huawu.switchboard.sip-port (--sip)",
        "further-addresses, carrier.example, huawu.switchboard.further-addresses",
        "telephone-probe-seconds, 61, huawu.switchboard.telephone-probe-seconds",
        "sip-tls-port, 65536, huawu.switchboard.sip-tls-port",
        "sip-tls-port, -1, huawu.switchboard.sip-tls-port",
        "sip-tls-port, OFF, huawu.switchboard.sip-tls-port",
        "sip-tls-port, none, huawu.switchboard.sip-tls-port",
        "sip-tls-port, 123456789012, huawu.switchboard.sip-tls-port",
        "sip-tls-port, 5060, huawu.switchboard.sip-tls-port",
    })
    void given_a_value_out_of_its_limits_when_bound_then_the_setting_is_named(String key, String value, String named) {
        Refusal refusal = refusal(Map.of(key, value));
        assertThat(refusal.sentence(TerminalLanguage.ENGLISH)).contains("The setting " + named + " ", value);
        assertThat(refusal.sentence(TerminalLanguage.CHINESE)).contains("设置 " + named + " ", value);
    }

    @Test
    void given_further_addresses_when_bound_then_each_is_taken_and_too_many_are_not() {
        assertThat(bind(Map.of("further-addresses", "192.0.2.10, 198.51.100.5")).furtherAddresses())
                .containsExactly("192.0.2.10", "198.51.100.5");
        assertThat(refusal(Map.of("further-addresses", "::1,::2,::3,::4,::5,::6,::7,::8"))
                        .sentence(TerminalLanguage.ENGLISH))
                .contains("huawu.switchboard.further-addresses", "8");
    }

    private static Map<String, String> ports(String sip, String tls) {
        return tls == null ? Map.of("sip-port", sip) : Map.of("sip-port", sip, "sip-tls-port", tls);
    }

    private static SwitchboardSettings bind(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((key, value) -> properties.put("huawu.switchboard." + key, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("huawu.switchboard", SwitchboardSettings.class);
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
