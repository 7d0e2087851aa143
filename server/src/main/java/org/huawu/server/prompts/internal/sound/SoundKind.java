package org.huawu.server.prompts.internal.sound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of sound files, told by how they begin. */
enum SoundKind {
    WAV,
    MP3,
    OGG;

    private static final int RIFF_TYPE_AT = 8;

    static Optional<SoundKind> of(byte[] file) {
        if (begins(file, 0, "RIFF") && begins(file, RIFF_TYPE_AT, "WAVE")) {
            return Optional.of(WAV);
        }
        if (begins(file, 0, "OggS")) {
            return Optional.of(OGG);
        }
        return begins(file, 0, "ID3") || isFrameOfMp3(file) ? Optional.of(MP3) : Optional.empty();
    }

    /** The sync word of a frame, layer III (ISO/IEC 11172-3 2.4.1.3). */
    private static boolean isFrameOfMp3(byte[] file) {
        return file.length > 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xE6) == 0xE2;
    }

    private static boolean begins(byte[] file, int at, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        return file.length >= at + wanted.length
                && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
