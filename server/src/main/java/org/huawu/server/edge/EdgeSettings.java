package org.huawu.server.edge;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HTTP edge.
 *
 * @param host the name under which browsers reach the program, at most 253 characters; default: the machine's own name
 * @param httpPort port of plain HTTP on the loopback addresses, 1..65535, or 0 for any that is free
 * @param httpsPort port of HTTPS on all addresses, 1..65535, or 0 for any that is free
 * @param certificate PEM file with the certificate of this server and those between it and its root; default: none, then a
 *     local authority issues one
 * @param privateKey PEM file with the key of that certificate
 * @param bodyLimitKib how long the body of a request may be, 16..65536 KiB
 * @param anonymousRate requests a second from one address without sign-in, 1..10000
 * @param anonymousBurst how many such requests may come at once, 1..100000
 * @param personRate requests a second of one signed-in person, 1..10000
 * @param personBurst how many such requests may come at once, 1..100000
 */
@ConfigurationProperties("huawu.edge")
public record EdgeSettings(
        @Nullable String host,
        @DefaultValue("8080") int httpPort,
        @DefaultValue("8443") int httpsPort,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @DefaultValue("1024") int bodyLimitKib,
        @DefaultValue("50") int anonymousRate,
        @DefaultValue("500") int anonymousBurst,
        @DefaultValue("50") int personRate,
        @DefaultValue("200") int personBurst) {

    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Path KERNEL_HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    public EdgeSettings {
        host = host == null || host.isBlank() ? ownName() : checkedHost(host);
        SettingCheck.inRange("huawu.edge.http-port (--http)", httpPort, 0, 65_535, "(a port)");
        SettingCheck.inRange("huawu.edge.https-port (--https)", httpsPort, 0, 65_535, "(a port)");
        SettingCheck.inRange("huawu.edge.body-limit-kib", bodyLimitKib, 16, 65_536, "KiB");
        SettingCheck.inRange("huawu.edge.anonymous-rate", anonymousRate, 1, 10_000, "/s");
        SettingCheck.inRange("huawu.edge.anonymous-burst", anonymousBurst, 1, 100_000, "requests");
        SettingCheck.inRange("huawu.edge.person-rate", personRate, 1, 10_000, "/s");
        SettingCheck.inRange("huawu.edge.person-burst", personBurst, 1, 100_000, "requests");
        if (httpPort != 0 && httpPort == httpsPort) {
            throw new Refusal(
                    "HTTP and HTTPS were both given port " + httpPort
                            + ". Give them different ports with --http and --https.",
                    "HTTP 与 HTTPS 使用了同一端口 " + httpPort + "。请用 --http 和 --https 指定不同的端口。");
        }
        if ((certificate == null) != (privateKey == null)) {
            throw oneWithoutTheOther(certificate != null);
        }
    }

    /** The name under which browsers reach the program, in the form that certificates carry. */
    @Override
    public String host() {
        return host == null ? "localhost" : host;
    }

    private static Refusal oneWithoutTheOther(boolean onlyCertificate) {
        return onlyCertificate
                ? new Refusal(
                        "A certificate was given without its private key. Give the key's PEM file with --key.",
                        "指定了证书但未指定私钥。请用 --key 指定私钥的 PEM 文件。")
                : new Refusal(
                        "A private key was given without its certificate. Give the certificate's PEM file with --cert.",
                        "指定了私钥但未指定证书。请用 --cert 指定证书的 PEM 文件。");
    }

    private static String checkedHost(String given) {
        String ascii = ascii(given.strip());
        if (ascii == null) {
            throw SettingCheck.refusal(
                    "huawu.edge.host (--host)",
                    given,
                    "a host name such as callcentre.example.com, or an IP address",
                    "主机名（如 callcentre.example.com）或 IP 地址");
        }
        return ascii;
    }

    private static @Nullable String ascii(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        String lower = bare.toLowerCase(Locale.ROOT);
        if (IPV6.matcher(lower).matches()) {
            return isLiteral(lower) ? lower : null;
        }
        try {
            String ascii = IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES);
            return HOST_NAME.matcher(ascii).matches() ? ascii : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isLiteral(String ipv6) {
        try {
            InetAddress.ofLiteral(ipv6);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As the kernel knows it: asking the resolver may take long on a machine without a network. */
    private static String ownName() {
        try {
            String ascii = ascii(Files.readString(KERNEL_HOST_NAME).strip());
            return ascii == null ? "localhost" : ascii;
        } catch (IOException e) {
            // a machine that does not know its own name is still reached by its addresses
            return "localhost";
        }
    }
}
