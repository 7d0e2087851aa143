package org.huawu.server.prompts.internal.sound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Tones, files of them, and how loud one is in something. */
public final class Tones {

    private Tones() {}

    /** A tone at half the loudest. */
    public static short[] tone(double toneHz, int hz, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) Math.round(16_384 * Math.sin(2 * Math.PI * toneHz * i / hz));
        }
        return samples;
    }

    /** Of the samples that a filter's ends do not reach: how loud a tone is, 1 for that of {@link #tone}. */
    public static double level(short[] samples, double toneHz, int hz) {
        int edge = Math.min(samples.length / 4, hz / 20);
        double cosine = 0;
        double sine = 0;
        for (int i = edge; i < samples.length - edge; i++) {
            double hann = 1 - Math.cos(2 * Math.PI * (i - edge) / (samples.length - 2.0 * edge));
            cosine += hann * samples[i] * Math.cos(2 * Math.PI * toneHz * i / hz);
            sine += hann * samples[i] * Math.sin(2 * Math.PI * toneHz * i / hz);
        }
        return Math.hypot(cosine, sine) / (samples.length - 2.0 * edge) / 8_192;
    }

    /** A WAV file of samples, each side the same. */
    public static byte[] wav(short[] samples, AudioFormat format) {
        int sides = format.getChannels();
        byte[] plain = new byte[samples.length * 2 * sides];
        for (int i = 0; i < samples.length * sides; i++) {
            plain[2 * i] = (byte) samples[i / sides];
            plain[2 * i + 1] = (byte) (samples[i / sides] >> 8);
        }
        AudioFormat as = new AudioFormat(format.getSampleRate(), 16, sides, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(plain), as, samples.length);
                AudioInputStream wanted = AudioSystem.getAudioInputStream(format, stream)) {
            AudioSystem.write(wanted, AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Such a file of 16 bit, one side. */
    public static byte[] wav(short[] samples, int hz) {
        return wav(samples, new AudioFormat(hz, 16, 1, true, false));
    }
}
