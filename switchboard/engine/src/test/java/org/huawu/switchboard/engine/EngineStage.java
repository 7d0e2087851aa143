package org.huawu.switchboard.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.huawu.switchboard.peer.FreePorts;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.port.Switchboard;
import org.huawu.switchboard.rtp.RecordingStore;
import org.huawu.switchboard.rtp.Sound;
import org.huawu.switchboard.rtp.WavFolder;
import org.huawu.switchboard.sip.NumberWriting;
import org.huawu.switchboard.sip.SipPoint;
import org.huawu.switchboard.sip.SipTransport;
import org.huawu.switchboard.sip.TrunkAccount;
import org.huawu.switchboard.sip.TrunkLimits;
import org.huawu.switchboard.sip.TrunkManner;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.sip.TrunkSettings;
import org.huawu.switchboard.tck.CalleePhone;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.FactLog;
import org.huawu.switchboard.tck.SeatPhone;
import org.huawu.switchboard.tck.Stage;

/** The embedded switchboard on loopback ports, with telephones of our own around it. */
final class EngineStage implements Stage {

    private static final int FIRST_PORT = 21_000;
    private static final InetAddress SECOND = InetAddress.ofLiteral("127.0.0.2");

    private final FactLog facts = new FactLog();
    private final TestSignalling signalling = new TestSignalling();
    private final AtomicLong epochs = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final List<TestPhone> phones = new ArrayList<>();
    private final List<TestSeat> seats = new ArrayList<>();
    private final Path folder;
    private final RecordingStore recordings;
    private final int mostCalls;
    private final int mostSilenceMs;
    private final Transport transport;
    private final InetSocketAddress address = new InetSocketAddress(TestPhone.loopback(), FreePorts.inARow(2));
    private final TestCarrier carrier;
    private final List<TrunkSettings> trunks;
    private final Telephones telephones;
    private EmbeddedSwitchboard board;
    private int mostOpus = 2;

    EngineStage(Path folder, int mostCalls) {
        this(folder, mostCalls, 0);
    }

    EngineStage(Path folder, int mostCalls, int mostSilenceMs) {
        this(folder, mostCalls, mostSilenceMs, Transport.UDP);
    }

    EngineStage(Path folder, int mostCalls, int mostSilenceMs, Transport transport) {
        this(folder, mostCalls, mostSilenceMs, transport, wavs(folder));
    }

    EngineStage(Path folder, int mostCalls, int mostSilenceMs, Transport transport, RecordingStore recordings) {
        this.folder = folder;
        this.telephones = Telephones.NONE;
        this.transport = transport;
        this.mostSilenceMs = mostSilenceMs;
        this.recordings = recordings;
        this.mostCalls = mostCalls;
        this.carrier = new TestCarrier(transport, address, clock);
        this.trunks = List.of(trunk(List.of(carrier.peer())));
        this.board = newBoard();
    }

    /** A switchboard with telephones of the house. */
    EngineStage(Path folder, int mostSilenceMs, Telephones telephones) {
        this(folder, mostSilenceMs, Transport.UDP, telephones);
    }

    /** A switchboard with telephones of the house, and callers who speak by a transport. */
    EngineStage(Path folder, int mostSilenceMs, Transport transport, Telephones telephones) {
        this.folder = folder;
        this.telephones = telephones;
        this.transport = transport;
        this.mostSilenceMs = mostSilenceMs;
        this.recordings = wavs(folder);
        this.mostCalls = 5;
        this.carrier = new TestCarrier(transport, address, clock);
        this.trunks = List.of();
        this.board = newBoard();
    }

    /** A switchboard whose trunk leads to others, by UDP, the first at first. */
    EngineStage(Path folder, int mostCalls, List<Integer> ports) {
        this.folder = folder;
        this.telephones = Telephones.NONE;
        this.transport = Transport.UDP;
        this.mostSilenceMs = 0;
        this.recordings = wavs(folder);
        this.mostCalls = mostCalls;
        this.carrier = new TestCarrier(transport, address, clock);
        List<TrunkPeer> peers = new ArrayList<>();
        for (int port : ports) {
            peers.add(new TrunkPeer(
                    new InetSocketAddress(TestPhone.loopback(), port), SipTransport.UDP, peers.size(), 1));
        }
        this.trunks = List.of(trunk(peers));
        this.board = newBoard();
    }

    /** The same with room for so many callers by Opus; before it is started. */
    EngineStage takingOpus(int most) {
        mostOpus = most;
        board = newBoard();
        return this;
    }

    /** Recordings in that folder, as the stage keeps them. */
    static WavFolder wavs(Path folder) {
        try {
            return new WavFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Another address of the board. */
    InetSocketAddress second() {
        return new InetSocketAddress(SECOND, address.getPort());
    }

    /** Calls the board at its other address. */
    TestPhone callSecond(String called, String caller) {
        TestPhone phone = new TestPhone(Transport.UDP, second(), called, caller, clock);
        phones.add(phone);
        return phone;
    }

    /** What passed by SIP. */
    TestSignalling signalling() {
        return signalling;
    }

    @Override
    public Switchboard switchboard() {
        return board;
    }

    @Override
    public Switchboard next() {
        board = newBoard();
        return board;
    }

    @Override
    public FactLog facts() {
        return facts;
    }

    @Override
    public CallerPhone call(String called, String caller) {
        TestPhone phone = new TestPhone(transport, address, called, caller, clock);
        phones.add(phone);
        return phone;
    }

    /** A caller who leaves the offer to us. */
    TestPhone callLate(String called, String caller) {
        TestPhone phone = new TestPhone(transport, address, called, caller, clock, TestPhone.Manner.LATE);
        phones.add(phone);
        return phone;
    }

    /** A telephone of the house that calls, and proves who it is when it is asked. */
    TestPhone callAs(String account, String password, String called) {
        return callAs(account, password, called, "");
    }

    /** The same, to take over a call that Replaces names so. */
    TestPhone callAs(String account, String password, String called, String replaced) {
        TestPhone phone = new TestPhone(
                transport, address, called, account, clock, new TestPhone.Manner(false, password, replaced));
        phones.add(phone);
        return phone;
    }

    @Override
    public CalleePhone callee(String number) {
        return carrier;
    }

    @Override
    public SeatPhone connect(SeatId seat) {
        TestSeat phone = new TestSeat(board, seat, clock);
        seats.add(phone);
        return phone;
    }

    @Override
    public long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public boolean until(BooleanSupplier condition, long mostMs) {
        long end = nowMs() + mostMs;
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!condition.getAsBoolean() && nowMs() < end) {
                // looks again every 5 ms; nothing counts the latch down
                boolean isDown = never.await(5, TimeUnit.MILLISECONDS);
                if (isDown) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return condition.getAsBoolean();
    }

    @Override
    public boolean recordingHolds(String file, Side side, int hz) {
        return Tone.isIn(side(file, side), hz);
    }

    @Override
    public void close() {
        seats.forEach(TestSeat::lose);
        board.close();
        phones.forEach(TestPhone::close);
        carrier.close();
        clock.shutdownNow();
    }

    private short[] side(String file, Side side) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            ByteBuffer sound =
                    ByteBuffer.wrap(bytes, 44, bytes.length - 44).slice().order(ByteOrder.LITTLE_ENDIAN);
            short[] samples = new short[sound.remaining() / 4];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = sound.getShort(4 * i + (side == Side.LEFT ? 0 : 2));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The trunk to a carrier, with one peer for each of its lines in turn. */
    private static TrunkSettings trunk(List<TrunkPeer> peers) {
        return new TrunkSettings(
                TRUNK.value(),
                peers,
                "house.example",
                Optional.of(new TrunkAccount("house", "secret")),
                Set.of(LINE),
                NumberWriting.NATIONAL,
                new TrunkLimits(30, 100, 4_000, 30_000, 0),
                TrunkManner.PLAIN);
    }

    private EmbeddedSwitchboard newBoard() {
        Map<SoundId, Sound> sounds =
                Map.of(PROMPT, Sound.of(Tone.of(PROMPT_HZ, PROMPT_MS)), MUSIC, Sound.of(Tone.of(MUSIC_HZ, 1_000)));
        List<SipPoint> points = new ArrayList<>(transport.points(address));
        points.add(new SipPoint.Udp(second()));
        EngineSettings settings = new EngineSettings(
                points,
                FIRST_PORT,
                32_000,
                LINE::equals,
                mostCalls,
                10,
                sounds::get,
                recordings,
                mostSilenceMs,
                new WaysOut(trunks, List.of(new PrefixCap("1", 100))),
                telephones,
                mostOpus);
        return new EmbeddedSwitchboard(
                settings,
                new Surroundings(InstantSource.system(), System::nanoTime, new SecureRandom(), epochs::incrementAndGet),
                signalling);
    }
}
