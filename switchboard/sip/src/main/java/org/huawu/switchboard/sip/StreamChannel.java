package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that came in, or that we opened to a peer. Reads by one thread, writes by another; what is wrong with it ends it and nothing else. */
final class StreamChannel extends ConnectionOrientedMessageChannel {

    private static final Logger LOG = LoggerFactory.getLogger(StreamChannel.class);
    private static final byte[] PONG = {'\r', '\n'};

    private final Socket plain;
    private final StreamPoint point;
    private final boolean isOurs;
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final MessageGuard guard = new MessageGuard();
    private final AtomicBoolean isOpen = new AtomicBoolean(true);
    private volatile @Nullable StreamWriter writer;

    /** @param isOurs whether we opened it */
    StreamChannel(StreamPoint point, Socket plain, boolean isOurs) {
        super(point.getSIPStack());
        this.point = point;
        this.plain = plain;
        this.isOurs = isOurs;
        this.messageProcessor = point;
        this.myAddress = point.getIpAddress().getHostAddress();
        this.myPort = point.getPort();
        this.peerAddress = plain.getInetAddress();
        this.peerPort = plain.getPort();
        this.peerProtocol = point.getTransport();
    }

    /** Reads until the connection is over. */
    @Override
    public void run() {
        try {
            plain.setSoTimeout(point.limits().messageMs());
            Socket socket = point.over(plain, isOurs);
            StreamWriter ours = new StreamWriter(socket.getOutputStream());
            writer = ours;
            opened.complete(true);
            Thread.ofVirtual().name("sip-write").start(() -> write(ours));
            StreamReader reader =
                    new StreamReader(socket.getInputStream(), plain::setSoTimeout, System::nanoTime, point.limits());
            boolean isMore = true;
            while (isMore && isOpen.get()) {
                isMore = take(reader.next());
            }
            if (!ours.end()) {
                close();
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("A connection of SIP ends: {}", e.getClass().getName());
            close();
        }
    }

    /**
     * Waits until something can be sent.
     *
     * @throws IOException when it came to an end before
     */
    void awaitOpen() throws IOException {
        if (!opened.join()) {
            throw new IOException("the connection was not opened");
        }
    }

    /** False when there is nothing more to come. */
    private boolean take(StreamReader.Piece piece) {
        return switch (piece) {
            case StreamReader.Piece.Ping ignored -> {
                send(PONG);
                yield true;
            }
            case StreamReader.Piece.Message message -> {
                process(guard.parseSIPMessage(bytes(message.text()), true, false, null));
                yield true;
            }
            case StreamReader.Piece.Endless endless -> {
                process(guard.refused(bytes(endless.head())));
                yield false;
            }
            case StreamReader.Piece.End ignored -> false;
        };
    }

    private void process(@Nullable SIPMessage message) {
        if (message == null) {
            return;
        }
        try {
            processMessage(message);
        } catch (Exception e) {
            // of the stack, about this one message; its words may quote the message
            LOG.warn("A message of SIP failed: {}", e.getClass().getName());
        }
    }

    private void write(StreamWriter ours) {
        try {
            ours.run();
        } catch (IOException e) {
            LOG.debug("A connection of SIP takes nothing more: {}", e.getClass().getName());
        } finally {
            close();
        }
    }

    private boolean send(byte[] bytes) {
        StreamWriter ours = writer;
        boolean isTaken = ours != null && isOpen.get() && ours.offer(bytes);
        if (!isTaken) {
            close();
        }
        return isTaken;
    }

    /** Where this connection is at our side. */
    InetSocketAddress ours() {
        return new InetSocketAddress(plain.getLocalAddress(), plain.getLocalPort());
    }

    /** Tells the tap before it sends: what comes back must not be heard of before what it comes back to. */
    @Override
    protected void sendMessage(byte[] message, boolean again) throws IOException {
        if (point.tap().isListening()) {
            InetSocketAddress theirs = new InetSocketAddress(plain.getInetAddress(), plain.getPort());
            PassedMessage.out(new PassedMessage.Way(ours(), theirs, point.transport()), message)
                    .ifPresent(point.tap()::passed);
        }
        if (!send(message)) {
            throw new IOException("the connection is over");
        }
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean again) throws IOException {
        sendMessage(message, again);
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAlive) {
        if (isOpen.compareAndSet(true, false)) {
            point.over(this);
            opened.complete(false);
            try {
                // the plain one: that of TLS would wait for a peer that does not read
                plain.close();
            } catch (IOException e) {
                LOG.debug("A connection of SIP did not close: {}", e.getClass().getName());
            }
            StreamWriter ours = writer;
            if (ours != null) {
                ours.drop();
            }
        }
    }

    @Override
    public String getTransport() {
        return point.getTransport();
    }

    @Override
    public boolean isSecure() {
        return point.isSecure();
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature is the stack's
    public void handleException(
            ParseException fault, SIPMessage message, Class header, String headerText, String messageText)
            throws ParseException {
        throw fault;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
