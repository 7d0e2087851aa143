package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conferences frame by frame, the media thread's work done by the test. */
class ConferenceTest {

    @TempDir
    private Path folder;

    private final List<Talker> talkers = new ArrayList<>();
    private Media media;

    @BeforeEach
    void open() throws IOException {
        MediaSettings settings = new MediaSettings(21_000, 21_998, 64, new WavFolder(folder), 0);
        media = new Media(settings, (name, file, lengthMs, isWhole) -> {}, System::nanoTime, new Random(7));
    }

    @AfterEach
    void close() {
        media.close();
    }

    @Test
    void given_a_supervisor_when_he_listens_whispers_and_barges_in_then_each_hears_whom_he_is_to_hear() {
        Talker customer = talker(Codec.PCMA, 440);
        Talker agent = talker(Codec.PCMU, 810);
        Talker supervisor = talker(Codec.PCMA, 1_300);
        Conference call = media.newConference();
        call.join(customer.leg(), Part.CUSTOMER);
        call.join(agent.leg(), Part.AGENT);
        talk(20);
        hear(customer, agent);
        hear(agent, customer);

        call.join(supervisor.leg(), Part.LISTENING);
        talk(20);
        hear(supervisor, customer, agent);
        hear(customer, agent);
        hear(agent, customer);

        call.change(supervisor.leg(), Part.WHISPERING);
        talk(20);
        hear(supervisor, customer, agent);
        hear(customer, agent);
        hear(agent, customer, supervisor);

        call.change(supervisor.leg(), Part.BARGING_IN);
        talk(20);
        hear(supervisor, customer, agent);
        hear(customer, agent, supervisor);
        hear(agent, customer, supervisor);

        call.leave(supervisor.leg());
        talk(20);
        hear(customer, agent);
        hear(agent, customer);
        assertThat(media.packetsLost()).isZero();
    }

    @Test
    void given_legs_of_every_codec_when_they_are_in_one_conference_then_all_hear_all() {
        Talker one = talker(Codec.PCMA, 440);
        Talker two = talker(Codec.G722, 810);
        Talker three = talker(Codec.PCMU, 1_300);
        Talker four = talker(Codec.G722, 1_900);
        Conference call = media.newConference();
        talkers.forEach(each -> call.join(each.leg(), Part.CUSTOMER));
        talk(30);
        hear(one, two, three, four);
        hear(two, one, three, four);
        hear(three, one, two, four);
        hear(four, one, two, three);
    }

    @Test
    void given_two_legs_of_codecs_that_cannot_be_relayed_when_they_are_joined_then_they_hear_each_other() {
        Talker phone = talker(Codec.G722, 440);
        Talker browser = talker(Codec.PCMU, 810);
        phone.leg().join(browser.leg());
        talk(30);
        hear(phone, browser);
        hear(browser, phone);
    }

    @Test
    void given_many_conferences_when_a_packet_of_others_comes_while_they_are_mixed_then_it_does_not_wait_for_all() {
        for (int i = 0; i < 4; i++) {
            Conference mixed = media.newConference();
            mixed.join(talker(Codec.PCMA, 440).leg(), Part.CUSTOMER);
            mixed.join(talker(Codec.PCMA, 810).leg(), Part.AGENT);
            mixed.join(talker(Codec.PCMA, 1_300).leg(), Part.BARGING_IN);
        }
        Talker one = talker(Codec.PCMA, 0);
        Talker other = talker(Codec.PCMA, 0);
        one.leg().join(other.leg());
        media.carryOut();
        one.say(0xAB);
        media.tickAll();
        assertThat(other.heardLength()).isEqualTo(Codec.FRAME);
    }

    @Test
    void given_two_in_one_codec_when_they_talk_then_each_packet_is_told_at_once_and_as_it_came() {
        Talker one = talker(Codec.G722, 0);
        Talker other = talker(Codec.G722, 0);
        one.leg().join(other.leg());
        media.carryOut();
        one.say(0xAB);
        media.carryOut();
        assertThat(other.heardLength()).isEqualTo(Codec.FRAME);
    }

    @Test
    void given_a_call_that_is_relayed_when_it_is_mixed_and_relayed_again_then_every_frame_is_heard_once_in_order() {
        Talker customer = talker(Codec.PCMA, 0);
        Talker agent = talker(Codec.PCMA, 0);
        Talker supervisor = talker(Codec.PCMA, 0);
        Conference call = media.newConference();
        call.join(customer.leg(), Part.CUSTOMER);
        call.join(agent.leg(), Part.AGENT);
        for (int n = 0; n < 90; n++) {
            if (n % 30 == 10) {
                call.join(supervisor.leg(), Part.LISTENING);
            } else if (n % 30 == 20) {
                call.leave(supervisor.leg());
            }
            media.carryOut();
            customer.say(codeOf(n));
            media.carryOut();
            media.tickAll();
        }
        assertThat(agent.jumps()).isZero();
        List<Integer> frames = new ArrayList<>();
        for (int from = 0; from < agent.heardLength(); from += Codec.FRAME) {
            frames.add((int) agent.heard()[from + 120]);
        }
        List<Integer> said = new ArrayList<>();
        for (int n = 0; n < 90; n++) {
            said.add((int) Codec.PCMA.decode((byte) codeOf(n)));
        }
        assertThat(frames).isEqualTo(said);
    }

    @Test
    void given_packets_that_come_at_any_time_when_relay_and_mix_change_then_a_tone_is_heard_without_gap_or_click() {
        for (Codec codec : List.of(Codec.PCMA, Codec.G722)) {
            for (int lateness = 0; lateness < 2; lateness++) {
                toneOverChanges(codec, lateness == 1);
            }
        }
    }

    @Test
    void given_a_party_that_joins_and_leaves_while_it_speaks_when_others_hear_it_then_nothing_clicks() {
        Talker silent = talker(Codec.PCMA, 0);
        Talker quiet = talker(Codec.PCMA, 0);
        Talker loud = talker(Codec.PCMA, 310);
        Conference call = media.newConference();
        call.join(silent.leg(), Part.AGENT);
        call.join(quiet.leg(), Part.LISTENING);
        talk(10);
        for (int round = 0; round < 5; round++) {
            call.join(loud.leg(), Part.CUSTOMER);
            talk(10);
            hear(silent, loud);
            call.change(loud.leg(), Part.LISTENING);
            talk(10);
            hear(silent);
            call.change(loud.leg(), Part.CUSTOMER);
            talk(10);
            call.leave(loud.leg());
            talk(10);
            hear(silent);
        }
        // the greatest step of the tone itself is 1,948
        assertThat(Tones.greatestStep(silent.heard(), 0, silent.heardLength())).isLessThan(2_400);
    }

    @Test
    void given_a_leg_that_closes_in_a_mix_when_the_others_go_on_then_they_hear_each_other() {
        Talker one = talker(Codec.PCMA, 440);
        Talker two = talker(Codec.PCMU, 810);
        Talker three = talker(Codec.PCMA, 1_300);
        Conference call = media.newConference();
        talkers.forEach(each -> call.join(each.leg(), Part.CUSTOMER));
        talk(20);
        three.leg().close();
        talkers.remove(three);
        talk(20);
        hear(one, two);
        hear(two, one);
        assertThat(call.join(three.leg(), Part.CUSTOMER)).isTrue();
        talk(20);
        hear(one, two);
    }

    @Test
    void given_32_legs_when_one_more_wants_to_join_then_it_is_refused_until_one_leaves() {
        Conference call = media.newConference();
        for (int i = 0; i < Conference.MOST_LEGS; i++) {
            assertThat(call.join(talker(Codec.PCMA, 0).leg(), Part.CUSTOMER)).isTrue();
        }
        Talker more = talker(Codec.PCMA, 0);
        assertThat(call.join(more.leg(), Part.CUSTOMER)).isFalse();
        talk(5);
        Talker first = talkers.getFirst();
        call.leave(first.leg());
        media.carryOut();
        assertThat(call.join(more.leg(), Part.CUSTOMER)).isTrue();
        talk(5);
        assertThat(media.packetsLost()).isZero();
    }

    @Test
    void given_a_whisper_when_the_call_is_recorded_then_the_customer_is_left_the_agent_right_and_the_whisper_nowhere()
            throws IOException {
        media.startRecorder();
        Talker customer = talker(Codec.PCMA, 440);
        Talker agent = talker(Codec.PCMU, 810);
        Talker supervisor = talker(Codec.PCMA, 1_300);
        Conference call = media.newConference();
        call.join(customer.leg(), Part.CUSTOMER);
        call.join(agent.leg(), Part.AGENT);
        talk(5);
        customer.leg().record("call");
        agent.leg().record("agent");
        talk(15);
        call.join(supervisor.leg(), Part.WHISPERING);
        talk(30);
        hear(agent, customer, supervisor);
        call.leave(supervisor.leg());
        talk(20);
        customer.leg().stopRecording();
        agent.leg().stopRecording();
        talk(1);
        media.close();

        short[][] recorded = sides(folder.resolve("call.wav"));
        int end = 65 * Codec.FRAME;
        for (int from = 800; from + 800 < end; from += 400) {
            assertThat(tone(recorded[0], from, 440)).as("left at %d", from).isGreaterThan(0.9);
            assertThat(tone(recorded[1], from, 810)).as("right at %d", from).isGreaterThan(0.9);
        }
        short[][] ofAgent = sides(folder.resolve("agent.wav"));
        for (int from = 800; from + 800 < end; from += 400) {
            assertThat(tone(ofAgent[1], from, 440))
                    .as("agent's right at %d", from)
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void given_a_conference_when_it_is_mixed_then_nothing_is_allocated() {
        Conference call = media.newConference();
        byte[] speech = new byte[Codec.FRAME];
        List<SeatLeg> legs = new ArrayList<>();
        for (Codec codec : List.of(Codec.PCMA, Codec.PCMU, Codec.G722, Codec.PCMA)) {
            SeatLeg leg =
                    media.openSeat(new Nowhere(codec), Talker.Deaf.INSTANCE).orElseThrow();
            legs.add(leg);
            call.join(leg, Part.AGENT);
        }
        int[] time = new int[1];
        media.carryOut();
        assertThat(Allocation.ofAThousand(() -> {
                    for (int i = 0; i < legs.size(); i++) {
                        legs.get(i).receive(speech, 0, Codec.FRAME, time[0]);
                        legs.get(i).drain();
                    }
                    media.tickAll();
                    time[0] += Codec.FRAME;
                }))
                .isZero();
    }

    /** One who says a tone while a third comes and goes; his packets come before the tick, or after it. */
    private void toneOverChanges(Codec codec, boolean isAfterTick) {
        talkers.clear();
        Talker customer = talker(codec, 440);
        Talker agent = talker(codec, 0);
        Talker supervisor = talker(Codec.PCMU, 0);
        Conference call = media.newConference();
        call.join(customer.leg(), Part.CUSTOMER);
        call.join(agent.leg(), Part.AGENT);
        for (int n = 0; n < 400; n++) {
            if (!isAfterTick) {
                customer.say();
            }
            if (n % 40 == 10) {
                call.join(supervisor.leg(), Part.LISTENING);
            } else if (n % 40 == 30) {
                call.leave(supervisor.leg());
            }
            media.carryOut();
            media.tickAll();
            if (isAfterTick) {
                customer.say();
                media.carryOut();
            }
        }
        assertThat(agent.jumps()).isZero();
        for (int from = 2 * Codec.FRAME; from + Codec.FRAME <= agent.heardLength(); from += Codec.FRAME / 2) {
            double share = Tones.share(agent.heard(), from, Codec.FRAME, 440, Codec.SAMPLES_PER_S);
            // a frame put in, as long as the buffer gets deeper, turns the phase
            assertThat(share)
                    .as("%s, after tick %s, at %d", codec, isAfterTick, from)
                    .isGreaterThan(isAfterTick ? 0.6 : 0.9);
            assertThat(Tones.level(agent.heard(), from, Codec.FRAME))
                    .as("at %d", from)
                    .isGreaterThan(3_500);
        }
        // the greatest step of the tone itself is 2,740
        assertThat(Tones.greatestStep(agent.heard(), Codec.FRAME, agent.heardLength()))
                .isLessThan(4_000);
        // each of the ten visits may put in one frame
        assertThat(agent.heardLength()).isBetween(400 * Codec.FRAME, 410 * Codec.FRAME);
    }

    private void talk(int frames) {
        for (int i = 0; i < frames; i++) {
            media.carryOut();
            talkers.forEach(Talker::say);
            media.carryOut();
            media.tickAll();
        }
    }

    private void hear(Talker listener, Talker... speakers) {
        for (Talker each : talkers) {
            assertThat(listener.hears(each)).isEqualTo(List.of(speakers).contains(each));
        }
    }

    private Talker talker(Codec codec, double hz) {
        Talker talker = Talker.in(media, codec, hz);
        talkers.add(talker);
        return talker;
    }

    /** Codes of samples far from each other, so that each frame is told from its neighbours. */
    private static int codeOf(int n) {
        return Codec.PCMA.encode((short) (1_000 + n * 300));
    }

    private static double tone(short[] side, int from, int hz) {
        return Tones.share(side, from, 800, hz, Codec.SAMPLES_PER_S);
    }

    private static short[][] sides(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        short[][] sides = new short[2][(bytes.limit() - WavFile.HEADER) / 4];
        for (int i = 0; i < sides[0].length; i++) {
            sides[0][i] = bytes.getShort(WavFile.HEADER + 4 * i);
            sides[1][i] = bytes.getShort(WavFile.HEADER + 4 * i + 2);
        }
        return sides;
    }

    private record Nowhere(Codec codec) implements MediaLeg {
        @Override
        public void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst) {
            // nobody listens
        }
    }
}
