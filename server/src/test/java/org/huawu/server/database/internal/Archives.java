package org.huawu.server.database.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.huawu.server.database.BackupManifest;
import tools.jackson.databind.json.JsonMapper;

/** Archives as no program writes them. */
final class Archives {

    private Archives() {}

    /** What goes between manifest and checksums. */
    @FunctionalInterface
    interface Content {
        void writeTo(ArchiveWriter archive) throws IOException;
    }

    static void write(OutputStream out, BackupManifest manifest, Content content) throws IOException {
        try (ArchiveWriter archive = new ArchiveWriter(out)) {
            archive.text(ArchiveWriter.MANIFEST, JsonMapper.shared().writeValueAsString(manifest));
            content.writeTo(archive);
            archive.finish();
        }
    }
}
