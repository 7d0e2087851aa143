package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.huawu.server.database.BackupManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Archives made to do harm: none reaches beyond its folder. */
class ArchiveReaderTest {

    private static final BackupManifest MANIFEST =
            new BackupManifest(1, "0.1.0", "b", Instant.EPOCH, 18, "external", false, "i", null, 0);

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "a/../../evil", "/tmp/huawu-evil", "a/../../../evil", "..", ".", "../target2/evil"})
    void given_an_entry_that_leads_out_when_it_is_extracted_then_it_is_refused(String name) throws IOException {
        assertDamaged(tar -> put(tar, new TarArchiveEntry(name, true), "evil"));
    }

    @Test
    void given_a_symbolic_link_when_it_is_extracted_then_it_is_refused() throws IOException {
        assertDamaged(tar -> {
            TarArchiveEntry link = new TarArchiveEntry("a", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc");
            put(tar, link, "");
            put(tar, new TarArchiveEntry("a/evil"), "evil");
        });
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
    void given_anything_but_a_file_or_a_folder_when_it_is_extracted_then_it_is_refused(byte kind) throws IOException {
        assertDamaged(tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("a", kind);
            if (kind == TarConstants.LF_LINK) {
                entry.setLinkName("/etc/passwd");
            }
            put(tar, entry, "");
        });
    }

    @Test
    void given_an_entry_twice_when_it_is_extracted_then_it_is_refused() throws IOException {
        assertDamaged(tar -> {
            put(tar, new TarArchiveEntry("a"), "one");
            put(tar, new TarArchiveEntry("a"), "two");
        });
        assertDamaged(tar -> put(tar, new TarArchiveEntry(ArchiveWriter.MANIFEST), "{}"));
    }

    @Test
    void given_something_after_the_end_when_it_is_extracted_then_it_is_refused() throws IOException {
        assertDamaged(tar -> {
            put(tar, new TarArchiveEntry(ArchiveWriter.CHECKSUMS), "{}");
            put(tar, new TarArchiveEntry("a"), "late");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"00\"}", "{\"b\":\"00\"}", "{}", "[]", "null", "no"})
    void given_checksums_that_do_not_agree_when_it_is_extracted_then_it_is_refused(String checksums)
            throws IOException {
        assertDamaged(tar -> {
            put(tar, new TarArchiveEntry("a"), "one");
            put(tar, new TarArchiveEntry(ArchiveWriter.CHECKSUMS), checksums);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"format\":\"x\"}"})
    void given_a_manifest_that_cannot_be_read_when_it_is_read_then_it_is_refused(String manifest) throws IOException {
        byte[] archive = archive(tar -> put(tar, new TarArchiveEntry(ArchiveWriter.MANIFEST), manifest));
        try (ArchiveReader reader = new ArchiveReader(new ByteArrayInputStream(archive))) {
            assertThatExceptionOfType(ArchiveReader.Damaged.class).isThrownBy(reader::manifest);
        }
    }

    @Test
    void given_names_of_log_segments_when_the_next_is_asked_for_then_it_is_the_one_postgresql_writes() {
        assertThat(WalSegment.after("000000010000000000000001")).isEqualTo("000000010000000000000002");
        assertThat(WalSegment.after("0000000100000000000000FF")).isEqualTo("000000010000000100000000");
        assertThat(WalSegment.after("00000002000000AB000000FE")).isEqualTo("00000002000000AB000000FF");
    }

    /** What a test puts into an archive. */
    @FunctionalInterface
    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private void assertDamaged(Content content) throws IOException {
        Path target = Files.createDirectories(temp.resolve("target"));
        byte[] archive = archive(tar -> {
            put(
                    tar,
                    new TarArchiveEntry(ArchiveWriter.MANIFEST),
                    JsonMapper.shared().writeValueAsString(MANIFEST));
            content.writeTo(tar);
        });
        try (ArchiveReader reader = new ArchiveReader(new ByteArrayInputStream(archive))) {
            assertThat(reader.manifest()).isEqualTo(MANIFEST);
            assertThatExceptionOfType(ArchiveReader.Damaged.class).isThrownBy(() -> reader.extractTo(target));
        }
        try (Stream<Path> beside = Files.list(temp)) {
            assertThat(beside).containsExactly(target);
        }
        assertThat(Path.of("/tmp/huawu-evil")).doesNotExist();
        TestServer.delete(target);
    }

    private static byte[] archive(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
            content.writeTo(tar);
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
