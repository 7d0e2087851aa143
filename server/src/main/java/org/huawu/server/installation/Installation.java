package org.huawu.server.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an installation knows of itself, kept in {@code installation.json}.
 *
 * @param id 128 random bits in hexadecimal, made at the first start
 * @param created when the first start was
 * @param masterKeyId which master key seals its secrets; null until there is one
 * @param restored when it was last brought back from a backup; null when it never was
 */
public record Installation(
        String id,
        Instant created,
        @Nullable String masterKeyId,
        @Nullable Instant restored) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads the file; at the first start makes it. The caller holds the folder's lock. */
    public static Installation open(DataFolder folder, InstantSource clock) {
        Path file = folder.installationFile();
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Installation fresh = new Installation(HexFormat.of().formatHex(random), clock.instant(), null, null);
        fresh.save(folder);
        return fresh;
    }

    /** Reads a file that exists. */
    public static Installation read(Path file) {
        try {
            Installation read = JSON.readValue(Files.readAllBytes(file), Installation.class);
            if (read != null) {
                return read;
            }
            throw unreadable(file, new IOException("it is empty"));
        } catch (IOException | JacksonException e) {
            throw unreadable(file, e);
        }
    }

    /** The same installation with its secrets sealed by another master key; to be saved. */
    public Installation withMasterKey(String keyId) {
        return new Installation(id, created, keyId, restored);
    }

    /** The same installation brought back from a backup; to be saved. */
    public Installation restoredAt(Instant moment) {
        return new Installation(id, created, masterKeyId, moment);
    }

    /** Whether its data have gone on without a jump back from a moment until now. */
    public boolean isUnbrokenSince(Instant moment) {
        return restored == null || !moment.isBefore(restored);
    }

    /** Writes the file. The caller holds the folder's lock. */
    public void save(DataFolder folder) {
        try {
            PrivateFiles.write(folder.installationFile(), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new Refusal(
                    "The file " + folder.installationFile() + " cannot be written (" + e.getMessage()
                            + "). Make room and the data folder writable.",
                    "无法写入文件 " + folder.installationFile() + "（" + e.getMessage() + "）。请确保磁盘有空间且数据目录可写。",
                    e);
        }
    }

    private static Refusal unreadable(Path file, Exception because) {
        return new Refusal(
                "The file " + file + " is damaged (" + because.getClass().getSimpleName()
                        + "). Restore the data folder from a backup.",
                "文件 " + file + " 已损坏（" + because.getClass().getSimpleName() + "）。请从备份恢复数据目录。",
                because);
    }
}
