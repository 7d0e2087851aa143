package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephones that answer whoever calls them, at once, and have a socket each for their sound; on a thread of their own. */
final class MediaCallees implements AutoCloseable {

    private static final int MOST_BYTES = 16_384;
    private static final int PATIENCE_S = 10;
    private static final Pattern SOUND = Pattern.compile("\r\nm=audio (\\d+) ");

    private final InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    private final DatagramSocket sip;
    private final Map<String, DatagramChannel> sounds = new ConcurrentHashMap<>();
    private final Object news = new Object();
    private final Thread thread = new Thread(this::answer, "media-callees");

    MediaCallees() throws IOException {
        sip = new DatagramSocket(0, here);
        thread.setDaemon(true);
        thread.start();
    }

    /** Where they are called. */
    InetSocketAddress place() {
        return new InetSocketAddress(here, sip.getLocalPort());
    }

    /** Who speaks at the telephone with that number, once it has been called. */
    MediaParty await(String number, int party) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        synchronized (news) {
            while (!sounds.containsKey(number)) {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime());
                if (leftMs <= 0) {
                    throw new BenchFailure("The peer did not call " + number + ".");
                }
                news.wait(leftMs);
            }
        }
        return new MediaParty(party, sounds.get(number), Envelope.NONE, MediaParty.Upkeep.NONE);
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        try {
            while (!sip.isClosed()) {
                packet.setLength(MOST_BYTES);
                sip.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), UTF_8);
                SipMessage message =
                        SipMessage.read(packet.getData(), packet.getLength()).orElse(null);
                if (message != null
                        && message.status() == 0
                        && !message.method().equals("ACK")) {
                    byte[] said = answer(message, text).getBytes(US_ASCII);
                    sip.send(new DatagramPacket(said, said.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // closed: nobody is called any more
        }
    }

    private String answer(SipMessage request, String text) throws IOException {
        String number = request.target().orElse("");
        Matcher port = SOUND.matcher(text);
        if (!request.method().equals("INVITE") || !port.find()) {
            return request.accepted();
        }
        DatagramChannel sound = sounds.get(number);
        if (sound == null) {
            sound = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
            sound.connect(new InetSocketAddress(here, Integer.parseInt(port.group(1))));
            synchronized (news) {
                sounds.put(number, sound);
                news.notifyAll();
            }
        }
        String contact = "<sip:" + number + "@" + here.getHostAddress() + ":" + sip.getLocalPort() + ">";
        return request.accepted(
                ";tag=" + number,
                contact,
                SipDialog.sound(here.getHostAddress(), sound.socket().getLocalPort()));
    }

    @Override
    public void close() throws IOException {
        sip.close();
        for (DatagramChannel sound : sounds.values()) {
            sound.close();
        }
    }
}
