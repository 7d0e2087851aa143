package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.rtp.ReceptionReport;
import org.huawu.switchboard.rtp.Rtcp;
import org.huawu.switchboard.rtp.srtp.SrtcpInbound;
import org.huawu.switchboard.rtp.srtp.SrtcpOutbound;
import org.huawu.switchboard.rtp.srtp.SrtpInbound;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final TurnableClock clock = new TurnableClock();
    private final Listener listener = new Listener();
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        gateway = Gateway.open(
                new GatewaySettings(new InetSocketAddress(here, 0), List.of(here), 2, GatewaySettings.CONSENT_MS),
                clock,
                listener);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void given_an_offer_when_answered_then_the_answer_names_lite_ice_our_port_and_one_codec() {
        Answer answer = gateway.offer("s-1", Offers.CHROMIUM);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Given.class,
                        given -> assertThat(given.sdp())
                                .endsWith("\r\n")
                                .contains("a=ice-lite\r\n")
                                .contains("a=group:BUNDLE 0\r\n")
                                .contains("m=audio " + gateway.address().getPort() + " UDP/TLS/RTP/SAVPF 8\r\n")
                                .contains("a=setup:passive\r\n")
                                .containsPattern("a=fingerprint:sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}\r\n")
                                .contains(" 127.0.0.1 " + gateway.address().getPort() + " typ host\r\n"));
    }

    @Test
    void given_a_browser_when_it_checks_and_shakes_hands_then_sound_goes_both_ways() throws Exception {
        try (Peer peer = connected("s-1")) {
            Peer.Keys keys = peer.shakeHands();
            Listener.Told connected = listener.next();
            assertThat(connected.loss()).isNull();

            byte[] sound = new byte[160];
            Arrays.fill(sound, (byte) 0x2A);
            SpeechOutbound out = new SpeechOutbound(keys.srtp(), Codec.PCMA, 77, 65_535);
            byte[] first = sent(peer, out, sound);
            assertThat(listener.nextFrame()).isEqualTo(sound);
            peer.send(first); // a replay
            sent(peer, out, sound);
            assertThat(listener.nextFrame()).isEqualTo(sound);

            MediaLeg leg = gateway.leg("s-1").orElseThrow();
            assertThat(leg.counts()).isEqualTo(new LegCounts(2, 0, 0, 1, 0, 0));
            assertThat(leg.send(sound, 0, 160, 800, true)).isTrue();
            SrtpPacket packet = new SrtpPacket();
            byte[] wire = peer.receive();
            System.arraycopy(wire, 0, packet.getBuffer(), 0, wire.length);
            packet.length(wire.length);
            assertThat(packet.parse()).isTrue();
            assertThat(new SrtpInbound(keys.srtp()).open(packet)).isTrue();
            assertThat(packet.marker()).isTrue();
            assertThat(packet.timestamp()).isEqualTo(800);
            assertThat(Arrays.copyOfRange(packet.getBuffer(), packet.payloadOffset(), packet.payloadOffset() + 160))
                    .isEqualTo(sound);

            keys.transport().close();
            assertThat(listener.next()).isEqualTo(new Listener.Told(connected.leg(), "s-1", Loss.ENDED_BY_BROWSER));
        }
    }

    @Test
    void given_telephone_events_and_reports_that_are_not_authentic_when_they_come_then_they_are_counted_and_ignored()
            throws Exception {
        try (Peer peer = connected("s-1")) {
            Peer.Keys keys = peer.shakeHands();
            listener.next();
            peer.send(new byte[] {(byte) 0x80, (byte) 200, 0, 1, 0, 0, 0, 0});
            SpeechOutbound out = new SpeechOutbound(keys.srtp(), Codec.PCMU, 77, 1); // any other payload type
            sent(peer, out, new byte[4]);
            SpeechOutbound audio = new SpeechOutbound(keys.srtp(), Codec.PCMA, 78, 1);
            sent(peer, audio, new byte[160]);
            listener.nextFrame();

            assertThat(gateway.leg("s-1").orElseThrow().counts()).isEqualTo(new LegCounts(1, 0, 1, 1, 0, 0));
        }
    }

    @Test
    void given_sound_both_ways_when_time_passes_then_reports_go_encrypted_and_the_browsers_are_read() throws Exception {
        try (Peer peer = connected("s-1")) {
            Peer.Keys keys = peer.shakeHands();
            listener.next();
            SpeechOutbound out = new SpeechOutbound(keys.srtp(), Codec.PCMA, 77, 1);
            for (int n = 0; n < 20; n++) {
                byte[] wire = protectedFrame(out, n);
                if (n % 5 != 3) {
                    peer.send(wire);
                    listener.nextFrame();
                }
            }
            MediaLeg leg = gateway.leg("s-1").orElseThrow();
            for (int n = 0; n < 10; n++) {
                assertThat(leg.send(new byte[160], 0, 160, n * 160, n == 0)).isTrue();
                peer.receive();
            }
            clock.turn(4_000);
            byte[] wire = peer.receive();
            assertThat(wire[1] & 0xFF).isEqualTo(200);
            SrtpPacket packet = received(wire);
            assertThat(new SrtcpInbound(keys.srtp()).open(packet)).isTrue();
            Rtcp report = Rtcp.read(ByteBuffer.wrap(packet.getBuffer(), 0, packet.getLength()))
                    .orElseThrow();
            assertThat(report.sender().orElseThrow().packets()).isEqualTo(10);
            assertThat(report.receptions().getFirst().source()).isEqualTo(77);
            assertThat(report.receptions().getFirst().lost()).isEqualTo(4);

            int ours = report.sender().orElseThrow().source();
            SrtcpOutbound theirs = new SrtcpOutbound(keys.srtp(), 77);
            ReceptionReport said = new ReceptionReport(
                    ours, 0, 2, 9, 80, report.sender().orElseThrow().middleOfTime(), 0);
            new Rtcp(Optional.empty(), List.of(said)).write(theirs.report(), 77, "x");
            byte[] sealed = bytes(theirs.protect());
            clock.turn(100);
            byte[] forged = sealed.clone();
            forged[forged.length - 1]++;
            peer.send(forged);
            peer.send(sealed);
            peer.send(sealed); // a replay
            peer.send(protectedFrame(out, 20));
            listener.nextFrame();
            SoundQuality quality = Objects.requireNonNull(leg.measured());
            assertThat(Objects.requireNonNull(quality.heard())).isEqualTo(new SoundQuality.Stream(8, 2, 10, 249, 249));
            assertThat(quality.said().packets()).isEqualTo(17);
            assertThat(quality.said().lost()).isEqualTo(4);
            assertThat(quality.roundTripMs()).isBetween(99L, 100L);
            assertThat(leg.counts().refused()).isEqualTo(2);

            gateway.hangUp("s-1");
            packet = received(peer.receive());
            assertThat(new SrtcpInbound(keys.srtp()).open(packet)).isTrue();
            ByteBuffer last = ByteBuffer.wrap(packet.getBuffer(), 0, packet.getLength());
            assertThat(last.getInt(packet.getLength() - 8)).isEqualTo(0x81CB_0001);
        }
    }

    private static byte[] protectedFrame(SpeechOutbound out, int n) throws Exception {
        SrtpPacket packet = out.protect(new byte[160], 0, 160, n * 160, n == 0);
        return Arrays.copyOf(packet.getBuffer(), packet.getLength());
    }

    private static SrtpPacket received(byte[] wire) {
        SrtpPacket packet = new SrtpPacket();
        System.arraycopy(wire, 0, packet.getBuffer(), 0, wire.length);
        packet.length(wire.length);
        return packet;
    }

    private static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }

    @Test
    void given_another_certificate_than_offered_when_it_shakes_hands_then_the_leg_is_lost() throws Exception {
        try (Peer peer = new Peer()) {
            peer.heard(gateway.offer("s-1", Offers.CHROMIUM), gateway.address());
            peer.check();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(peer::shakeHands))
                    .isNotNull();
            assertThat(listener.next().loss()).isEqualTo(Loss.HANDSHAKE_FAILED);
        }
    }

    @Test
    void given_a_check_when_it_is_right_then_the_answer_tells_where_it_came_from() throws Exception {
        try (Peer peer = new Peer()) {
            peer.heard(gateway.offer("s-1", peer.offer()), gateway.address());
            StunMessage answer = peer.check();

            assertThat(answer.type()).isEqualTo(Stun.BINDING_SUCCESS);
            assertThat(answer.authenticBy(peer.key())).isTrue();
            assertThat(answer.mappedAddress()).isEqualTo(peer.address());
        }
    }

    @Test
    void given_checks_of_strangers_when_they_come_then_only_the_right_one_is_answered() throws Exception {
        try (Peer peer = new Peer()) {
            peer.heard(gateway.offer("s-1", peer.offer()), gateway.address());
            peer.send(peer.request(9).sealed(new byte[] {1}));
            peer.send(new StunWriter(Stun.BINDING_REQUEST, Peer.transaction(8)).sealed(peer.key()));
            peer.send(new StunWriter(Stun.BINDING_REQUEST, Peer.transaction(7))
                    .attribute(Stun.USERNAME, "nobody:4ZcD".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .sealed(peer.key()));

            assertThat(peer.check().transaction()).isEqualTo(Peer.transaction(1));
            assertThat(gateway.counts().strays()).isEqualTo(3);
        }
    }

    @Test
    void given_a_browser_that_thinks_we_lead_when_it_checks_then_it_is_told_to_lead() throws Exception {
        try (Peer peer = new Peer()) {
            peer.heard(gateway.offer("s-1", peer.offer()), gateway.address());
            peer.send(
                    peer.request(2).attribute(Stun.ICE_CONTROLLED, new byte[8]).sealed(peer.key()));
            assertThat(peer.answer().errorCode()).isEqualTo(487);
            peer.send(peer.request(3).attribute(0x7001, new byte[2]).sealed(peer.key()));
            assertThat(peer.answer().errorCode()).isEqualTo(420);
        }
    }

    @Test
    void given_a_seat_with_a_leg_when_it_offers_again_then_the_old_leg_is_lost_and_the_new_one_connects()
            throws Exception {
        try (Peer old = connected("s-1")) {
            old.shakeHands();
            long first = listener.next().leg();
            assertThat(gateway.offer("s-1", "v=0")).isInstanceOf(Answer.Refused.class);
            try (Peer fresh = connected("s-1")) {
                assertThat(listener.next()).isEqualTo(new Listener.Told(first, "s-1", Loss.REPLACED));
                fresh.shakeHands();
                Listener.Told second = listener.next();
                assertThat(second.loss()).isNull();
                assertThat(second.leg()).isNotEqualTo(first);
            }
        }
    }

    @Test
    void given_no_check_for_thirty_seconds_when_the_clock_passes_then_the_leg_is_lost() throws Exception {
        try (Peer peer = connected("s-1")) {
            clock.turn(20_000);
            peer.check();
            clock.turn(29_999);
            peer.send(new byte[] {1}); // wakes the thread
            peer.check();
            assertThat(listener.told).isEmpty();
            clock.turn(30_000);
            assertThat(listener.next().loss()).isEqualTo(Loss.SILENT);
            assertThat(gateway.leg("s-1")).isEmpty();
        }
    }

    @Test
    void given_all_legs_are_taken_when_another_seat_offers_then_it_is_refused_and_a_known_one_is_not() {
        gateway.offer("s-1", Offers.CHROMIUM);
        gateway.offer("s-2", Offers.CHROMIUM);

        assertThat(gateway.offer("s-3", Offers.CHROMIUM))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.rejection().errorId()).isEqualTo("gateway-full"));
        assertThat(gateway.offer("s-2", Offers.CHROMIUM)).isInstanceOf(Answer.Given.class);
        assertThat(gateway.offer("a seat", Offers.CHROMIUM)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void given_garbage_of_every_kind_when_it_comes_then_the_socket_goes_on() throws Exception {
        Random random = new Random(20261122);
        try (Peer peer = connected("s-1");
                Peer stranger = new Peer()) {
            stranger.heard(gateway.offer("s-2", stranger.offer()), gateway.address());
            byte[] good = peer.request(4).sealed(peer.key());
            for (int i = 0; i < 3_000; i++) {
                byte[] garbage = new byte[random.nextInt(200)];
                random.nextBytes(garbage);
                if (garbage.length > 0) {
                    garbage[0] = (byte) List.of(0, 22, 128, 144, 176, (int) garbage[0])
                            .get(i % 6)
                            .intValue();
                }
                (i % 2 == 0 ? peer : stranger).send(garbage);
                byte[] damaged = good.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
                stranger.send(damaged);
            }
            assertThat(peer.check().type()).isEqualTo(Stun.BINDING_SUCCESS);
            assertThat(gateway.counts().faults()).isZero();
        }
    }

    @Test
    void given_a_listener_that_throws_when_it_is_told_then_the_gateway_goes_on() throws Exception {
        SeatAudio thrower = new SeatAudio() {
            @Override
            public void connected(MediaLeg leg) {
                throw new IllegalStateException("connected");
            }

            @Override
            public void received(MediaLeg leg, AudioFrame frame) {
                throw new IllegalStateException("received");
            }

            @Override
            public void lost(MediaLeg leg, Loss loss) {
                throw new IllegalStateException("lost");
            }
        };
        InetAddress here = InetAddress.getLoopbackAddress();
        var settings = new GatewaySettings(new InetSocketAddress(here, 0), List.of(here), 1, 30_000);
        try (Gateway other = Gateway.open(settings, clock, thrower);
                Peer peer = new Peer()) {
            peer.heard(other.offer("s-1", peer.offer()), other.address());
            other.offer("s-1", peer.offer());
            peer.heard(other.offer("s-1", peer.offer()), other.address());
            assertThat(peer.check().type()).isEqualTo(Stun.BINDING_SUCCESS);
            assertThat(other.counts().faults()).isEqualTo(2);
        }
    }

    @Test
    void given_legs_when_the_gateway_is_closed_then_all_are_lost_and_no_thread_is_left() throws Exception {
        try (Peer peer = connected("s-1")) {
            peer.shakeHands();
            listener.next();
            gateway.close();
            assertThat(listener.next().loss()).isEqualTo(Loss.GATEWAY_CLOSED);
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("gateway-socket"));
            assertThat(gateway.offer("s-1", peer.offer())).isInstanceOf(Answer.Refused.class);
        }
    }

    private Peer connected(String seat) throws IOException {
        Peer peer = new Peer();
        peer.heard(gateway.offer(seat, peer.offer()), gateway.address());
        assertThat(peer.check().type()).isEqualTo(Stun.BINDING_SUCCESS);
        return peer;
    }

    private static byte[] sent(Peer peer, SpeechOutbound out, byte[] sound) throws Exception {
        SrtpPacket packet = out.protect(sound, 0, sound.length, 0, false);
        byte[] wire = Arrays.copyOf(packet.getBuffer(), packet.getLength());
        peer.send(wire);
        return wire;
    }
}
