package org.huawu.server.database.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup: a compressed tar whose last entry holds the SHA-256 of every other one, so that an archive that is cut
 * off or changed is known for it.
 */
final class ArchiveWriter implements AutoCloseable {

    static final String MANIFEST = "manifest.json";
    static final String CHECKSUMS = "checksums.json";

    private static final int BUFFER = 1 << 16;
    private static final int FILE_MODE = 0600;
    private static final int FOLDER_MODE = 0700;

    private final TarArchiveOutputStream tar;
    private final Map<String, String> checksums = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER];

    ArchiveWriter(OutputStream out) throws IOException {
        GzipParameters quick = new GzipParameters();
        quick.setCompressionLevel(Deflater.BEST_SPEED);
        tar = new TarArchiveOutputStream(
                new BufferedOutputStream(
                        new GzipCompressorOutputStream(new BufferedOutputStream(out, BUFFER), quick), BUFFER),
                StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** How many files were written. */
    int files() {
        return checksums.size();
    }

    /** Writes a folder, for those that have to be there though they are empty. */
    void folder(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(FOLDER_MODE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Writes a text. */
    void text(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
        checksums.put(name, HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /**
     * Writes a file as long as it is now, even when it grows or shrinks meanwhile: a database file under change is made whole
     * by the database's own log. A file that is gone is left out.
     */
    void file(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            begin(name, size);
            MessageDigest digest = sha256();
            long left = size;
            while (left > 0) {
                int wanted = (int) Math.min(buffer.length, left);
                int read = in.read(buffer, 0, wanted);
                if (read < 0) {
                    Arrays.fill(buffer, (byte) 0);
                    read = wanted;
                }
                tar.write(buffer, 0, read);
                digest.update(buffer, 0, read);
                left -= read;
            }
            tar.closeArchiveEntry();
            checksums.put(name, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            return; // dropped between the listing and now, as the database does
        }
    }

    /** Writes the checksums. Without this the archive is not whole. */
    void finish() throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(checksums);
        begin(CHECKSUMS, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
        tar.finish();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(FILE_MODE);
        tar.putArchiveEntry(entry);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
