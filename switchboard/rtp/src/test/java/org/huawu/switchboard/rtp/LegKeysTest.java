package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a party by RTP, both ways, the media thread's work done by the test. */
class LegKeysTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(HERE, 9);
    private static final int EVENTS = 101;

    private final StringBuilder pressed = new StringBuilder();
    private DatagramChannel party;
    private Media media;
    private int sequence;

    /** A packet that the party got. */
    private record Heard(int type, boolean isMarked, int timestamp, List<Byte> payload) {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        party = DatagramChannel.open();
        party.bind(new InetSocketAddress(HERE, 0));
        party.configureBlocking(false);
        MediaSettings settings = new MediaSettings(21_000, 21_998, 64, new WavFolder(folder), 0);
        media = new Media(settings, (name, file, lengthMs, isWhole) -> {}, System::nanoTime, new Random(7));
    }

    @AfterEach
    void close() throws IOException {
        media.close();
        party.close();
    }

    @Test
    void given_a_party_that_takes_events_when_a_key_is_pressed_then_it_is_told_by_events_and_nothing_else()
            throws IOException {
        RtpLeg leg = leg(Codec.PCMA, EVENTS);
        assertThat(leg.startMusic(Sound.of(new short[1_600]))).isTrue();
        assertThat(leg.press("#")).isTrue();
        List<Heard> heard = tick(12);
        List<Heard> events =
                heard.stream().filter(each -> each.type() == EVENTS).toList();
        assertThat(events).hasSize(KeyPresses.PRESSED_TICKS + 2);
        assertThat(events)
                .extracting(Heard::timestamp)
                .containsOnly(events.getFirst().timestamp());
        assertThat(events.getFirst().isMarked()).isTrue();
        assertThat(events.stream().skip(1)).noneMatch(Heard::isMarked);
        assertThat(events).extracting(each -> each.payload().get(0)).containsOnly((byte) 11);
        assertThat(events)
                .extracting(each -> each.payload().get(1) < 0)
                .containsExactly(false, false, false, false, true, true, true);
        assertThat(events.getLast().payload()).endsWith((byte) (800 >> 8), (byte) 800);
        List<Heard> rest = heard.stream().filter(each -> each.type() != EVENTS).toList();
        assertThat(rest).hasSize(12 - KeyPresses.PRESSED_TICKS);
        assertThat(rest.getFirst().isMarked()).as("speech begins anew").isTrue();
    }

    @Test
    void given_a_party_without_events_when_keys_are_pressed_then_it_hears_their_tones() throws IOException {
        for (Codec codec : List.of(Codec.PCMU, Codec.G722)) {
            RtpLeg leg = leg(codec, -1);
            assertThat(leg.press("19*")).isTrue();
            ToneKeys ear = new ToneKeys();
            SpeechDecoder decoder = codec.newDecoder();
            StringBuilder keys = new StringBuilder();
            for (Heard each : tick(40)) {
                for (byte code : each.payload()) {
                    char key = ear.accept(decoder.decode(code));
                    keys.append(key == TelephoneEvents.NONE ? "" : String.valueOf(key));
                }
                // nothing is sent between keys: it is silent
                if (each.isMarked()) {
                    ear = new ToneKeys();
                }
            }
            assertThat(keys.toString()).isEqualTo("19*");
            leg.close();
            media.carryOut();
        }
    }

    @Test
    void given_a_party_without_events_when_it_says_tones_then_they_are_keys_until_it_says_its_keys_otherwise()
            throws IOException {
        RtpLeg leg = leg(Codec.PCMA, -1);
        say(leg, "40");
        assertThat(pressed.toString()).isEqualTo("40");
        leg.ignoreTones();
        say(leg, "5");
        assertThat(pressed.toString()).isEqualTo("40");
    }

    @Test
    void given_a_party_with_events_when_it_says_tones_then_they_are_no_keys() throws IOException {
        say(leg(Codec.PCMA, EVENTS), "40");
        assertThat(pressed.toString()).isEmpty();
    }

    @Test
    void given_as_many_keys_as_may_wait_when_one_more_is_pressed_then_it_is_refused_until_one_is_done()
            throws IOException {
        RtpLeg leg = leg(Codec.PCMA, EVENTS);
        assertThat(leg.press("1".repeat(KeyPresses.MOST))).isTrue();
        assertThat(leg.press("2")).isFalse();
        tick(KeyPresses.PRESSED_TICKS + KeyPresses.RELEASED_TICKS + 1);
        assertThat(leg.press("2")).isTrue();
        assertThat(leg.press("2")).isFalse();
    }

    private RtpLeg leg(Codec codec, int eventType) throws IOException {
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
        InetSocketAddress place = (InetSocketAddress) party.getLocalAddress();
        RtpLeg leg = media.openRtp(HERE, new RtpParty(codec, place, HERE, eventType, NOWHERE), listener)
                .orElseThrow();
        media.carryOut();
        return leg;
    }

    /** The party says keys as tones of 100 ms, with as much silence between. */
    private void say(RtpLeg leg, String keys) throws IOException {
        media.carryOut();
        for (int n = 0; n < keys.length(); n++) {
            for (int tick = 0; tick < 10; tick++) {
                ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + Codec.FRAME);
                RtpPacket.writeHeader(packet, Codec.PCMA.payloadType(), sequence, sequence * Codec.FRAME, 5);
                sequence++;
                for (int i = 0; i < Codec.FRAME; i++) {
                    short sample = tick < 5 ? KeyTones.sample(keys.charAt(n), tick * Codec.FRAME + i) : 0;
                    packet.put(Codec.PCMA.encode(sample));
                }
                party.send(packet.flip(), new InetSocketAddress(HERE, leg.port()));
                media.takePackets();
            }
        }
    }

    private List<Heard> tick(int ticks) throws IOException {
        List<Heard> heard = new ArrayList<>();
        media.carryOut();
        for (int i = 0; i < ticks; i++) {
            media.tickAll();
            ByteBuffer buffer = ByteBuffer.allocate(1_500);
            while (party.receive(buffer.clear()) != null) {
                buffer.flip();
                List<Byte> payload = new ArrayList<>();
                for (int at = RtpPacket.HEADER; at < buffer.limit(); at++) {
                    payload.add(buffer.get(at));
                }
                heard.add(new Heard(buffer.get(1) & 0x7F, buffer.get(1) < 0, buffer.getInt(4), payload));
            }
        }
        return heard;
    }
}
