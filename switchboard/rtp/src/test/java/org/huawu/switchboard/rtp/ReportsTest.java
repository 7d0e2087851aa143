package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on the wire: where they go, whose are read. The clock of the sound stands still until it is moved. */
class ReportsTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");
    private static final long S = 1_000_000_000;
    private static final int THEIRS = 55;
    /** The beginning of a goodbye of one source (RFC 3550, 6.6). */
    private static final int BYE = 0x81CB_0001;

    private final AtomicLong nanos = new AtomicLong(S);
    private Media media;
    private DatagramChannel sound;
    private DatagramChannel reports;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        MediaSettings settings = new MediaSettings(22_000, 22_998, 8, new WavFolder(folder), 0);
        media = new Media(settings, (name, file, lengthMs, isWhole) -> {}, nanos::get, new Random(11));
        media.start();
        sound = bound(HERE);
        reports = bound(HERE);
    }

    @AfterEach
    void close() throws IOException {
        media.close();
        sound.close();
        reports.close();
    }

    @Test
    void given_a_party_that_names_a_port_for_reports_when_time_passes_then_ours_go_there_and_its_own_are_read()
            throws Exception {
        RtpLeg leg = leg(address(reports));
        say(leg, 100, 10);
        leg.startMusic(Sound.of(new short[Codec.FRAME]));
        pass(20);
        Rtcp ours = heard(reports);
        assertThat(ours.sender()).isPresent();
        assertThat(ours.receptions().getFirst().source()).isEqualTo(THEIRS);
        assertThat(ours.receptions().getFirst().lost()).isEqualTo(10);

        int source = ours.sender().orElseThrow().source();
        report(reports, leg.port() + 1, new ReceptionReport(source, 0, 1, 1, 0, 0, 0));
        SoundQuality quality = measured(leg, true);
        assertThat(Objects.requireNonNull(quality.heard()).lost()).isEqualTo(1);
    }

    @Test
    void given_a_party_that_wants_reports_with_its_sound_when_time_passes_then_both_go_by_one_port() throws Exception {
        RtpLeg leg = leg(address(sound));
        say(leg, 100, 0);
        pass(20);
        Rtcp ours = heard(sound);
        assertThat(ours.receptions().getFirst().source()).isEqualTo(THEIRS);
        pass(1);
        report(sound, leg.port(), new ReceptionReport(0, 0, 1, 1, 0, 0, 0));
        assertThat(measured(leg, false).said().packets()).isEqualTo(100);
    }

    @Test
    void given_a_stranger_when_it_sends_reports_then_they_are_not_read_and_draw_none_of_ours() throws Exception {
        RtpLeg leg = leg(address(reports));
        leg.startMusic(Sound.of(new short[Codec.FRAME]));
        say(leg, 100, 0);
        pass(20);
        int source = heard(reports).sender().orElseThrow().source();
        try (DatagramChannel stranger = bound(ELSEWHERE)) {
            report(stranger, leg.port() + 1, new ReceptionReport(source, 0, 7, 1, 0, 0, 0));
            report(stranger, leg.port(), new ReceptionReport(source, 0, 7, 1, 0, 0, 0));
            pass(20);
            assertThat(measured(leg, false).heard()).isNull();
            stranger.configureBlocking(false);
            assertThat(stranger.receive(ByteBuffer.allocate(1_500))).isNull();
        }
    }

    @Test
    void given_a_party_whose_reports_come_from_another_port_of_its_host_when_they_come_then_ours_go_there()
            throws Exception {
        RtpLeg leg = leg(new InetSocketAddress(HERE, 9));
        say(leg, 100, 0);
        report(reports, leg.port() + 1, new ReceptionReport(1, 0, 0, 1, 0, 0, 0));
        pass(20);
        assertThat(heard(reports).receptions()).hasSize(1);
    }

    @Test
    void given_a_call_that_ends_when_its_leg_is_closed_then_the_party_is_told_and_both_ports_are_free()
            throws Exception {
        RtpLeg leg = leg(address(reports));
        say(leg, 2, 0);
        pass(20);
        heard(reports);
        leg.close();
        ByteBuffer last = received(reports);
        while (last.getInt(last.limit() - 8) != BYE) {
            // reports that were sent before the end; when none follows, the wait gives up
            last = received(reports);
        }
        assertThat(measured(leg, false).said().packets()).isEqualTo(2);
        try (DatagramChannel one = DatagramChannel.open();
                DatagramChannel other = DatagramChannel.open()) {
            one.bind(new InetSocketAddress(HERE, leg.port()));
            other.bind(new InetSocketAddress(HERE, leg.port() + 1));
        }
    }

    @Test
    void given_anything_at_the_port_of_reports_when_it_comes_then_sound_goes_on() throws Exception {
        RtpLeg leg = leg(address(reports));
        say(leg, 1, 0);
        Random random = new Random(2);
        for (int n = 0; n < 200; n++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = (byte) 0x81;
                bytes[1] = (byte) (200 + random.nextInt(5));
            }
            reports.send(ByteBuffer.wrap(bytes), new InetSocketAddress(HERE, leg.port() + 1));
        }
        say(leg, 50, 0);
        assertThat(measured(leg, false).said().packets()).isEqualTo(51);
        assertThat(media.packetsLost()).isZero();
    }

    private RtpLeg leg(InetSocketAddress reportsTo) throws IOException {
        RtpParty party = new RtpParty(Codec.PCMA, address(sound), null, -1, reportsTo);
        return media.openRtp(HERE, party, Talker.Deaf.INSTANCE).orElseThrow();
    }

    private int sequence;

    /** Sends so many packets, without each of those that are a multiple, and waits until the last has come. */
    private void say(RtpLeg leg, int count, int lostOfEach) throws Exception {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + Codec.FRAME);
        for (int n = 0; n < count; n++) {
            RtpPacket.writeHeader(packet, Codec.PCMA.payloadType(), sequence, sequence * Codec.FRAME, THEIRS);
            sequence++;
            packet.put(new byte[Codec.FRAME]).flip();
            if (lostOfEach == 0 || n % lostOfEach != 5) {
                sound.send(packet, new InetSocketAddress(HERE, leg.port()));
            }
        }
    }

    private void report(DatagramChannel from, int port, ReceptionReport report) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(RtcpSession.MOST_BYTES);
        new Rtcp(Optional.empty(), List.of(report)).write(packet, THEIRS, "party");
        from.send(packet, new InetSocketAddress(HERE, port));
    }

    /** Lets so many seconds pass, a tick at a time, each after what came before it was read. */
    private void pass(int seconds) throws Exception {
        for (int n = 0; n < seconds; n++) {
            nanos.addAndGet(S);
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            assertThat(media.execute(() -> done.complete(true))).isTrue();
            done.get(30, TimeUnit.SECONDS);
        }
    }

    /** What is measured, once it holds a report or, without one, a packet. */
    private SoundQuality measured(RtpLeg leg, boolean isReported) throws Exception {
        long packets = 0;
        SoundQuality.@Nullable Stream heard = null;
        for (int n = 0; n < 600; n++) {
            CompletableFuture<SoundQuality> told = new CompletableFuture<>();
            assertThat(leg.measure(told::complete)).isTrue();
            SoundQuality quality = told.get(30, TimeUnit.SECONDS);
            packets += quality.said().packets();
            heard = quality.heard() == null ? heard : quality.heard();
            if (isReported ? heard != null : n == 20) {
                SoundQuality.Stream said = quality.said();
                return new SoundQuality(
                        quality.lastedMs(),
                        new SoundQuality.Stream(packets, said.lost(), 0, 0, 0),
                        heard,
                        quality.roundTripMs());
            }
        }
        throw new AssertionError("nothing was reported");
    }

    private static Rtcp heard(DatagramChannel channel) throws IOException {
        ByteBuffer packet = received(channel);
        while (!RtcpSession.isReport(packet)) {
            packet = received(channel);
        }
        return Rtcp.read(packet).orElseThrow();
    }

    private static ByteBuffer received(DatagramChannel channel) throws IOException {
        byte[] bytes = new byte[1_500];
        java.net.DatagramPacket packet = new java.net.DatagramPacket(bytes, bytes.length);
        channel.socket().setSoTimeout(10_000);
        try {
            channel.socket().receive(packet);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nothing came within 10 s", e);
        }
        return ByteBuffer.wrap(bytes, 0, packet.getLength());
    }

    private static InetSocketAddress address(DatagramChannel channel) throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private static DatagramChannel bound(InetAddress host) throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(host, 0));
    }
}
