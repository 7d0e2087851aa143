package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Callers who stay: each calls by SIP, one after the other, and has a socket of its own for its sound. For one thread. */
final class MediaCallers implements AutoCloseable {

    private static final int TRIES = 20;
    private static final int PATIENCE_MS = 500;
    private static final int MOST_BYTES = 16_384;
    private static final Pattern SOUND = Pattern.compile("\r\nm=audio (\\d+) ");

    private final InetSocketAddress switchboard;
    private final DatagramSocket sip;
    private final InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    private final List<DatagramChannel> sounds = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    private record Answered(SipDialog dialog, SipMessage answer) {}

    private record Heard(SipMessage message, String text) {}

    MediaCallers(InetSocketAddress switchboard) throws IOException {
        this.switchboard = switchboard;
        this.sip = new DatagramSocket(0, here);
        sip.setSoTimeout(PATIENCE_MS);
    }

    /** Calls; returns when the call is answered and sound may be sent. */
    MediaParty call(int number) throws IOException {
        DatagramChannel sound = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
        sounds.add(sound);
        SipDialog dialog = new SipDialog(
                new InetSocketAddress(here, sip.getLocalPort()),
                switchboard,
                SwitchboardProgram.LINE,
                CallPlan.number(number),
                "m" + number);
        Heard heard = ask(dialog.invite(sound.socket().getLocalPort()), dialog, "INVITE");
        send(dialog.confirm(heard.message()));
        Matcher port = SOUND.matcher(heard.text());
        if (!port.find()) {
            throw new BenchFailure("The answer to a call names no port for sound.");
        }
        sound.connect(new InetSocketAddress(switchboard.getAddress(), Integer.parseInt(port.group(1))));
        answered.add(new Answered(dialog, heard.message()));
        return new MediaParty(number, sound, Envelope.NONE, MediaParty.Upkeep.NONE);
    }

    /** Ends all calls, one after the other. */
    void hangUp() throws IOException {
        for (Answered each : answered) {
            ask(each.dialog().bye(each.answer()), each.dialog(), "BYE");
        }
        answered.clear();
    }

    private Heard ask(String request, SipDialog dialog, String method) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            send(request);
            Heard heard = await(dialog, method);
            if (heard != null) {
                if (heard.message().status() != 200) {
                    throw new BenchFailure(
                            method + " was answered with " + heard.message().status() + ".");
                }
                return heard;
            }
        }
        throw new BenchFailure(method + " was not answered.");
    }

    /** The final answer; null when none comes soon. */
    private @Nullable Heard await(SipDialog dialog, String method) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        try {
            while (true) {
                packet.setLength(MOST_BYTES);
                sip.receive(packet);
                SipMessage message =
                        SipMessage.read(packet.getData(), packet.getLength()).orElse(null);
                if (message != null
                        && message.status() >= 200
                        && message.method().equals(method)
                        && message.value("Call-ID").equals(dialog.id())) {
                    return new Heard(message, new String(packet.getData(), 0, packet.getLength(), UTF_8));
                }
            }
        } catch (SocketTimeoutException e) {
            return null;
        }
    }

    private void send(String text) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        sip.send(new DatagramPacket(bytes, bytes.length, switchboard));
    }

    @Override
    public void close() throws IOException {
        sip.close();
        for (DatagramChannel sound : sounds) {
            sound.close();
        }
    }
}
