package org.huawu.switchboard.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.huawu.switchboard.peer.FreePorts;

/** A softphone that is not ours, baresip: it registers, asks for its lamp, and does what its console is told. */
final class Softphone implements AutoCloseable {

    private static final int HEAD = 44;
    private static final int RATE = 8_000;
    private static final int SIDES_AT = 22;
    private static final int RATE_AT = 24;

    private final Path folder;
    private final int console;
    private final Process process;

    /**
     * How it is set.
     *
     * @param transport as an address has it
     * @param more settings of its account
     */
    record Manner(InetSocketAddress board, String transport, String more) {

        /** By G.711, over UDP, with a lamp. */
        static Manner plain(InetSocketAddress board) {
            return new Manner(board, "udp", "mwi=yes;audio_codecs=pcma");
        }

        /** By Opus and nothing else, over UDP. */
        static Manner opus(InetSocketAddress board) {
            return new Manner(board, "udp", "audio_codecs=opus/48000/2");
        }

        /** Over TLS, with encrypted sound and no other, and answering by itself. */
        static Manner encrypted(InetSocketAddress board) {
            InetSocketAddress place = new InetSocketAddress(board.getAddress(), board.getPort() + 1);
            return new Manner(place, "tls", "mediaenc=srtp-mand;answermode=auto;audio_codecs=pcma");
        }
    }

    /** @param hz the tone that it speaks */
    Softphone(Path folder, String account, String password, Manner manner, int hz) throws IOException {
        this.folder = folder;
        int own = FreePorts.inARow(3);
        console = own + 2;
        Files.write(folder.resolve("voice.wav"), wav(Tone.of(hz, 60_000)));
        Files.writeString(folder.resolve("contacts"), "");
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:" + account + "@127.0.0.1:" + manner.board().getPort() + ";transport="
                        + manner.transport() + ">;auth_user=" + account + ";auth_pass=" + password + ";regint=600;"
                        + manner.more() + "\n");
        Files.writeString(
                folder.resolve("config"),
                String.join(
                        "\n",
                        "sip_listen 127.0.0.1:" + own,
                        "module_path /usr/lib/baresip/modules",
                        "module cons.so",
                        "cons_listen 127.0.0.1:" + console,
                        "module g711.so",
                        "module opus.so",
                        "module srtp.so",
                        "module aufile.so",
                        "module aubridge.so",
                        "module sndfile.so",
                        "module_tmp account.so",
                        "module_app menu.so",
                        "module_app mwi.so",
                        "snd_path " + folder,
                        "audio_source aufile," + folder.resolve("voice.wav"),
                        "audio_player aubridge,ear",
                        "audio_alert aubridge,alert",
                        "ausrc_srate 8000",
                        "auplay_srate 8000",
                        "ausrc_channels 1",
                        "auplay_channels 1",
                        "net_interface 127.0.0.1",
                        ""));
        process = new ProcessBuilder(List.of("baresip", "-f", folder.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("baresip.log").toFile())
                .start();
    }

    /** Types at its console: keys, or a command behind a slash with its end of line. */
    void type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket(0, TestPhone.loopback())) {
            socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(TestPhone.loopback(), console)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has heard a tone in any of its calls. */
    boolean hears(int hz) {
        File[] heard = folder.toFile().listFiles((ignored, name) -> name.contains("dec") && name.endsWith(".wav"));
        for (File each : Objects.requireNonNull(heard, "its folder is there")) {
            if (Tone.isIn(samples(each.toPath()), hz)) {
                return true;
            }
        }
        return false;
    }

    /** What it said so far. */
    String log() {
        try {
            return Files.readString(folder.resolve("baresip.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a word, as a telephone without power. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What there is so far of a file that is still written. */
    private static short[] samples(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length < HEAD) {
                return new short[0];
            }
            ByteBuffer sound = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            // as many sides and samples a second as its codec has
            int step = 2 * sound.getShort(SIDES_AT) * (sound.getInt(RATE_AT) / RATE);
            short[] samples = new short[(bytes.length - HEAD) / step];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = sound.getShort(HEAD + i * step);
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] wav(short[] samples) {
        ByteBuffer file = ByteBuffer.allocate(HEAD + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        file.putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
        file.asShortBuffer().put(samples);
        return file.array();
    }
}
