package org.huawu.switchboard.rtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.huawu.kernel.SoundQuality;

/**
 * The reports of one leg (RTCP, RFC 3550, 6): what we say of the party's stream, what it says of ours, and what both tell of the
 * quality. A report is due about every five seconds, the first after half of that, each time moved by chance (6.2, 6.3.1).
 * Between two of ours at most ten of the party's are read. Packets of sound allocate nothing; reports do. Not for several threads.
 */
public final class RtcpSession {

    /** Room that is enough for every report of ours, in bytes. */
    public static final int MOST_BYTES = 256;

    private static final long INTERVAL_NANOS = 5_000_000_000L;
    /** What the rule of 6.3.1 divides by. */
    private static final double COMPENSATION = Math.E - 1.5;

    private static final int MOST_READ = 10;
    private static final long NANOS_A_S = 1_000_000_000;
    private static final long NANOS_A_MS = 1_000_000;
    private static final long MOST_MS = 10_000;
    private static final int SAMPLES_A_MS = Codec.SAMPLES_PER_S / 1_000;

    private final int steps;

    private final int source;
    private final String name;
    private final RandomGenerator random;
    private final long originNanos;
    private final Reception reception = new Reception(0);
    private final StreamMeter said = new StreamMeter();
    private final StreamMeter heard = new StreamMeter();
    private long dueNanos;
    private int readSinceReport;
    private boolean hasReported;

    private boolean isAnyReceived;
    private int partysSource;
    private int lastReport;
    private long lastReportNanos;
    private long receivedAtReport;
    private long expectedAtMark;
    private long receivedAtMark;

    private long sentPackets;
    private long sentBytes;
    private long sentAtReport;
    private long sentAtTheirs;
    private int lostAtTheirs;

    private long roundTripMs;
    private long trips;
    private long tripsMs;
    private long measuredFromNanos;

    /**
     * A session that begins now.
     *
     * @param source of our stream
     * @param name the canonical name of it, which says nothing about a host or a person (RFC 7022)
     * @param random moves the reports
     * @param nowNanos of a clock that goes on evenly; only its differences count
     */
    public RtcpSession(int source, String name, RandomGenerator random, long nowNanos) {
        this(source, name, random, nowNanos, 1);
    }

    /**
     * A session that begins now.
     *
     * @param steps by how many steps the timestamps of both streams go on with each sample of the house
     */
    RtcpSession(int source, String name, RandomGenerator random, long nowNanos, int steps) {
        this.steps = steps;
        this.source = source;
        this.name = name;
        this.random = random;
        this.originNanos = nowNanos;
        this.measuredFromNanos = nowNanos;
        this.dueNanos = nowNanos + moved(INTERVAL_NANOS / 2);
    }

    /**
     * Whether a packet is one of reports, by its second byte (RFC 5761, 4).
     *
     * @param packet from 0 to its limit
     */
    public static boolean isReport(ByteBuffer packet) {
        int type = packet.limit() < 8 ? 0 : packet.get(1) & 0xFF;
        return type >= 192 && type <= 223;
    }

    /** A packet of ours went out with so many bytes of payload. */
    public void sent(int bytes) {
        sentPackets++;
        sentBytes += bytes;
    }

    /**
     * A packet of the party's speech came.
     *
     * @param from its source
     * @param arrival when it came, in samples of the house, of any clock that goes on evenly
     */
    public void received(int from, int sequence, int timestamp, int arrival) {
        follow(from);
        reception.take(sequence, timestamp, arrival * steps);
    }

    /** A packet came that is no speech, such as a key, whose timestamps say nothing of jitter. */
    public void receivedUntimed(int from, int sequence) {
        follow(from);
        reception.takeUntimed(sequence);
    }

    /** Whether the next report of ours is due. */
    public boolean isDue(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }

    /**
     * Writes the report that is due, ready to be sent, and decides when the next one is.
     *
     * @param to {@link #MOST_BYTES} or more
     * @param timestamp of our stream at this moment
     */
    public void write(ByteBuffer to, long nowNanos, int timestamp) {
        report(nowNanos, timestamp).write(to, source, name);
        dueNanos = nowNanos + moved(INTERVAL_NANOS);
        readSinceReport = 0;
        hasReported = true;
    }

    /** Whether the party was ever sent sound or a report: only then it is told that we go (RFC 3550, 6.3.7). */
    public boolean hasSent() {
        return sentPackets > 0 || hasReported;
    }

    /** Writes the last report, which says that we go (RFC 3550, 6.6); as {@link #write}. */
    public void writeBye(ByteBuffer to, long nowNanos, int timestamp) {
        report(nowNanos, timestamp).write(to, source, name);
        Rtcp.appendBye(to, source);
    }

    /**
     * Reads a packet that came from the party. Whatever is not whole, speaks of others or comes too often is passed over.
     *
     * @param packet from 0 to its limit
     */
    public void read(ByteBuffer packet, long nowNanos) {
        if (readSinceReport >= MOST_READ) {
            return;
        }
        readSinceReport++;
        Rtcp.read(packet).ifPresent(each -> {
            each.sender()
                    .filter(sender -> isAnyReceived && sender.source() == partysSource)
                    .ifPresent(sender -> {
                        lastReport = sender.middleOfTime();
                        lastReportNanos = nowNanos;
                    });
            for (ReceptionReport reception : each.receptions()) {
                if (reception.source() == source) {
                    take(reception, nowNanos);
                    break;
                }
            }
        });
    }

    /** What was measured since this was asked last. */
    public SoundQuality measured(long nowNanos) {
        addSaid();
        SoundQuality quality = new SoundQuality(
                Math.max(0, (nowNanos - measuredFromNanos) / NANOS_A_MS),
                said.sum(),
                heard.hasAny() ? heard.sum() : null,
                trips == 0 ? 0 : (tripsMs + trips - 1) / trips);
        said.restart();
        heard.restart();
        trips = 0;
        tripsMs = 0;
        measuredFromNanos = nowNanos;
        return quality;
    }

    private void follow(int from) {
        if (!isAnyReceived || from != partysSource) {
            isAnyReceived = true;
            partysSource = from;
            lastReport = 0;
            reception.restart(from);
        }
    }

    private Rtcp report(long nowNanos, int timestamp) {
        addSaid();
        Optional<SenderReport> sender = sentPackets == sentAtReport
                ? Optional.empty()
                : Optional.of(new SenderReport(source, time(nowNanos), timestamp, (int) sentPackets, (int) sentBytes));
        boolean isHeard = reception.receivedInAll() != receivedAtReport;
        sentAtReport = sentPackets;
        receivedAtReport = reception.receivedInAll();
        int since = lastReport == 0 ? 0 : (int) ((nowNanos - lastReportNanos) / 1_000 * 65_536 / 1_000_000);
        return new Rtcp(sender, isHeard ? List.of(reception.report(lastReport, since)) : List.of());
    }

    private void addSaid() {
        long expected = reception.expectedInAll() - expectedAtMark;
        long received = reception.receivedInAll() - receivedAtMark;
        expectedAtMark += expected;
        receivedAtMark += received;
        said.add(expected, expected - received, ms(reception.jitter()), roundTripMs);
    }

    private void take(ReceptionReport theirs, long nowNanos) {
        int trip = theirs.roundTripMs((int) (time(nowNanos) >>> 16));
        if (trip >= 0 && trip <= MOST_MS) {
            roundTripMs = Math.max(1, trip);
            tripsMs += roundTripMs;
            trips++;
        }
        heard.add(
                sentPackets - sentAtTheirs,
                (long) theirs.lost() - lostAtTheirs,
                ms(Integer.toUnsignedLong(theirs.jitter())),
                roundTripMs);
        sentAtTheirs = sentPackets;
        lostAtTheirs = theirs.lost();
    }

    private long ms(long stepsOfTime) {
        return Math.min(MOST_MS, stepsOfTime / steps / SAMPLES_A_MS);
    }

    /** Time since the session began, as a report says it (RFC 3550, 4): never 0, and nothing of the machine's clock. */
    private long time(long nowNanos) {
        long passed = nowNanos - originNanos + NANOS_A_S;
        return ((passed / NANOS_A_S) << 32) | (((passed % NANOS_A_S) << 32) / NANOS_A_S);
    }

    private long moved(long nanos) {
        return (long) (nanos * (0.5 + random.nextDouble()) / COMPENSATION);
    }
}
