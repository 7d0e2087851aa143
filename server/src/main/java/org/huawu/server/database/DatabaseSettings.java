package org.huawu.server.database;

import java.time.Duration;
import java.util.regex.Pattern;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the database.
 *
 * @param url where an external PostgreSQL 18 listens, {@code jdbc:postgresql://HOST:PORT/DATABASE}; without it the program
 *     runs a PostgreSQL of its own
 * @param poolSize how many connections the program uses at once: 2..200 connections
 * @param poolWait how long a request waits for a free connection before it fails: 250 ms..60 s
 * @param connectTimeout how long a connection may take to open: 1..60 s
 * @param statementTimeout how long one statement may run before the database cancels it: 1 s..1 h
 * @param startTimeout how long the embedded PostgreSQL may take to start, recovery after a crash included: 5 s..2 h
 * @param sharedBuffersMib the embedded PostgreSQL's own cache: 16..65536 MiB
 * @param workMemMib what one sort of the embedded PostgreSQL may use before it goes to disk: 1..1024 MiB
 */
@ConfigurationProperties("huawu.database")
public record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("10") int poolSize,
        @DefaultValue("3s") Duration poolWait,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("60s") Duration statementTimeout,
        @DefaultValue("10m") Duration startTimeout,
        @DefaultValue("128") int sharedBuffersMib,
        @DefaultValue("8") int workMemMib) {

    private static final String URL_START = "jdbc:postgresql://";
    private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password)=", Pattern.CASE_INSENSITIVE);

    public DatabaseSettings {
        if (url != null && url.isBlank()) {
            url = null;
        }
        if (url != null) {
            check(url);
        }
        SettingCheck.inRange("huawu.database.pool-size", poolSize, 2, 200, "connections");
        SettingCheck.inRange("huawu.database.pool-wait", poolWait, Duration.ofMillis(250), Duration.ofSeconds(60));
        SettingCheck.inRange(
                "huawu.database.connect-timeout", connectTimeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
        SettingCheck.inRange(
                "huawu.database.statement-timeout", statementTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
        SettingCheck.inRange("huawu.database.start-timeout", startTimeout, Duration.ofSeconds(5), Duration.ofHours(2));
        SettingCheck.inRange("huawu.database.shared-buffers-mib", sharedBuffersMib, 16, 65_536, "MiB");
        SettingCheck.inRange("huawu.database.work-mem-mib", workMemMib, 1, 1024, "MiB");
    }

    private static void check(String url) {
        if (!url.startsWith(URL_START) || url.indexOf('/', URL_START.length()) < 0) {
            String form = URL_START + "HOST:PORT/DATABASE";
            throw SettingCheck.refusal("huawu.database.url", url, "of the form " + form, form + " 的形式");
        }
        if (CREDENTIALS.matcher(url).find()) {
            // Not repeated in the sentence: everyone who sees the terminal or its log would know them.
            throw SettingCheck.refusal(
                    "huawu.database.url",
                    url.substring(0, url.indexOf('?')) + "?…",
                    "without user and password; passwords come from HUAWU_DB_OWNER_PASSWORD and HUAWU_DB_APP_PASSWORD",
                    "不含用户名和密码的地址；密码来自 HUAWU_DB_OWNER_PASSWORD 与 HUAWU_DB_APP_PASSWORD");
        }
    }
}
