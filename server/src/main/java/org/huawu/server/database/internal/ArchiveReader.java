package org.huawu.server.database.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.huawu.server.database.BackupManifest;
import org.huawu.server.installation.PrivateFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ArchiveWriter} wrote, and believes nothing of it. */
public final class ArchiveReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MANIFEST_LIMIT = 1 << 20;
    private static final int CHECKSUMS_LIMIT = 1 << 28;
    private static final int BUFFER = 1 << 16;

    private final TarArchiveInputStream tar;
    private final InputStream unpacked;
    private final Map<String, String> found = new HashMap<>();

    /** The archive is not one of ours, not whole, or changed. */
    public static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(String message) {
            super(message);
        }

        Damaged(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws Damaged when it is no archive at all */
    public ArchiveReader(InputStream in) throws Damaged {
        try {
            unpacked =
                    new BufferedInputStream(new GzipCompressorInputStream(new BufferedInputStream(in, BUFFER)), BUFFER);
        } catch (IOException e) {
            throw new Damaged("it is not a backup of Huawu", e);
        }
        tar = new TarArchiveInputStream(unpacked);
    }

    /** What the archive says of itself; to be read first. */
    public BackupManifest manifest() throws IOException {
        TarArchiveEntry first = next();
        if (first == null || !first.getName().equals(ArchiveWriter.MANIFEST)) {
            throw new Damaged("it is not a backup of Huawu");
        }
        byte[] bytes = bytes(first, MANIFEST_LIMIT);
        found.put(
                first.getName(), HexFormat.of().formatHex(ArchiveWriter.sha256().digest(bytes)));
        try {
            BackupManifest manifest = JSON.readValue(bytes, BackupManifest.class);
            if (manifest == null) {
                throw new Damaged("what it says of itself is empty");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new Damaged("what it says of itself cannot be read", e);
        }
    }

    /** Writes all that follows the manifest into a folder, and returns only if all of it is as it was written. */
    public void extractTo(Path target) throws IOException {
        Map<String, String> expected = null;
        for (TarArchiveEntry entry = next(); entry != null; entry = next()) {
            if (expected != null) {
                throw new Damaged("something follows its end");
            }
            if (entry.getName().equals(ArchiveWriter.CHECKSUMS)) {
                expected = checksums(entry);
            } else {
                extract(entry, target);
            }
        }
        if (expected == null) {
            throw new Damaged("its end is missing");
        }
        copy(unpacked, OutputStream.nullOutputStream()); // up to the checksum of the compression
        compare(expected);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void extract(TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        Path parent = path.getParent();
        boolean plainFile = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
        boolean below = !entry.getName().startsWith("/") && path.startsWith(target) && !path.equals(target);
        if (!below || parent == null || !(entry.isDirectory() || plainFile) || found.containsKey(entry.getName())) {
            throw new Damaged("it holds an entry that no backup has: " + entry.getName());
        }
        if (entry.isDirectory()) {
            PrivateFiles.createFolders(path);
            return;
        }
        PrivateFiles.createFolders(parent);
        DigestInputStream in = new DigestInputStream(tar, ArchiveWriter.sha256());
        try (FileChannel out = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFiles.ownerOnly())) {
            copy(in, Channels.newOutputStream(out));
            out.force(true);
        }
        found.put(
                entry.getName(), HexFormat.of().formatHex(in.getMessageDigest().digest()));
    }

    private Map<String, String> checksums(TarArchiveEntry entry) throws IOException {
        try {
            return JSON.readValue(bytes(entry, CHECKSUMS_LIMIT), new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new Damaged("its checksums cannot be read", e);
        }
    }

    private void compare(Map<String, String> expected) throws Damaged {
        for (Map.Entry<String, String> each : expected.entrySet()) {
            String sum = found.remove(each.getKey());
            if (sum == null) {
                throw new Damaged(each.getKey() + " is missing in it");
            }
            if (!sum.equals(each.getValue())) {
                throw new Damaged(each.getKey() + " was changed in it");
            }
        }
        Set<String> rest = found.keySet();
        if (!rest.isEmpty()) {
            throw new Damaged(rest.iterator().next() + " was put into it");
        }
    }

    private byte[] bytes(TarArchiveEntry entry, int limit) throws IOException {
        if (entry.getSize() > limit) {
            throw new Damaged(entry.getName() + " is too long in it");
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        copy(tar, read);
        return read.toByteArray();
    }

    private @Nullable TarArchiveEntry next() throws Damaged {
        try {
            return tar.getNextEntry();
        } catch (IOException | RuntimeException e) {
            throw new Damaged("it is cut off or changed", e);
        }
    }

    /** Copies to the end; what goes wrong in reading is the archive's fault, what goes wrong in writing is not. */
    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws Damaged {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw new Damaged("it is cut off or changed", e);
        }
    }
}
