package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;

/**
 * The audio of browsers: one lasting WebRTC leg a seat, all of them on one UDP port. Safe for any thread. One thread of its
 * own reads the socket and tells {@link SeatAudio}; each leg's DTLS has a virtual thread. {@link #close} ends them all.
 */
public final class Gateway implements AutoCloseable {

    private static final Pattern SEAT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int CLOSE_MS = 5_000;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Legs legs;
    private final Facts facts;
    private final SecureRandom random;
    private final Leg.Means means;
    private final InstantSource clock;
    private final SdpAnswer answers;
    private final SocketLoop loop;
    private final Thread thread;
    private final ExecutorService dtlsThreads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gateway-dtls-", 0).factory());
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final Leg.LegEvents events = new Leg.LegEvents() {
        @Override
        public void agreed(Leg leg) {
            facts.connected(leg);
            loop.wake();
        }

        @Override
        public void over(Leg leg, Loss why) {
            end(leg, why);
        }
    };
    private boolean closed;

    private Gateway(
            DatagramChannel channel, GatewaySettings settings, InstantSource clock, SeatAudio audio, Runnable first)
            throws IOException {
        this.channel = channel;
        this.clock = clock;
        this.address = (InetSocketAddress) channel.getLocalAddress();
        this.random = new SecureRandom();
        Identity identity = Identity.make(random, clock.instant());
        this.means = new Leg.Means(identity, clock, random);
        this.legs = new Legs(settings.legsAtMost());
        this.facts = new Facts(settings.legsAtMost(), audio, faults);
        this.answers = new SdpAnswer(settings.advertised(), address.getPort(), identity.fingerprint());
        this.loop = new SocketLoop(
                channel,
                legs,
                facts,
                audio,
                clock,
                new SocketLoop.Surroundings(settings.consentMs(), dtlsThreads, this::end, faults));
        this.thread = Thread.ofPlatform().name("gateway-socket").daemon(false).unstarted(() -> {
            first.run();
            loop.run();
        });
    }

    /**
     * Opens the port, makes the certificate, tries the ciphers (about a second, once a program) and starts.
     *
     * @param clock tells when a browser's consent ends; should not jump
     * @throws IOException when the port is taken or the machine's cryptography does not work
     */
    public static Gateway open(GatewaySettings settings, InstantSource clock, SeatAudio audio) throws IOException {
        return open(settings, clock, audio, () -> {});
    }

    /**
     * The same with something that the thread does first which all sound runs through, such as asking for precedence.
     *
     * @param first does not throw
     */
    public static Gateway open(GatewaySettings settings, InstantSource clock, SeatAudio audio, Runnable first)
            throws IOException {
        warmUp();
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
            channel.bind(settings.bind());
            Gateway gateway = new Gateway(channel, settings, clock, audio, first);
            gateway.thread.start();
            return gateway;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /**
     * Tries the ciphers, so that {@link #open} need not: it may be done beside other work of a start.
     *
     * @throws IOException when the machine's cryptography does not work
     */
    public static void warmUp() throws IOException {
        try {
            SrtpKeys.warmUp();
        } catch (GeneralSecurityException broken) {
            throw new IOException("this machine cannot do SRTP", broken);
        }
    }

    /** Where the socket is bound. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Takes a browser's offer of sound. A leg that the seat had is lost as {@link Loss#REPLACED}, but only when the new
     * offer is good.
     *
     * @param seat 1 to 64 letters, digits, dots, hyphens and underscores
     * @param sdp the offer: one audio medium, both ways, with PCMA or PCMU, rtcp-mux, ICE and a SHA-256 fingerprint; at
     *     most 32768 characters
     * @return the answer, or the refusal: {@code seat-malformed}, {@code gateway-closed}, {@code gateway-full}, {@code
     *     gateway-busy}, {@code sdp-too-long}, {@code sdp-malformed}, {@code sdp-media-refused}, {@code sdp-no-codec},
     *     {@code sdp-no-rtcp-mux}, {@code sdp-no-ice}, {@code sdp-no-fingerprint}, {@code sdp-setup-refused}, {@code
     *     sdp-one-way}, {@code sdp-no-mid}
     */
    public Answer offer(String seat, String sdp) {
        if (!SEAT.matcher(seat).matches()) {
            return new Answer.Refused(Rejection.of("seat-malformed"));
        }
        return switch (SdpOffer.read(sdp)) {
            case SdpReading.Refused refused -> new Answer.Refused(refused.why());
            case SdpOffer offer -> take(seat, offer);
        };
    }

    private synchronized Answer take(String seat, SdpOffer offer) {
        if (closed) {
            return new Answer.Refused(Rejection.of("gateway-closed"));
        }
        if (!legs.hasRoomFor(seat)) {
            return new Answer.Refused(
                    Rejection.of("gateway-full", "legs", legs.all().size()));
        }
        if (facts.crowded()) {
            return new Answer.Refused(Rejection.of("gateway-busy"));
        }
        var names = new Leg.Names(numbers.incrementAndGet(), seat, secret(6), secret(24), random.nextInt());
        Leg leg = new Leg(names, offer, (packet, to) -> channel.send(packet, to) > 0, means, events);
        leg.consent(clock.millis());
        Leg before = legs.add(leg);
        if (before != null) {
            end(before, Loss.REPLACED);
        }
        return new Answer.Given(answers.to(offer, leg), leg.number());
    }

    /** The leg of a seat, connected or not yet. */
    public Optional<MediaLeg> leg(String seat) {
        return Optional.ofNullable(legs.ofSeat(seat));
    }

    /** Takes the seat's leg down; nothing happens when it has none. */
    public void hangUp(String seat) {
        Leg leg = legs.ofSeat(seat);
        if (leg != null) {
            end(leg, Loss.HUNG_UP);
        }
    }

    /** What the socket saw up to now. */
    public GatewayCounts counts() {
        return new GatewayCounts(legs.all().size(), loop.strays(), loop.malformed(), faults.get());
    }

    private void end(Leg leg, Loss why) {
        if (leg.end(why)) {
            legs.remove(leg);
            leg.farewell();
            facts.lost(leg, why);
            leg.dtls().close();
            loop.wake();
        }
    }

    private String secret(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getEncoder().encodeToString(drawn);
    }

    /**
     * Loses every leg as {@link Loss#GATEWAY_CLOSED}, ends the threads and frees the port. May be called from within {@link
     * SeatAudio}, where it returns before the thread has ended.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        loop.close();
        if (thread.equals(Thread.currentThread())) {
            dtlsThreads.shutdownNow();
            return;
        }
        try {
            thread.join(CLOSE_MS);
            dtlsThreads.shutdownNow();
            if (!dtlsThreads.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                faults.incrementAndGet();
            }
        } catch (InterruptedException stop) {
            dtlsThreads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
