package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;

/**
 * All sound of a switchboard, on one media thread: packets in and out, and a clock of 20 ms for what is played. Files are
 * written by a second thread. Methods may be called by any thread.
 */
public final class Media implements AutoCloseable {

    private static final long TICK_NANOS = 20_000_000;
    private static final long NANOS_A_SAMPLE = 1_000_000_000 / Codec.SAMPLES_PER_S;
    private static final int MOST_TICKS_BEHIND = 10;
    private static final int MOST_COMMANDS = 16_384;
    private static final int MOST_BYTES = 1_500;
    /** So many legs, or conferences, are served in a tick before packets that came meanwhile are; about a tenth of a ms each. */
    private static final int LEGS_AT_ONCE = 64;

    private static final int CONFERENCES_AT_ONCE = 4;
    /** Bits of a stream's canonical name, RFC 7022 section 4.2, in bytes. */
    private static final int NAME_BYTES = 12;

    private final MediaSettings settings;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final PacketWire wire;
    private final Recorder recorder;
    private final OpusCoders opus;
    private final ArrayBlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(MOST_COMMANDS);
    private final ArrayBlockingQueue<SeatLeg> announced;
    private final AtomicInteger places = new AtomicInteger();
    private final AtomicInteger nextPort;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Thread thread = new Thread(this::run, "media");
    private volatile boolean isStopping;
    private final CompletableFuture<Boolean> isRealTime = new CompletableFuture<>();

    // the media thread's own
    private final List<Leg> legs = new ArrayList<>();
    private final List<Conference> mixing = new ArrayList<>();
    private final PacketBuffer in = new PacketBuffer(MOST_BYTES);
    private final PacketBuffer out = new PacketBuffer(RtpPacket.HEADER + Leg.MOST_PAYLOAD + LegCipher.MOST_ADDED);
    private long tick;
    private long tickedAtNanos;

    /**
     * Sound that is not started.
     *
     * @param listener hears how recordings end
     * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
     * @param random for the sources of streams and the first port, which must not be guessed
     * @throws IOException when sockets cannot be had
     */
    public Media(MediaSettings settings, RecordingListener listener, LongSupplier nanos, RandomGenerator random)
            throws IOException {
        this.settings = settings;
        this.nanos = nanos;
        this.random = random;
        this.wire = PacketWire.open();
        this.recorder = new Recorder(settings.recordings(), settings.mostLegs(), listener);
        this.opus = new OpusCoders(settings.mostOpusLegs());
        this.announced = new ArrayBlockingQueue<>(settings.mostLegs() * 2);
        // Not the same ports after each start: who still speaks to a call of the run before must not speak into a new
        // one.
        this.nextPort = new AtomicInteger(settings.firstPort() + 2 * random.nextInt(settings.ports()));
    }

    /**
     * Starts the threads, after recordings that a crash left behind are completed and reported.
     *
     * @throws IOException when those cannot be completed
     */
    public void start() throws IOException {
        startRecorder();
        try {
            SrtpKeys.warmUp();
        } catch (GeneralSecurityException e) {
            throw new IOException("sound cannot be encrypted", e);
        }
        thread.start();
        isRealTime.join();
    }

    /** Starts the recorder alone; a test then does the media thread's work by itself. */
    void startRecorder() throws IOException {
        recorder.start();
    }

    /**
     * Opens a leg for a party that speaks RTP.
     *
     * @param ours the address of this machine to listen at
     * @return empty when all legs or ports are taken
     */
    public Optional<RtpLeg> openRtp(InetAddress ours, RtpParty party, LegListener listener) {
        return reserveRtp(ours).flatMap(place -> openRtp(place, party, listener));
    }

    /**
     * Takes a port for a party that has not said yet how it speaks.
     *
     * @param ours the address of this machine to listen at
     * @return empty when all legs or ports are taken
     */
    public Optional<RtpPlace> reserveRtp(InetAddress ours) {
        if (!takePlace()) {
            return Optional.empty();
        }
        Optional<RtpSockets> sockets = freePorts(ours);
        if (sockets.isEmpty()) {
            leavePlace();
        }
        return sockets.map(each -> new RtpPlace(this, each));
    }

    /**
     * Opens a leg at a place that was taken before; the place is then gone in any case.
     *
     * @return empty when the media thread has no room for one more command, the place was gone already, or the party speaks Opus and
     *     as many do as may
     */
    public Optional<RtpLeg> openRtp(RtpPlace place, RtpParty party, LegListener listener) {
        boolean isOpus = party.codec() instanceof Opus;
        Optional<OpusCoder> coder = isOpus ? opus.take() : Optional.empty();
        if (isOpus && coder.isEmpty()) {
            place.close();
            return Optional.empty();
        }
        Optional<RtpSockets> sockets = place.use();
        if (sockets.isEmpty()) {
            coder.ifPresent(OpusCoder::close);
        }
        return sockets.map(each -> new RtpLeg(this, each, party, random.nextInt(), listener, coder.orElse(null)))
                .filter(this::opened);
    }

    /** Whether one more party may speak Opus just now: libopus is installed, and fewer do than may. */
    public boolean takesOpus() {
        return opus.hasRoom();
    }

    /** How many parties speak Opus. */
    public int opusLegs() {
        return opus.taken();
    }

    /**
     * Opens a leg for a party whose transport belongs to somebody else.
     *
     * @return empty when all legs are taken
     */
    public Optional<SeatLeg> openSeat(MediaLeg transport, LegListener listener) {
        if (!takePlace()) {
            return Optional.empty();
        }
        SeatLeg leg = new SeatLeg(this, transport, listener);
        return opened(leg) ? Optional.of(leg) : Optional.empty();
    }

    /** A conference of nobody yet. */
    public Conference newConference() {
        return new Conference(this);
    }

    /** Whether a recording of that name is there, complete or not. Looks at the disk. */
    public boolean hasRecording(String name) {
        return recorder.has(name);
    }

    /** Whether another recording may be begun. Looks at the disk. */
    public boolean hasRoomForRecording() {
        return recorder.hasRoom();
    }

    /** How many legs there are. */
    public int openLegs() {
        return places.get();
    }

    /** Whether the media thread goes before all ordinary threads of the machine; false until it has started. */
    public boolean isRealTime() {
        return isRealTime.getNow(false);
    }

    /** How many packets or commands failed, since the start. */
    public long packetsLost() {
        return lost.get();
    }

    /** How many packets came to encrypted legs that were not authentic, or came twice, since the start. */
    public long packetsRefused() {
        return refused.get();
    }

    /** Ends all legs and recordings and gives sockets and threads back, within 10 s. */
    @Override
    public void close() {
        isStopping = true;
        wire.wakeUp();
        try {
            if (thread.getState() == Thread.State.NEW) {
                wire.close();
            } else {
                thread.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recorder.close();
    }

    /** Has a command carried out by the media thread; false when there is no room. */
    boolean execute(Runnable command) {
        boolean isTaken = !isStopping && commands.offer(command);
        wire.wakeUp();
        return isTaken;
    }

    /** A leg has packets from its transport; each is announced at most twice at a time, so there is room. */
    void announce(SeatLeg leg) {
        if (announced.offer(leg)) {
            wire.wakeUp();
        }
    }

    /** The house's time, in samples: even steps of 20 ms. */
    int now() {
        return (int) (tick * Codec.FRAME);
    }

    /** How many ticks a party may be silent; 0 for as many as it likes. */
    int mostSilentTicks() {
        return settings.mostSilenceMs() / 20;
    }

    /** Where the packet lies that was received last; the media thread's. */
    PacketBuffer in() {
        return in;
    }

    /** Where the packet is put together that is sent next; the media thread's. */
    PacketBuffer out() {
        return out;
    }

    /** When a packet comes that is taken now: a clock of samples that runs evenly, of which only differences count. */
    int arrival() {
        return (int) (nanos.getAsLong() / NANOS_A_SAMPLE);
    }

    /** The time now, of a clock that only goes forward. */
    long nanos() {
        return nanos.getAsLong();
    }

    /** When the tick began that goes on; the media thread's. */
    long tickedAtNanos() {
        return tickedAtNanos;
    }

    /** The reports of a stream that begins now, under a name by chance. */
    RtcpSession newSession(int source, int steps) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return new RtcpSession(source, Base64.getEncoder().encodeToString(name), random, nanos(), steps);
    }

    void beginMixing(Conference conference) {
        mixing.add(conference);
    }

    void endMixing(Conference conference) {
        mixing.remove(conference);
    }

    void forget(Leg leg) {
        if (legs.remove(leg)) {
            places.decrementAndGet();
        }
    }

    void countLost() {
        lost.incrementAndGet();
    }

    void countRefused() {
        refused.incrementAndGet();
    }

    Recording newRecording(String name) {
        return new Recording(name, recorder, now());
    }

    private boolean takePlace() {
        if (places.incrementAndGet() > settings.mostLegs()) {
            places.decrementAndGet();
            return false;
        }
        return true;
    }

    void leavePlace() {
        places.decrementAndGet();
    }

    private boolean opened(Leg leg) {
        boolean isOpen = execute(() -> {
            legs.add(leg);
            leg.open();
        });
        if (!isOpen) {
            places.decrementAndGet();
            leg.release();
        }
        return isOpen;
    }

    private Optional<RtpSockets> freePorts(InetAddress ours) {
        for (int i = 0; i < settings.ports(); i++) {
            int port = nextPort.getAndUpdate(last -> last + 3 > settings.lastPort() ? settings.firstPort() : last + 2);
            try {
                return Optional.of(RtpSockets.bind(wire, ours, port));
            } catch (BindException e) {
                // somebody else has it: the next one
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void run() {
        isRealTime.complete(RealTime.take());
        try (wire) {
            long next = nanos.getAsLong() + TICK_NANOS;
            while (!isStopping) {
                wire.await(Math.max(0, next - nanos.getAsLong()));
                carryOut();
                long late = nanos.getAsLong() - next;
                if (late >= 0) {
                    tickAll();
                    // What packets between rang for.
                    carryOut();
                    // After a long pause the ticks that were missed are left out, not made up for.
                    next = late > MOST_TICKS_BEHIND * TICK_NANOS ? nanos.getAsLong() : next;
                    next += TICK_NANOS;
                }
            }
            carryOut();
            legs.forEach(leg -> contained(leg::closeNow));
            places.addAndGet(-legs.size());
            legs.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what was asked for; on the media thread. */
    void carryOut() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            contained(command);
        }
        drainAll();
    }

    private void drainAll() {
        for (SeatLeg leg = announced.poll(); leg != null; leg = announced.poll()) {
            drain(leg);
        }
    }

    private void drain(SeatLeg leg) {
        try {
            leg.drain();
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }

    /** A fault of one leg must not end the sound of all others: it is counted. */
    private void contained(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }

    /**
     * Plays and mixes 20 ms; on the media thread. In between it passes on packets, which would wait for all of it otherwise, but
     * carries out no command: those change the lists.
     */
    void tickAll() {
        tick++;
        tickedAtNanos = nanos.getAsLong();
        for (int i = 0; i < legs.size(); i++) {
            if (i % LEGS_AT_ONCE == LEGS_AT_ONCE - 1) {
                takePackets();
            }
            tick(legs.get(i));
        }
        // From the end, since a conference that ceases to mix goes out of the list.
        for (int i = mixing.size() - 1; i >= 0; i--) {
            if (i % CONFERENCES_AT_ONCE == CONFERENCES_AT_ONCE - 1) {
                takePackets();
            }
            tick(mixing.get(i));
        }
    }

    /** Takes what came, without waiting; on the media thread. */
    void takePackets() {
        try {
            wire.await(0);
        } catch (IOException e) {
            // The loop meets it again, and ends by it.
            lost.incrementAndGet();
        }
        drainAll();
    }

    private void tick(Conference conference) {
        try {
            conference.tick();
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }

    private void tick(Leg leg) {
        try {
            leg.tick();
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }
}
