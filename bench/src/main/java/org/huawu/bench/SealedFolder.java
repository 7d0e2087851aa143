package org.huawu.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.huawu.switchboard.recording.DataKey;
import org.huawu.switchboard.recording.SealedFile;
import org.huawu.switchboard.rtp.RecordingStore;

/**
 * Recordings in a folder as the program writes them, each under a key of its own, that key under one of this run, which nobody
 * keeps. A crash leaves nothing behind that anyone asks for.
 */
final class SealedFolder implements RecordingStore {

    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final RandomGenerator random;
    private final SecretKey over;

    /** @param random not to be guessed */
    SealedFolder(Path folder, RandomGenerator random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.random = random;
        this.over = key();
    }

    @Override
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    @Override
    public List<Kept> recover() {
        return List.of();
    }

    @Override
    public Writing begin(String name) throws IOException {
        SecretKey key = key();
        FileChannel file = FileChannel.open(file(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        SealedFile sealed = SealedFile.begin(file, new DataKey(key, wrapped(key)));
        return new Writing() {
            @Override
            public void append(ByteBuffer block) throws IOException {
                sealed.append(block);
            }

            @Override
            public Kept finish() throws IOException {
                return new Kept(name, file(name).getFileName().toString(), sealed.finish());
            }
        };
    }

    private Path file(String name) {
        return folder.resolve(name + ".hwr");
    }

    private SecretKey key() {
        byte[] drawn = new byte[KEY_BYTES];
        random.nextBytes(drawn);
        return new SecretKeySpec(drawn, "AES");
    }

    private byte[] wrapped(SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, over);
            return cipher.wrap(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not wrap keys", e);
        }
    }
}
