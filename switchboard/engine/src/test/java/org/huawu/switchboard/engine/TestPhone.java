package org.huawu.switchboard.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.switchboard.tck.CallerPhone;
import org.jspecify.annotations.Nullable;

/** A telephone of our own: SIP as text over any transport, RTP with PCMA on a UDP socket. */
final class TestPhone implements CallerPhone, AutoCloseable {

    static final String REALM = "house.example";

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("^SIP/2\\.0 (\\d{3}) ");
    private static final Pattern TAG = Pattern.compile("\r\nTo:[^\r]*(;tag=[^\r;]*)");
    private static final Pattern AGAIN = Pattern.compile("\r\nCSeq: (\\d+) INVITE");
    private static final Pattern PIECE = Pattern.compile("\r\n\r\nSIP/2\\.0 (\\d{3}) ");
    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+) ");
    private static final Pattern HOST = Pattern.compile("\r\nc=IN IP4 ([0-9.]+)\r\n");

    private final PhoneLine sip;
    private final PhoneSound sound;
    private final String called;
    private final String caller;
    private final String id;
    private volatile int status;
    private volatile boolean isOver;
    private volatile boolean isClosed;
    private volatile String tag = "";
    private volatile int lastAgreed = 1;
    private volatile int transferStatus;
    private volatile boolean isDeaf;
    private String more = "";
    private final boolean isLate;
    private final String password;
    private final String replaces;
    private volatile int first = 1;
    private int cseq = 1;

    TestPhone(
            Transport transport,
            InetSocketAddress board,
            String called,
            String caller,
            ScheduledExecutorService clock) {
        this(transport, board, called, caller, clock, Manner.PLAIN);
    }

    /**
     * How it calls.
     *
     * @param isLate whether it leaves the offer to the other side, and answers it when it confirms
     * @param password what it proves who it is by; empty when it does not
     * @param replaced the call that it wants in the place of this one, as Replaces names it; empty for none
     */
    record Manner(boolean isLate, String password, String replaced) {

        static final Manner PLAIN = new Manner(false, "", "");
        static final Manner LATE = new Manner(true, "", "");
    }

    TestPhone(
            Transport transport,
            InetSocketAddress board,
            String called,
            String caller,
            ScheduledExecutorService clock,
            Manner manner) {
        this.isLate = manner.isLate();
        this.password = manner.password();
        this.replaces = manner.replaced().isEmpty() ? "" : "Replaces: " + manner.replaced() + "\r\n";
        this.called = called;
        this.caller = caller;
        this.id = Long.toHexString(System.nanoTime()) + caller;
        try {
            sip = transport.line(board);
            sound = new PhoneSound(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::listenToSip);
        more = replaces;
        request("INVITE", 1, isLate ? "" : media(sound.port(), "sendrecv"));
        more = "";
    }

    /** How the other side names this call in Replaces. */
    String name() {
        return id + ";to-tag=" + tag.substring(";tag=".length()) + ";from-tag=" + id;
    }

    /** Asks for another direction of sound within the call, such as sendonly, which holds it. */
    void direct(String direction) {
        cseq++;
        request("INVITE", cseq, media(sound.port(), direction));
    }

    /** Asks for its sound at another port within the call. */
    void moveTo(int port) {
        cseq++;
        request("INVITE", cseq, media(port, "sendrecv"));
    }

    /** From where its sound came last; null before the first. */
    @Nullable
    InetAddress hearsFrom() {
        return sound.heardFrom();
    }

    /** Hears no message of SIP any more, and goes on with its sound. */
    void goDeaf() {
        isDeaf = true;
    }

    /** Sends no more sound. */
    void fallSilent() {
        sound.fallSilent();
    }

    /** Whether what it asked last within the call was agreed. */
    boolean isAgreed() {
        return lastAgreed == cseq;
    }

    private static String media(int port, String direction) {
        return "m=audio " + port + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=" + direction + "\r\n";
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void speak(int hz) {
        sound.speak(hz);
    }

    @Override
    public boolean hears(int hz) {
        return sound.hears(hz);
    }

    @Override
    public String keysHeard() {
        return sound.keysHeard();
    }

    @Override
    public void press(char key) {
        sound.press(key);
    }

    @Override
    public void transfer(String number) {
        refer("<sip:" + number + "@127.0.0.1>");
    }

    @Override
    public void transfer(CallerPhone other) {
        TestPhone talk = (TestPhone) other;
        refer("<sip:" + called + "@127.0.0.1?Replaces=" + talk.id + "%3Bto-tag%3D"
                + talk.tag.substring(";tag=".length()) + "%3Bfrom-tag%3D" + talk.id + ">");
    }

    private void refer(String goal) {
        cseq++;
        more = "Refer-To: " + goal + "\r\n";
        request("REFER", cseq, "");
        more = "";
    }

    @Override
    public int transferStatus() {
        return transferStatus;
    }

    @Override
    public void hangUp() {
        if (status == 200) {
            cseq++;
            request("BYE", cseq, "");
        } else {
            request("CANCEL", first, "");
        }
    }

    @Override
    public void close() {
        sound.close();
        isClosed = true;
        sip.close();
    }

    private void request(String method, int number, String media) {
        String ours = "127.0.0.1:" + sip.port();
        String sdp = media.isEmpty()
                ? ""
                : "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + media;
        String branch = method.equals("CANCEL") || (method.equals("ACK") && status >= 300) ? "INVITE" : method;
        sendSip(method + " sip:" + called + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + sip.transport() + " " + ours
                + ";branch=z9hG4bK" + branch + number + id + "\r\nFrom: <sip:" + caller + "@127.0.0.1>;tag=" + id
                + "\r\nTo: <sip:" + called
                + "@127.0.0.1>" + (method.equals("CANCEL") ? "" : tag) + "\r\nCall-ID: " + id + "\r\nCSeq: " + number
                + " " + method + "\r\nContact: <sip:" + ours + ">\r\nMax-Forwards: 70\r\n" + more
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + sdp.length()
                + "\r\n\r\n" + sdp);
    }

    private void listenToSip() {
        try {
            while (!isClosed) {
                take(sip.receive());
            }
        } catch (IOException e) {
            isOver = true;
        }
    }

    private void take(String message) {
        Matcher answer = STATUS.matcher(message);
        if (isDeaf) {
            return;
        }
        if (!answer.find()) {
            if (message.startsWith("BYE ")) {
                sendSip(message.replaceFirst("^BYE [^\r]*", "SIP/2.0 200 OK"));
                isOver = true;
                sound.sendTo(0);
            } else if (message.startsWith("OPTIONS ")) {
                sendSip(message.replaceFirst("^OPTIONS [^\r]*", "SIP/2.0 501 Not Implemented"));
            } else if (message.startsWith("NOTIFY ")) {
                Matcher piece = PIECE.matcher(message);
                transferStatus = piece.find() ? Integer.parseInt(piece.group(1)) : 0;
                sendSip(message.replaceFirst("^NOTIFY [^\r]*", "SIP/2.0 200 OK"));
            }
            return;
        }
        int code = Integer.parseInt(answer.group(1));
        if (code == 401 && first == 1 && !password.isEmpty()) {
            prove(message);
            return;
        }
        if (!message.contains("\r\nCSeq: " + first + " INVITE")) {
            isOver = isOver || message.contains(" BYE\r\n");
            agree(code, message);
            return;
        }
        Matcher to = TAG.matcher(message);
        tag = to.find() ? to.group(1) : tag;
        if (code >= 200) {
            Matcher media = MEDIA.matcher(message);
            Matcher host = HOST.matcher(message);
            sound.sendTo(host.find() ? InetAddress.ofLiteral(host.group(1)) : loopback());
            sound.sendTo(media.find() ? Integer.parseInt(media.group(1)) : 0);
            status = code;
            request("ACK", first, isLate && code < 300 ? media(sound.port(), "sendrecv") : "");
            isOver = code >= 300;
        } else if (code > 100) {
            Matcher media = MEDIA.matcher(message);
            if (media.find()) {
                sound.sendTo(Integer.parseInt(media.group(1)));
            }
            status = code;
        }
    }

    /** Confirms that it is asked who it is, and calls again with the answer (RFC 7616). */
    private void prove(String challenge) {
        Matcher to = TAG.matcher(challenge);
        tag = to.find() ? to.group(1) : "";
        status = 401;
        request("ACK", 1, "");
        tag = "";
        status = 0;
        Matcher nonce = NONCE.matcher(challenge);
        String asked = nonce.find() ? nonce.group(1) : "";
        String uri = "sip:" + called + "@127.0.0.1";
        String digest = hash(hash(caller + ":" + REALM + ":" + password) + ":" + asked + ":00000001:mine:auth:"
                + hash("INVITE:" + uri));
        more = replaces + "Authorization: Digest username=\"" + caller + "\",realm=\"" + REALM + "\",nonce=\"" + asked
                + "\",uri=\"" + uri + "\",qop=auth,nc=00000001,cnonce=\"mine\",response=\"" + digest
                + "\",algorithm=SHA-256\r\n";
        first = 2;
        cseq = 2;
        request("INVITE", 2, media(sound.port(), "sendrecv"));
        more = "";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void agree(int code, String message) {
        if (code >= 300 && message.contains(" REFER\r\n")) {
            transferStatus = code;
        }
        Matcher invite = AGAIN.matcher(message);
        if (code >= 200 && invite.find()) {
            int number = Integer.parseInt(invite.group(1));
            request("ACK", number, "");
            lastAgreed = code == 200 ? number : lastAgreed;
        }
    }

    private void sendSip(String text) {
        try {
            sip.send(text);
        } catch (IOException e) {
            // the phone is closed
        }
    }

    static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
