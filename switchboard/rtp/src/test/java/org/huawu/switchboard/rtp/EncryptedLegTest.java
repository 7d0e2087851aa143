package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundQuality;
import org.huawu.kernel.SoundSuite;
import org.huawu.switchboard.rtp.srtp.NaiveSrtp;
import org.huawu.switchboard.rtp.srtp.SrtcpInbound;
import org.huawu.switchboard.rtp.srtp.SrtcpOutbound;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party whose sound is encrypted, joined with one whose sound is not; the media thread's work is done by the test. */
class EncryptedLegTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final long S = 1_000_000_000;
    private static final int THEIRS = 55;
    private static final SoundSuite SUITE = SoundSuite.AES_CM_128_HMAC_SHA1_80;

    private final AtomicLong nanos = new AtomicLong(S);
    private final SoundKey ourKey = key(1);
    private final SoundKey theirKey = key(2);
    private DatagramChannel party;
    private DatagramChannel reports;
    private DatagramChannel plain;
    private Media media;
    private RtpLeg leg;
    private RtpLeg other;
    private int sequence;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException, GeneralSecurityException {
        SrtpKeys.warmUp();
        party = bound();
        reports = bound();
        plain = bound();
        MediaSettings settings = new MediaSettings(23_000, 23_998, 64, new WavFolder(folder), 0);
        media = new Media(settings, (name, file, lengthMs, isWhole) -> {}, nanos::get, new Random(7));
        leg = leg(party, address(reports), new SoundKeys(SUITE, ourKey, theirKey));
        other = leg(plain, address(plain), null);
        assertThat(leg.join(other)).isTrue();
        media.carryOut();
    }

    @AfterEach
    void close() throws IOException {
        media.close();
        party.close();
        reports.close();
        plain.close();
    }

    @Test
    void given_an_encrypted_party_and_a_plain_one_when_they_are_joined_then_each_hears_the_other() throws Exception {
        NaiveSrtp ours = new NaiveSrtp(ourKey, 10);
        NaiveSrtp theirs = new NaiveSrtp(theirKey, 10);
        for (int n = 0; n < 5; n++) {
            send(party, theirs.protect(packet(n), n));
            assertThat(payload(heard(plain).getFirst())).containsOnly(n + 1);
            send(plain, packet(n));
            byte[] wire = heard(party).getFirst();
            assertThat(payload(wire)).hasSize(Codec.FRAME + 10);
            assertThat(wire[RtpPacket.HEADER] == n + 1 && wire[RtpPacket.HEADER + 1] == n + 1)
                    .as("in clear")
                    .isFalse();
            assertThat(payload(ours.open(wire).orElseThrow())).containsOnly(n + 1);
        }
        assertThat(media.packetsRefused()).isZero();
        assertThat(media.packetsLost()).isZero();
    }

    @Test
    void given_packets_that_are_not_authentic_when_they_come_then_nobody_hears_them_and_they_are_counted()
            throws Exception {
        NaiveSrtp theirs = new NaiveSrtp(theirKey, 10);
        byte[] first = theirs.protect(packet(0), 0);
        byte[] forged = theirs.protect(packet(1), 1);
        forged[20] ^= 1;
        send(party, first);
        assertThat(heard(plain)).hasSize(1);
        send(party, forged);
        send(party, first);
        send(party, packet(2));
        send(party, new NaiveSrtp(ourKey, 10).protect(packet(3), 3));
        assertThat(heard(plain)).isEmpty();
        assertThat(media.packetsRefused()).isEqualTo(4);
    }

    @Test
    void given_a_stranger_who_makes_up_sources_when_they_come_first_then_the_party_is_heard_in_the_next_tick()
            throws Exception {
        try (DatagramChannel stranger = bound()) {
            for (int n = 0; n < 50; n++) {
                byte[] made = packet(n);
                made[11] = (byte) n;
                send(stranger, new NaiveSrtp(key(9), 10).protect(made, n));
            }
            send(party, new NaiveSrtp(theirKey, 10).protect(packet(0), 0));
            assertThat(heard(plain)).as("nothing more is looked at").isEmpty();
            media.tickAll();
            send(party, new NaiveSrtp(theirKey, 10).protect(packet(0), 0));
            assertThat(heard(plain)).hasSize(1);
            assertThat(media.packetsRefused()).isEqualTo(51);
        }
    }

    @Test
    void given_another_key_of_the_party_when_it_is_agreed_on_then_it_counts_and_ours_goes_on() throws Exception {
        NaiveSrtp ours = new NaiveSrtp(ourKey, 10);
        send(party, new NaiveSrtp(theirKey, 10).protect(packet(0), 0));
        assertThat(heard(plain)).hasSize(1);
        send(plain, packet(0));
        assertThat(ours.open(heard(party).getFirst())).isPresent();
        redirect(new SoundKeys(SUITE, ourKey, key(3)), true);
        send(party, new NaiveSrtp(theirKey, 10).protect(packet(1), 1));
        assertThat(heard(plain)).isEmpty();
        send(party, new NaiveSrtp(key(3), 10).protect(packet(2), 2));
        assertThat(heard(plain)).hasSize(1);
        send(plain, packet(1));
        assertThat(ours.open(heard(party).getFirst())).isPresent();
    }

    @Test
    void given_the_same_keys_when_they_are_agreed_on_again_then_nothing_can_be_said_twice() throws Exception {
        byte[] first = new NaiveSrtp(theirKey, 10).protect(packet(0), 0);
        send(party, first);
        assertThat(heard(plain)).hasSize(1);
        redirect(new SoundKeys(SUITE, ourKey, theirKey), true);
        send(party, first);
        assertThat(heard(plain)).isEmpty();
    }

    @Test
    void given_a_call_that_was_held_for_longer_than_numbers_go_round_when_it_goes_on_then_the_party_hears_us()
            throws Exception {
        NaiveSrtp ours = new NaiveSrtp(ourKey, 10);
        send(plain, packet(0));
        assertThat(ours.open(heard(party).getFirst())).isPresent();
        redirect(new SoundKeys(SUITE, ourKey, theirKey), false);
        for (int n = 0; n < 40_000; n += 50) {
            for (int i = 0; i < 50; i++) {
                send(plain, packet(n + i));
            }
        }
        assertThat(heard(party)).isEmpty();
        redirect(new SoundKeys(SUITE, ourKey, theirKey), true);
        send(plain, packet(40_000));
        assertThat(ours.open(heard(party).getFirst())).isPresent();
    }

    @Test
    void given_a_party_that_has_not_said_its_key_when_it_speaks_then_it_is_not_heard_and_hears_us_encrypted()
            throws Exception {
        redirect(new SoundKeys(SUITE, ourKey, null), true);
        send(party, packet(0));
        send(party, new NaiveSrtp(theirKey, 10).protect(packet(1), 1));
        assertThat(heard(plain)).isEmpty();
        send(plain, packet(0));
        assertThat(new NaiveSrtp(ourKey, 10).open(heard(party).getFirst())).isPresent();
    }

    @Test
    void given_a_call_that_goes_on_by_a_plain_telephone_when_it_is_redirected_then_both_hear_plain_sound()
            throws Exception {
        redirect(null, true);
        send(party, packet(4));
        assertThat(payload(heard(plain).getFirst())).containsOnly(5);
        send(plain, packet(6));
        assertThat(payload(heard(party).getFirst())).containsOnly(7);
    }

    @Test
    void given_short_tags_when_they_are_agreed_on_then_sound_goes_by_them() throws Exception {
        redirect(new SoundKeys(SoundSuite.AES_CM_128_HMAC_SHA1_32, ourKey, theirKey), true);
        send(party, new NaiveSrtp(theirKey, 4).protect(packet(0), 0));
        assertThat(heard(plain)).hasSize(1);
        send(plain, packet(0));
        assertThat(new NaiveSrtp(ourKey, 4).open(heard(party).getFirst())).isPresent();
    }

    @Test
    void given_an_encrypted_party_when_reports_go_both_ways_then_they_are_encrypted_and_only_authentic_ones_are_read()
            throws Exception {
        SoundKeys mirrored = new SoundKeys(SUITE, theirKey, ourKey);
        send(party, new NaiveSrtp(theirKey, 10).protect(packet(0), 0));
        send(party, new NaiveSrtp(theirKey, 10).protect(packet(1), 0));
        nanos.addAndGet(10 * S);
        media.tickAll();
        byte[] wire = heard(reports).getFirst();
        SrtpPacket packet = new SrtpPacket();
        packet.length(wire.length);
        System.arraycopy(wire, 0, packet.getBuffer(), 0, wire.length);
        assertThat(Rtcp.read(ByteBuffer.wrap(wire))).as("in clear").isEmpty();
        assertThat(new SrtcpInbound(new SrtpKeys(mirrored)).open(packet)).isTrue();
        Rtcp read = Rtcp.read(ByteBuffer.wrap(packet.getBuffer(), 0, packet.getLength()))
                .orElseThrow();
        assertThat(read.receptions().getFirst().source()).isEqualTo(THEIRS);

        int source = packet.reporter();
        ByteBuffer report = ByteBuffer.allocate(RtcpSession.MOST_BYTES);
        new Rtcp(Optional.empty(), List.of(new ReceptionReport(source, 0, 1, 1, 0, 0, 0)))
                .write(report, THEIRS, "party");
        send(plain, packet(0));
        reports.send(report.duplicate(), new InetSocketAddress(HERE, leg.port() + 1));
        media.takePackets();
        assertThat(measured().heard()).isNull();
        SrtcpOutbound out = new SrtcpOutbound(new SrtpKeys(mirrored), THEIRS);
        out.report().clear().put(report).flip();
        reports.send(out.protect(), new InetSocketAddress(HERE, leg.port() + 1));
        media.takePackets();
        assertThat(Objects.requireNonNull(measured().heard()).lost()).isEqualTo(1);
    }

    private SoundQuality measured() {
        CompletableFuture<SoundQuality> told = new CompletableFuture<>();
        assertThat(leg.measure(told::complete)).isTrue();
        media.carryOut();
        return told.join();
    }

    private void redirect(@org.jspecify.annotations.Nullable SoundKeys keys, boolean wantsSound) throws IOException {
        assertThat(leg.redirect(address(party), address(reports), keys, wantsSound, true))
                .isTrue();
        media.carryOut();
    }

    private RtpLeg leg(
            DatagramChannel of, InetSocketAddress reportsTo, @org.jspecify.annotations.Nullable SoundKeys keys)
            throws IOException {
        RtpParty described = new RtpParty(Codec.PCMA, address(of), null, -1, 1, reportsTo, keys);
        RtpLeg opened = media.openRtp(HERE, described, Talker.Deaf.INSTANCE).orElseThrow();
        media.carryOut();
        return opened;
    }

    /** Speech that is the number and one in each byte. */
    private byte[] packet(int number) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + Codec.FRAME);
        RtpPacket.writeHeader(packet, Codec.PCMA.payloadType(), number & 0xFFFF, sequence++ * Codec.FRAME, THEIRS);
        Arrays.fill(packet.array(), RtpPacket.HEADER, packet.capacity(), (byte) (number + 1));
        return packet.array();
    }

    private void send(DatagramChannel from, byte[] packet) throws IOException {
        RtpLeg to = from.equals(plain) ? other : leg;
        from.send(ByteBuffer.wrap(packet), new InetSocketAddress(HERE, to.port()));
        media.takePackets();
    }

    private static List<byte[]> heard(DatagramChannel channel) throws IOException {
        List<byte[]> heard = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(1_500);
        while (channel.receive(buffer.clear()) != null) {
            heard.add(Arrays.copyOf(buffer.array(), buffer.position()));
        }
        return heard;
    }

    private static byte[] payload(byte[] packet) {
        return Arrays.copyOfRange(packet, RtpPacket.HEADER, packet.length);
    }

    private static SoundKey key(int seed) {
        byte[] bytes = new byte[SoundKey.BYTES];
        new Random(seed).nextBytes(bytes);
        return new SoundKey(bytes);
    }

    private static InetSocketAddress address(DatagramChannel channel) throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private static DatagramChannel bound() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(HERE, 0));
        channel.configureBlocking(false);
        return channel;
    }
}
