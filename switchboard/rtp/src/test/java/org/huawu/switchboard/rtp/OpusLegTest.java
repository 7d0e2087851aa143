package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party by Opus and one by G.711, the media thread's work done by the test. Skipped where libopus is not installed. */
class OpusLegTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(HERE, 9);
    private static final int EVENTS = 101;
    private static final int PARTY_HZ = 430;
    private static final int MOST_OPUS = 2;

    private DatagramChannel socket;
    private Media media;
    private OpusParty party;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Optional<LibOpus> opus = LibOpus.find();
        assumeTrue(opus.isPresent(), "libopus is not installed");
        socket = DatagramChannel.open();
        socket.bind(new InetSocketAddress(HERE, 0));
        socket.configureBlocking(false);
        MediaSettings settings = new MediaSettings(23_000, 23_998, 64, new WavFolder(folder), 0, MOST_OPUS);
        media = new Media(settings, (name, file, lengthMs, isWhole) -> {}, System::nanoTime, new Random(7));
        party = new OpusParty(opus.orElseThrow(), 77);
    }

    @AfterEach
    void close() throws IOException {
        if (media != null) {
            media.close();
            socket.close();
            party.close();
        }
    }

    @Test
    void given_a_party_by_opus_and_one_by_g711_when_they_talk_then_each_hears_the_other() throws IOException {
        RtpLeg leg = leg();
        Talker agent = Talker.in(media, Codec.PCMA, 1_000);
        assertThat(leg.join(agent.leg())).isTrue();
        List<ByteBuffer> toParty = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            agent.say();
            say(leg, party.tone(PARTY_HZ, Codec.FRAME));
            toParty.addAll(tick());
        }
        assertThat(Tones.share(agent.heard(), agent.heardLength() - 800, 800, PARTY_HZ, Codec.SAMPLES_PER_S))
                .isGreaterThan(0.95);
        assertThat(Tones.share(decoded(toParty), 6_400, 6_400, 1_000, Codec.SAMPLES_PER_S))
                .isGreaterThan(0.95);
        for (int n = 1; n < toParty.size(); n++) {
            ByteBuffer one = toParty.get(n - 1);
            ByteBuffer next = toParty.get(n);
            assertThat(next.get(1) & 0x7F).isEqualTo(OpusParty.TYPE);
            assertThat((short) (next.getShort(2) - one.getShort(2))).isEqualTo((short) 1);
            assertThat(next.getInt(4) - one.getInt(4)).isEqualTo(960);
        }
    }

    @Test
    void given_two_parties_by_opus_when_they_talk_then_nothing_is_passed_on_as_it_came() throws IOException {
        RtpLeg leg = leg();
        RtpLeg other = leg();
        assertThat(leg.canRelayTo(other)).isFalse();
        assertThat(leg.canRelayTo(leg)).isFalse();
    }

    @Test
    void given_one_in_twenty_lost_when_a_party_by_opus_speaks_then_the_other_hears_it_all_the_time()
            throws IOException {
        RtpLeg leg = leg();
        Talker agent = Talker.in(media, Codec.PCMA, 0);
        assertThat(leg.join(agent.leg())).isTrue();
        Random random = new Random(5);
        for (int n = 0; n < 500; n++) {
            ByteBuffer next = party.voice(Codec.FRAME);
            if (n < 20 || random.nextInt(20) > 0) {
                say(leg, next);
            }
            agent.say();
            tick();
        }
        int quiet = 0;
        for (int frame = 20; frame < agent.heardLength() / Codec.FRAME - 5; frame++) {
            quiet += Tones.level(agent.heard(), frame * Codec.FRAME, Codec.FRAME) < 300 ? 1 : 0;
        }
        assertThat(quiet).isLessThan(5);
    }

    @Test
    void given_a_prompt_when_it_is_played_then_a_party_by_opus_hears_it() throws IOException {
        RtpLeg leg = leg();
        short[] tone = new short[8_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = Tones.at(PARTY_HZ, i, Codec.SAMPLES_PER_S);
        }
        assertThat(leg.play(Sound.of(tone), 1)).isTrue();
        media.carryOut();
        List<ByteBuffer> heard = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            heard.addAll(tick());
        }
        assertThat(heard).hasSize(50);
        assertThat(heard.getFirst().get(1) < 0).as("marked as a beginning").isTrue();
        assertThat(Tones.share(decoded(heard), 3_200, 3_200, PARTY_HZ, Codec.SAMPLES_PER_S))
                .isGreaterThan(0.95);
    }

    @Test
    void given_a_key_when_it_is_pressed_for_a_party_by_opus_then_its_time_goes_as_the_party_wants() throws IOException {
        for (int steps : new int[] {1, Opus.STEPS}) {
            RtpLeg leg = leg(EVENTS, steps);
            assertThat(leg.press("5")).isTrue();
            media.carryOut();
            List<ByteBuffer> events = new ArrayList<>();
            for (int n = 0; n < KeyPresses.PRESSED_TICKS; n++) {
                events.addAll(tick());
            }
            assertThat(events).allMatch(each -> (each.get(1) & 0x7F) == EVENTS && each.get(RtpPacket.HEADER) == 5);
            assertThat(events)
                    .extracting(each -> each.getInt(4))
                    .containsOnly(events.getFirst().getInt(4));
            assertThat(events.getLast().getShort(RtpPacket.HEADER + 2)).isEqualTo((short) (800 * steps));
            leg.close();
            media.carryOut();
        }
    }

    @Test
    void given_keys_as_tones_when_a_party_by_opus_says_them_then_they_are_found() throws IOException {
        StringBuilder pressed = new StringBuilder();
        RtpLeg leg = leg(-1, 1, pressed);
        for (int n = 0; n < 60; n++) {
            int tick = n;
            int from = tick % 20 * Codec.FRAME;
            boolean isDown = tick % 20 < 10;
            char key = "157".charAt(tick / 20);
            say(leg, party.tones(i -> isDown ? KeyTones.sample(key, from + i) : 0, Codec.FRAME));
            tick();
        }
        assertThat(pressed.toString()).isEqualTo("157");
    }

    @Test
    void given_any_bytes_when_they_come_as_opus_then_sound_goes_on() throws IOException {
        RtpLeg leg = leg();
        Talker agent = Talker.in(media, Codec.PCMA, 0);
        assertThat(leg.join(agent.leg())).isTrue();
        Random random = new Random(2);
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            say(leg, party.raw(bytes));
            if (n % 4 == 0) {
                agent.say();
                tick();
            }
        }
        party.pause(Codec.SAMPLES_PER_S);
        for (int n = 0; n < 100; n++) {
            say(leg, party.tone(PARTY_HZ, Codec.FRAME));
            agent.say();
            tick();
        }
        assertThat(Tones.share(agent.heard(), agent.heardLength() - 800, 800, PARTY_HZ, Codec.SAMPLES_PER_S))
                .isGreaterThan(0.95);
    }

    @Test
    void given_as_many_parties_by_opus_as_may_be_when_one_more_comes_then_it_has_no_leg_until_one_goes()
            throws IOException {
        RtpLeg first = leg();
        RtpLeg second = leg();
        assertThat(media.takesOpus()).isFalse();
        assertThat(media.openRtp(HERE, of(EVENTS, 1), Talker.Deaf.INSTANCE)).isEmpty();
        assertThat(media.openLegs()).isEqualTo(2);
        first.close();
        media.carryOut();
        assertThat(media.takesOpus()).isTrue();
        RtpLeg third = leg();
        second.close();
        third.close();
        media.carryOut();
        assertThat(media.opusLegs()).isZero();
        assertThat(media.openLegs()).isZero();
    }

    private RtpLeg leg() throws IOException {
        return leg(EVENTS, 1);
    }

    private RtpLeg leg(int eventType, int eventSteps) throws IOException {
        return leg(eventType, eventSteps, new StringBuilder());
    }

    private RtpLeg leg(int eventType, int eventSteps, StringBuilder pressed) throws IOException {
        LegListener listener = new LegListener() {
            @Override
            public void pressed(char key) {
                pressed.append(key);
            }

            @Override
            public void played(long number) {
                // not looked at
            }

            @Override
            public void vanished() {
                // not looked at
            }
        };
        RtpLeg leg = media.openRtp(HERE, of(eventType, eventSteps), listener).orElseThrow();
        media.carryOut();
        return leg;
    }

    private RtpParty of(int eventType, int eventSteps) throws IOException {
        InetSocketAddress place = (InetSocketAddress) socket.getLocalAddress();
        return new RtpParty(Codec.of(OpusParty.TYPE), place, HERE, eventType, eventSteps, NOWHERE, null);
    }

    private void say(RtpLeg leg, ByteBuffer datagram) throws IOException {
        socket.send(datagram, new InetSocketAddress(HERE, leg.port()));
        media.takePackets();
    }

    /** What the party got in this tick. */
    private List<ByteBuffer> tick() throws IOException {
        media.carryOut();
        media.tickAll();
        List<ByteBuffer> heard = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(1_500);
        while (socket.receive(buffer) != null) {
            heard.add(buffer.flip());
            buffer = ByteBuffer.allocate(1_500);
        }
        return heard;
    }

    private static short[] decoded(List<ByteBuffer> datagrams) {
        short[] sound = new short[datagrams.size() * Codec.FRAME];
        byte[] into = new byte[Leg.MOST_PAYLOAD];
        RtpPacket packet = new RtpPacket();
        int[] first = {0};
        boolean[] isAny = {false};
        try (OpusCoder ear = new OpusCoders(1).take().orElseThrow()) {
            for (ByteBuffer each : datagrams) {
                assertThat(packet.wrap(each)).isTrue();
                assertThat(ear.take(packet, into, (samples, timestamp) -> {
                            first[0] = isAny[0] ? first[0] : timestamp;
                            isAny[0] = true;
                            for (int i = 0; i < samples; i++) {
                                sound[timestamp - first[0] + i] = Codec.PCMA.decode(into[i]);
                            }
                        }))
                        .isTrue();
                ear.tick();
            }
        }
        return sound;
    }
}
