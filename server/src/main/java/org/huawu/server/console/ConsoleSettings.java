package org.huawu.server.console;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A relay for the sound of browsers that cannot send to this machine themselves (TURN, RFC 8656), and what agents are told of supervisors.
 *
 * @param turnUrls where it is, as RFC 7065 writes it, such as {@code turn:turn.example.cn:3478?transport=udp}; 8 at most; none: none
 * @param turnSecretFile a file with the secret that this program shares with the relay, of which each browser's password is made;
 *     needed as soon as there are URLs that begin with turn
 * @param turnOnly whether browsers send by the relay alone, also where they could do without
 * @param agentsSeeListeners whether the desk also shows who listens in silence; who whispers or barges in is always shown
 */
@ConfigurationProperties("huawu.console")
public record ConsoleSettings(
        @Nullable List<String> turnUrls,
        @Nullable Path turnSecretFile,
        @DefaultValue("false") boolean turnOnly,
        @DefaultValue("false") boolean agentsSeeListeners) {

    private static final String URLS = "huawu.console.turn-urls";
    private static final int MOST = 8;
    private static final Pattern URL =
            Pattern.compile("(stuns?|turns?):[A-Za-z0-9.-]{1,253}(:\\d{1,5})?(\\?transport=(udp|tcp))?");

    public ConsoleSettings {
        turnUrls = turnUrls == null ? List.of() : List.copyOf(turnUrls);
        SettingCheck.inRange(URLS, turnUrls.size(), 0, MOST, "URLs");
        for (String url : turnUrls) {
            if (!URL.matcher(url).matches()) {
                throw SettingCheck.refusal(
                        URLS,
                        url,
                        "URLs such as turn:turn.example.cn:3478?transport=udp, with commas between",
                        "形如 turn:turn.example.cn:3478?transport=udp 的地址，以逗号分隔");
            }
        }
        boolean isRelay = turnUrls.stream().anyMatch(url -> url.startsWith("turn"));
        if (isRelay && turnSecretFile == null) {
            throw SettingCheck.refusal(
                    "huawu.console.turn-secret-file",
                    "",
                    "a file with the secret that the relay knows too, as there are " + URLS,
                    "存放与中继服务器共享密钥的文件（因为设置了 " + URLS + "）");
        }
        if (turnOnly && !isRelay) {
            throw SettingCheck.refusal(
                    "huawu.console.turn-only",
                    "true",
                    "false as long as " + URLS + " names no relay",
                    "false（" + URLS + " 未指定中继时）");
        }
    }

    /** None is an empty list. */
    @Override
    public List<String> turnUrls() {
        return turnUrls == null ? List.of() : turnUrls;
    }
}
