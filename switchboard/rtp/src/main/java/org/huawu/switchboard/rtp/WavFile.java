package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** WAV files of 16 bit at 8,000 samples a second. */
public final class WavFile {

    static final int HEADER = 44;
    /** Bytes of one moment of a stereo file. */
    static final int STEREO = RecordingStore.MOMENT_BYTES;

    private static final int MOST_BYTES_READ = 10 * 60 * Codec.SAMPLES_PER_S * 2;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746D66;
    private static final int DATA = 0x61746164;

    private WavFile() {}

    /** The header of a stereo file with that many bytes of sound, ready to be written. */
    public static ByteBuffer stereoHeader(long soundBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(RIFF)
                .putInt((int) Math.min(0xFFFFFFFFL, soundBytes + HEADER - 8))
                .putInt(WAVE);
        header.putInt(FMT).putInt(16).putShort((short) 1).putShort((short) 2);
        header.putInt(Codec.SAMPLES_PER_S).putInt(Codec.SAMPLES_PER_S * STEREO);
        header.putShort((short) STEREO).putShort((short) 16);
        header.putInt(DATA).putInt((int) Math.min(0xFFFFFFFFL, soundBytes));
        return header.flip();
    }

    /**
     * Makes the header of a stereo file tell the length that the file has, and cuts off half a moment at its end.
     *
     * @return the bytes of sound
     * @throws IOException when the file cannot be written
     */
    static long repair(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long sound = Math.max(0, channel.size() - HEADER) / STEREO * STEREO;
            ByteBuffer header = stereoHeader(sound);
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
            channel.truncate(HEADER + sound);
            channel.force(true);
            return sound;
        }
    }

    /**
     * Reads the samples of a file with one side.
     *
     * @throws IOException when it cannot be read, is of another kind or longer than 10 minutes
     */
    static short[] readMono(InputStream file) throws IOException {
        byte[] all = file.readNBytes(MOST_BYTES_READ + 4_097);
        if (all.length > MOST_BYTES_READ + 4_096) {
            throw new IOException("longer than 10 minutes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < HEADER || bytes.getInt(0) != RIFF || bytes.getInt(8) != WAVE) {
            throw new IOException("not a WAV file");
        }
        boolean isFit = false;
        int at = 12;
        while (at + 8 <= bytes.limit()) {
            int size = bytes.getInt(at + 4);
            if (size < 0 || at + 8L + size > bytes.limit()) {
                break;
            }
            if (bytes.getInt(at) == FMT && size >= 16) {
                isFit = isMonoOf16Bit(bytes, at + 8);
            } else if (bytes.getInt(at) == DATA && isFit) {
                short[] samples = new short[size / 2];
                bytes.position(at + 8)
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(samples);
                return samples;
            }
            at += 8 + size + (size & 1);
        }
        throw new IOException("not 16 bit, one side, 8,000 samples a second");
    }

    private static boolean isMonoOf16Bit(ByteBuffer bytes, int at) {
        return bytes.getShort(at) == 1
                && bytes.getShort(at + 2) == 1
                && bytes.getInt(at + 4) == Codec.SAMPLES_PER_S
                && bytes.getShort(at + 14) == 16;
    }
}
