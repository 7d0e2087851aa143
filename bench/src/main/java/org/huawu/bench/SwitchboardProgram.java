package org.huawu.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.huawu.switchboard.engine.EmbeddedSwitchboard;
import org.huawu.switchboard.engine.EngineSettings;
import org.huawu.switchboard.engine.PrefixCap;
import org.huawu.switchboard.engine.Surroundings;
import org.huawu.switchboard.engine.Telephones;
import org.huawu.switchboard.engine.WaysOut;
import org.huawu.switchboard.gateway.Answer;
import org.huawu.switchboard.gateway.Gateway;
import org.huawu.switchboard.gateway.GatewaySettings;
import org.huawu.switchboard.rtp.RealTime;
import org.huawu.switchboard.sip.NumberWriting;
import org.huawu.switchboard.sip.SipPoint;
import org.huawu.switchboard.sip.SipTransport;
import org.huawu.switchboard.sip.TrunkLimits;
import org.huawu.switchboard.sip.TrunkManner;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.sip.TrunkSettings;

/**
 * A program that is nothing but the switchboard with its gateway, on the loopback address. It does what it is told line by
 * line, answers each line with one, and ends with its input: {@code offer SEAT SDP} is answered with the SDP, both in Base64;
 * {@code state} with a {@link SwitchboardState}, {@code heap} with the bytes in use after a collection. Its first line is the port of SIP. Callers are joined with seats, or, where
 * there is a port of callees, passed on to them.
 */
final class SwitchboardProgram {

    static final String LINE = "4008200001";

    /** As many as an embedded switchboard has room for. */
    private static final int MOST_SEATS = 5_000;

    /** Where nobody is called (RFC 863). */
    private static final int DISCARD = 9;

    private static final String TRUNK = "callees";
    private static final int MOST_AN_HOUR = 100_000;
    private static final TrunkLimits LIMITS = new TrunkLimits(5_000, 1_000, 4_000, 0, 0);

    private static final int FIRST_SIP_PORT = 20_001;
    private static final int SIP_PORTS = 10_000;
    private static final int FIRST_RTP_PORT = 10_000;
    private static final int LAST_RTP_PORT = 19_999;

    private final Gateway gateway;
    private final Supplier<SwitchboardState> state;

    private SwitchboardProgram(Gateway gateway, Supplier<SwitchboardState> state) {
        this.gateway = gateway;
        this.state = state;
    }

    /**
     * Runs it.
     *
     * @param args where recordings go, how many calls there may be, and the port of callees, if any
     */
    public static void main(String[] args) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        int calls = Integer.parseInt(args[1]);
        int mostSeats = Math.min(2 * calls, MOST_SEATS);
        SecureRandom random = new SecureRandom();
        InetSocketAddress sip = new InetSocketAddress(loopback, freePort(loopback, random));
        Surroundings surroundings = new Surroundings(InstantSource.system(), System::nanoTime, random, () -> 1);
        EmbeddedSwitchboard.warmUp(surroundings);
        EngineSettings settings = new EngineSettings(
                List.of(new SipPoint.Udp(sip)),
                FIRST_RTP_PORT,
                LAST_RTP_PORT,
                LINE::equals,
                calls,
                mostSeats,
                sound -> null,
                new SealedFolder(Path.of(args[0]), random),
                0,
                waysOut(new InetSocketAddress(loopback, args.length > 2 ? Integer.parseInt(args[2]) : DISCARD)),
                Telephones.NONE,
                0);
        GatewaySettings seats = new GatewaySettings(
                new InetSocketAddress(loopback, 0), List.of(loopback), mostSeats, GatewaySettings.CONSENT_MS);
        try (EmbeddedSwitchboard switchboard = new EmbeddedSwitchboard(settings, surroundings);
                Gateway gateway =
                        Gateway.open(seats, InstantSource.system(), new SeatPlaces(switchboard), RealTime::take)) {
            Supplier<SwitchboardState> state = args.length > 2 ? relay(switchboard) : answer(switchboard, calls);
            System.out.println(sip.getPort());
            new SwitchboardProgram(gateway, state).obey();
        }
    }

    private static Supplier<SwitchboardState> answer(EmbeddedSwitchboard switchboard, int calls) {
        SwitchboardScript script = new SwitchboardScript(order -> switchboard.carryOut(order, 0), calls);
        switchboard.start(script);
        return script::state;
    }

    private static Supplier<SwitchboardState> relay(EmbeddedSwitchboard switchboard) {
        RelayScript script = new RelayScript(order -> switchboard.carryOut(order, 0), TRUNK);
        switchboard.start(script);
        return script::state;
    }

    /** A trunk that holds nothing up and from which everything is taken, and a guard that counts all the same. */
    private static WaysOut waysOut(InetSocketAddress callees) {
        TrunkSettings trunk = new TrunkSettings(
                TRUNK,
                List.of(new TrunkPeer(callees, SipTransport.UDP, 0, 0)),
                "huawu.test",
                Optional.empty(),
                Set.of(LINE),
                NumberWriting.NATIONAL,
                LIMITS,
                TrunkManner.PLAIN);
        // two, since an hour of calls is more than one prefix may have
        return new WaysOut(
                List.of(trunk), List.of(new PrefixCap("1", MOST_AN_HOUR), new PrefixCap("1390000", MOST_AN_HOUR)));
    }

    private void obey() throws IOException {
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(
                    switch (words[0]) {
                        case "offer" -> offer(words[1], words[2]);
                        case "heap" -> heapBytes();
                        default -> state.get().asLine();
                    });
        }
    }

    private static String heapBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return Long.toString(memory.getHeapMemoryUsage().getUsed());
    }

    private String offer(String seat, String sdp) {
        String offered = new String(Base64.getDecoder().decode(sdp), UTF_8);
        return switch (gateway.offer(seat, offered)) {
            case Answer.Given given ->
                Base64.getEncoder().encodeToString(given.sdp().getBytes(UTF_8));
            case Answer.Refused refused -> "refused " + refused.rejection();
        };
    }

    private static int freePort(InetAddress address, RandomGenerator random) throws SocketException {
        for (int tries = 0; tries < SIP_PORTS; tries++) {
            int port = FIRST_SIP_PORT + random.nextInt(SIP_PORTS);
            try (DatagramSocket free = new DatagramSocket(port, address)) {
                return free.getLocalPort();
            } catch (SocketException e) {
                // somebody has it: another one
            }
        }
        throw new SocketException("no port is free for SIP");
    }
}
