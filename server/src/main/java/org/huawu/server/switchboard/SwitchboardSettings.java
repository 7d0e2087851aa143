package org.huawu.server.switchboard;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the switchboard.
 *
 * @param embedded whether this program carries calls itself
 * @param sipPort port of SIP over UDP and TCP, 1..65535, or 0 for any that is free
 * @param sipTlsPort port of SIP over TLS, 1..65535, 0 for any that is free, off for none; default: the one after {@code sipPort},
 *     or any that is free where that is 0
 * @param rtpPorts ports of callers' sound, FROM-TO, both 1024..32767, at least 10 of them
 * @param publicAddress the address of this machine that callers and browsers reach; default: its own
 * @param furtherAddresses addresses of this machine at which SIP and callers' sound are taken besides, such as that of the card to
 *     the carrier, 7 at most; default: none
 * @param browserPort UDP port of browsers' sound, 0..65535; default: the number of the HTTPS port; 0 for any that is free
 * @param mostCalls how many calls there may be at once, 1..5000
 * @param mostSeats how many browsers may have their sound here, 1..5000
 * @param mostOpusCalls how many callers at once may speak Opus, where libopus is installed, 0..200
 * @param mostSilenceSeconds after how long without sound a caller has vanished and his call ends, 10..86400; 0 for never
 * @param telephoneProbeSeconds how often a telephone that is the sound of a seat is asked whether it is there, 1..60; 0 for never.
 *     One that is gone is noticed within twice of that
 */
@ConfigurationProperties("huawu.switchboard")
public record SwitchboardSettings(
        @DefaultValue("true") boolean embedded,
        @DefaultValue("5060") int sipPort,
        @Nullable String sipTlsPort,
        @DefaultValue("10000-19999") String rtpPorts,
        @Nullable String publicAddress,
        @DefaultValue List<String> furtherAddresses,
        @Nullable Integer browserPort,
        @DefaultValue("1000") int mostCalls,
        @DefaultValue("1000") int mostSeats,
        @DefaultValue("50") int mostOpusCalls,
        @DefaultValue("120") int mostSilenceSeconds,
        @DefaultValue("5") int telephoneProbeSeconds) {

    private static final String OFF = "off";
    private static final String TLS_PORT = "huawu.switchboard.sip-tls-port";
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int LEAST_PORTS = 10;
    private static final int MOST_FURTHER = 7;

    public SwitchboardSettings {
        SettingCheck.inRange("huawu.switchboard.sip-port (--sip)", sipPort, 0, 65_535, "(a port)");
        refuseUnlessForTls(sipPort, sipTlsPort);
        SettingCheck.inRange(
                "huawu.switchboard.browser-port", browserPort == null ? 0 : browserPort, 0, 65_535, "(a port)");
        SettingCheck.inRange("huawu.switchboard.most-calls", mostCalls, 1, 5_000, "calls");
        SettingCheck.inRange("huawu.switchboard.most-seats", mostSeats, 1, 5_000, "seats");
        SettingCheck.inRange("huawu.switchboard.most-opus-calls", mostOpusCalls, 0, 200, "calls");
        if (mostSilenceSeconds != 0) {
            SettingCheck.inRange("huawu.switchboard.most-silence-seconds", mostSilenceSeconds, 10, 86_400, "seconds");
        }
        SettingCheck.inRange("huawu.switchboard.telephone-probe-seconds", telephoneProbeSeconds, 0, 60, "seconds");
        Matcher range = RANGE.matcher(rtpPorts);
        boolean isRange = range.matches()
                && Integer.parseInt(range.group(1)) >= 1_024
                && Integer.parseInt(range.group(2)) <= 32_767
                && Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) >= LEAST_PORTS;
        if (!isRange) {
            throw SettingCheck.refusal(
                    "huawu.switchboard.rtp-ports (--rtp)",
                    rtpPorts,
                    "FROM-TO, both 1024 to 32767, at least 10 ports",
                    "“起-止”，均在 1024 到 32767 之间，至少 10 个端口");
        }
        furtherAddresses = List.copyOf(furtherAddresses);
        refuseUnlessAddresses(furtherAddresses);
        if (publicAddress != null && !isLiteral(publicAddress)) {
            throw SettingCheck.refusal(
                    "huawu.switchboard.public-address (--public-address)",
                    publicAddress,
                    "an IP address such as 192.0.2.10",
                    "IP 地址，例如 192.0.2.10");
        }
    }

    /** The port of SIP over TLS, 0 for any that is free; empty where it is switched off. */
    public OptionalInt tlsPort() {
        if (sipTlsPort == null) {
            return OptionalInt.of(sipPort == 0 ? 0 : sipPort + 1);
        }
        return sipTlsPort.equals(OFF) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(sipTlsPort));
    }

    /** The first port of callers' sound, even. */
    public int firstRtpPort() {
        int first = Integer.parseInt(rtpPorts.substring(0, rtpPorts.indexOf('-')));
        return first + first % 2;
    }

    /** The last one. */
    public int lastRtpPort() {
        return Integer.parseInt(rtpPorts.substring(rtpPorts.indexOf('-') + 1));
    }

    private static void refuseUnlessForTls(int sipPort, @Nullable String tlsPort) {
        if (tlsPort == null) {
            if (sipPort == 65_535) {
                throw SettingCheck.refusal(
                        "huawu.switchboard.sip-port (--sip)",
                        "65535",
                        "65534 at most, since SIP over TLS takes the port after it unless huawu.switchboard.sip-tls-port says otherwise",
                        "不大于 65534，因为 SIP TLS 使用其后一个端口（除非用 huawu.switchboard.sip-tls-port 另行指定）");
            }
        } else if (!tlsPort.equals(OFF)) {
            if (!PORT.matcher(tlsPort).matches() || Integer.parseInt(tlsPort) > 65_535) {
                throw SettingCheck.refusal(
                        TLS_PORT,
                        tlsPort,
                        "a port from 1 to 65535, 0 for any free one, or off",
                        "1 到 65535 的端口、0（任意空闲端口）或 off（不用）");
            }
            if (sipPort != 0 && sipPort == Integer.parseInt(tlsPort)) {
                throw SettingCheck.refusal(
                        TLS_PORT,
                        tlsPort,
                        "another port than that of SIP over UDP and TCP (--sip)",
                        "与 SIP UDP、TCP 端口（--sip）不同的端口");
            }
        }
    }

    private static void refuseUnlessAddresses(List<String> addresses) {
        for (String each : addresses) {
            if (!isLiteral(each)) {
                throw SettingCheck.refusal(
                        "huawu.switchboard.further-addresses",
                        each,
                        "IP addresses such as 192.0.2.10,198.51.100.5",
                        "IP 地址，例如 192.0.2.10,198.51.100.5");
            }
        }
        SettingCheck.inRange(
                "huawu.switchboard.further-addresses", addresses.size(), 0, MOST_FURTHER, "addresses in all");
    }

    private static boolean isLiteral(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
