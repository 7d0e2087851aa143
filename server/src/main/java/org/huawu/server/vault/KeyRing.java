package org.huawu.server.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;

/**
 * The folder of master keys of this machine's user, one file a key: {@code ID.key}, readable by its owner only. It lies
 * outside every data folder, so neither a copied data folder nor a backup opens what is sealed.
 */
public final class KeyRing {

    private final Path folder;

    /** @param folder made when the first key is stored */
    public KeyRing(Path folder) {
        this.folder = folder;
    }

    /** Where the key with this id lies or would lie. */
    public Path fileOf(String id) {
        return folder.resolve(id + ".key");
    }

    /** The key with this id, if it is here. */
    public Optional<MasterKey> find(String id) {
        Path file = fileOf(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        MasterKey key = read(file);
        if (!key.id().equals(id)) {
            throw new Refusal(
                    "The master key file %s holds another key (%s). Put the right file in its place."
                            .formatted(file, key.id()),
                    "主密钥文件 %s 里是另一把密钥（%s）。请换上正确的文件。".formatted(file, key.id()));
        }
        return Optional.of(key);
    }

    /** Makes a new key and stores it. */
    public MasterKey create(SecureRandom random) {
        byte[] bytes = new byte[MasterKey.BYTES];
        random.nextBytes(bytes);
        MasterKey key = MasterKey.of(bytes);
        store(key);
        return key;
    }

    /** Brings a key in from a file, as after moving to another machine. Harmless when the key is here already. */
    public MasterKey adopt(Path file) {
        MasterKey key = read(file);
        if (!Files.exists(fileOf(key.id()))) {
            store(key);
        }
        return key;
    }

    private void store(MasterKey key) {
        try {
            PrivateFiles.write(
                    fileOf(key.id()),
                    Base64.getEncoder().encodeToString(key.secret().getEncoded()) + "\n");
        } catch (IOException e) {
            throw new Refusal(
                    "The master key cannot be written to %s (%s). Make the folder writable or name another in HUAWU_KEYS."
                            .formatted(folder, e.getMessage()),
                    "主密钥无法写入 %s（%s）。请让该目录可写，或用 HUAWU_KEYS 指定其他目录。".formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static MasterKey read(Path file) {
        try {
            return MasterKey.of(Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IllegalArgumentException | IOException e) {
            throw new Refusal(
                    "%s is not a readable master key file (%s). Give the file as it was saved."
                            .formatted(file, e.getMessage()),
                    "%s 不是可读的主密钥文件（%s）。请提供当初保存的文件。".formatted(file, e.getMessage()),
                    e);
        }
    }
}
