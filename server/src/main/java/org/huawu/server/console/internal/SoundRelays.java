package org.huawu.server.console.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.ConsoleSettings;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Gives browsers the relay to use, and a name and a password for it that last a day: HMAC-SHA1 over time and person, under the
 * secret that the relay shares (draft-uberti-behave-turn-rest-00, which coturn calls {@code use-auth-secret}). So the relay
 * serves nobody who is not signed in here, and no list of passwords is kept.
 */
@Component
@EnableConfigurationProperties(ConsoleSettings.class)
public class SoundRelays {

    /** Longer than any shift: a relay may ask for the password anew while a call lasts. */
    private static final Duration LASTS = Duration.ofDays(1);

    private static final String ALGORITHM = "HmacSHA1";

    private final ConsoleSettings settings;
    private final InstantSource clock;
    private final @Nullable SecretKeySpec secret;

    SoundRelays(ConsoleSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.secret = settings.turnSecretFile() == null ? null : read(settings.turnSecretFile());
    }

    /**
     * What a browser needs.
     *
     * @param only whether it is to send by the relay alone
     * @param servers in the form of WebRTC's RTCIceServer
     */
    public record Relays(boolean only, List<Server> servers) {
        public Relays {
            servers = List.copyOf(servers);
        }
    }

    /**
     * A server.
     *
     * @param username null where nobody is asked who it is
     * @param credential the password; null with the name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Server(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {
        public Server {
            urls = List.copyOf(urls);
        }
    }

    /** For that person, from now on. */
    public Relays of(PersonId person) {
        if (settings.turnUrls().isEmpty()) {
            return new Relays(false, List.of());
        }
        SecretKeySpec key = secret;
        if (key == null) {
            return new Relays(false, List.of(new Server(settings.turnUrls(), null, null)));
        }
        String name = clock.instant().plus(LASTS).getEpochSecond() + ":" + person.value();
        return new Relays(settings.turnOnly(), List.of(new Server(settings.turnUrls(), name, password(key, name))));
    }

    private static String password(SecretKeySpec key, String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK knows no " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec read(Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException e) {
            text = "";
        }
        if (text.isEmpty()) {
            throw SettingCheck.refusal(
                    "huawu.console.turn-secret-file",
                    file.toString(),
                    "a file that this program may read, with the secret in it",
                    "本程序可读取且包含密钥的文件");
        }
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}
