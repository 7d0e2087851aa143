package org.huawu.server.operations.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token by which a monitoring system reads the figures: random, made at the first start, kept in the data folder. */
@Component
class MetricsToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] expected;

    MetricsToken(DataFolder data) {
        Path file = data.secrets().resolve("metrics-token");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, fresh() + "\n");
            }
            this.expected = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(
                    "The file %s cannot be read or written (%s). Make the data folder readable and writable."
                            .formatted(file, e.getMessage()),
                    "无法读写文件 %s（%s）。请确保数据目录可读写。".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Whether an Authorization header carries the token; takes the same time for every wrong one. */
    boolean isIn(@Nullable String header) {
        return header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        expected, header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String fresh() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
