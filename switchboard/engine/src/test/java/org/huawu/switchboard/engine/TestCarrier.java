package org.huawu.switchboard.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.switchboard.rtp.G711;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.tck.CalleePhone;

/** A carrier with one telephone behind it: SIP as text over any transport, and sound. It takes one call. */
final class TestCarrier implements CalleePhone, AutoCloseable {

    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+) ");
    private static final String TAG = ";tag=carrier";

    private final PhoneLine sip;
    private final PhoneSound sound;
    private final Transport transport;
    private volatile String invite = "";
    private volatile boolean isAnswered;
    private volatile boolean isOver;
    private volatile boolean isClosed;
    private final List<String> made = new CopyOnWriteArrayList<>();
    private volatile String known = "";
    private volatile boolean isDeaf;
    private volatile String direction = "sendrecv";
    private volatile boolean isHolding;
    private final AtomicInteger asked = new AtomicInteger();

    TestCarrier(Transport transport, InetSocketAddress board, ScheduledExecutorService clock) {
        this.transport = transport;
        try {
            sip = transport.waiting(board);
            sound = new PhoneSound(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::listen);
    }

    TrunkPeer peer() {
        return new TrunkPeer(new InetSocketAddress(TestPhone.loopback(), sip.port()), transport.ofTrunk(), 0, 1);
    }

    @Override
    public boolean isCalled() {
        return !invite.isEmpty();
    }

    @Override
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void ring() {
        reply(invite, "180 Ringing", "");
    }

    @Override
    public void announce() {
        sound.sendTo(boardsPort());
        reply(invite, "183 Session Progress", sdp());
    }

    /** Another branch of the call speaks before the answer, by another law. */
    void announce(PhoneSound other, G711 law) {
        other.speakBy(law);
        other.sendTo(boardsPort());
        String here = "m=audio " + sound.port() + " RTP/AVP 8";
        String there = "m=audio " + other.port() + " RTP/AVP " + law.payloadType();
        send(replied(invite, "183 Session Progress", sdp().replace(here, there)).replace(TAG, TAG + "2"));
    }

    /** That other branch answers. */
    void answer(PhoneSound other, G711 law) {
        isAnswered = true;
        String here = "m=audio " + sound.port() + " RTP/AVP 8";
        String there = "m=audio " + other.port() + " RTP/AVP " + law.payloadType();
        send(replied(invite, "200 OK", sdp().replace(here, there)).replace(TAG, TAG + "2"));
    }

    private int boardsPort() {
        Matcher media = MEDIA.matcher(invite);
        return media.find() ? Integer.parseInt(media.group(1)) : 0;
    }

    @Override
    public void answer() {
        sound.sendTo(boardsPort());
        isAnswered = true;
        reply(invite, "200 OK", sdp());
    }

    /** Says in its answer that it can be made to do that from elsewhere. */
    void knows(String event) {
        known = event;
    }

    /** What it was made to do from elsewhere. */
    List<String> made() {
        return List.copyOf(made);
    }

    /** How the other side names this call in Replaces. */
    String name() {
        return group(invite, "\r\nCall-ID: ([^\r]*)") + ";to-tag=" + group(invite, "\r\nFrom:[^\r]*;tag=([^\r;]*)")
                + ";from-tag=carrier";
    }

    /** Holds the call. */
    void hold() {
        direct("sendonly");
    }

    /** Whether a hold is agreed. */
    boolean isHolding() {
        return isHolding;
    }

    private void direct(String wanted) {
        direction = wanted;
        within("INVITE", asked.incrementAndGet(), sdp() + "a=" + wanted + "\r\n");
    }

    /** As somebody would who touched it. */
    private void make(String event) {
        made.add(event);
        if (event.equals("hold")) {
            hold();
        } else if (isHolding) {
            direct("sendrecv");
        }
    }

    @Override
    public void refuse(int status) {
        isOver = true;
        sound.sendTo(0);
        reply(invite, status + " No", "");
    }

    @Override
    public void press(char key) {
        sound.press(key);
    }

    @Override
    public void hangUp() {
        isOver = true;
        within("BYE", asked.incrementAndGet(), "");
    }

    private void within(String method, int number, String body) {
        send(method + " " + group(invite, "\r\nContact: <([^>]*)>") + " SIP/2.0\r\nVia: SIP/2.0/" + sip.transport()
                + " 127.0.0.1:" + sip.port() + ";branch=z9hG4bK" + method + number + "\r\nFrom:"
                + group(invite, "\r\nTo:([^\r]*)") + TAG + "\r\nTo:" + group(invite, "\r\nFrom:([^\r]*)")
                + "\r\nCall-ID:" + group(invite, "\r\nCall-ID:([^\r]*)") + "\r\nCSeq: " + number + " " + method
                + "\r\nContact: <sip:carrier@127.0.0.1:" + sip.port() + ">\r\nMax-Forwards: 70\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    @Override
    public void speak(int hz) {
        sound.speak(hz);
    }

    @Override
    public boolean hears(int hz) {
        return sound.hears(hz);
    }

    /** Hears no message of SIP any more, and goes on with its sound. */
    void goDeaf() {
        isDeaf = true;
    }

    /** Sends no more sound. */
    void fallSilent() {
        sound.fallSilent();
    }

    @Override
    public void close() {
        isClosed = true;
        sound.close();
        sip.close();
    }

    private void listen() {
        try {
            while (!isClosed) {
                take(sip.receive());
            }
        } catch (IOException | CompletionException e) {
            isOver = true;
        }
    }

    private void take(String message) {
        if (isDeaf) {
            return;
        }
        if (message.startsWith("INVITE ") && invite.isEmpty()) {
            invite = message;
            reply(message, "100 Trying", "");
        } else if (message.startsWith("CANCEL ")) {
            isOver = true;
            reply(message, "200 OK", "");
            if (!isAnswered) {
                reply(invite, "487 Request Terminated", "");
            }
        } else if (message.startsWith("OPTIONS ")) {
            reply(message, "405 Method Not Allowed", "");
        } else if (message.startsWith("NOTIFY ")) {
            reply(message, "200 OK", "");
            make(group(message, "\r\nEvent: ([^\r]*)"));
        } else if (message.startsWith("SIP/2.0 200 ") && message.contains("\r\nCSeq: " + asked.get() + " INVITE\r\n")) {
            within("ACK", asked.get(), "");
            isHolding = direction.equals("sendonly");
        } else if (message.startsWith("BYE ")) {
            isOver = true;
            sound.sendTo(0);
            reply(message, "200 OK", "");
        }
    }

    private String sdp() {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + sound.port()
                + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    private void reply(String request, String status, String body) {
        send(replied(request, status, body));
    }

    private String replied(String request, String status, String body) {
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : request.split("\r\n", -1)) {
            if (line.matches("(Via|From|Call-ID|CSeq|Record-Route):.*")) {
                answer.append(line).append("\r\n");
            } else if (line.startsWith("To:")) {
                answer.append(line).append(line.contains(TAG) ? "" : TAG).append("\r\n");
            }
        }
        answer.append("Contact: <sip:carrier@127.0.0.1:").append(sip.port()).append(">\r\n");
        answer.append(known.isEmpty() ? "" : "Allow-Events: " + known + "\r\n");
        answer.append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n");
        answer.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
        return answer.append(body).toString();
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern);
        }
        return matcher.group(1);
    }

    private void send(String text) {
        try {
            sip.send(text);
        } catch (IOException e) {
            // the phone is closed
        }
    }
}
