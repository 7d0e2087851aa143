package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.huawu.kernel.SoundQuality;
import org.junit.jupiter.api.Test;

/** The reports of a leg, and what they tell of its quality. */
class RtcpSessionTest {

    private static final int OURS = 7;
    private static final int THEIRS = 9;
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;

    private final ByteBuffer packet = ByteBuffer.allocate(RtcpSession.MOST_BYTES);
    private final RtcpSession session = new RtcpSession(OURS, "name", new Random(3), 0);

    @Test
    void
            given_a_session_when_reports_fall_due_then_the_first_comes_early_and_all_are_moved_by_chance_about_four_seconds() {
        long sumMs = 0;
        long last = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int n = 0; n <= 400; n++) {
            long now = last;
            while (!session.isDue(now)) {
                now += 10 * MS;
            }
            long passedMs = (now - last) / MS;
            if (n == 0) {
                assertThat(passedMs).isBetween(1_020L, 3_090L);
            } else {
                sumMs += passedMs;
                least = Math.min(least, passedMs);
                most = Math.max(most, passedMs);
            }
            session.write(packet, now, 0);
            last = now;
        }
        assertThat(sumMs / 400).isBetween(3_900L, 4_300L);
        assertThat(least).isBetween(2_050L, 2_300L);
        assertThat(most).isBetween(5_900L, 6_170L);
    }

    @Test
    void given_sound_both_ways_when_a_report_is_written_then_it_says_what_was_sent_and_what_came_and_names_nobody() {
        for (int n = 0; n < 100; n++) {
            session.sent(160);
            if (n % 10 != 5) {
                session.received(THEIRS, n, n * 160, n * 160);
            }
        }
        session.write(packet, 2 * S, 4_711);
        Rtcp written = Rtcp.read(packet).orElseThrow();
        SenderReport sender = written.sender().orElseThrow();
        assertThat(sender.packets()).isEqualTo(100);
        assertThat(sender.bytes()).isEqualTo(16_000);
        assertThat(sender.timestamp()).isEqualTo(4_711);
        ReceptionReport reception = written.receptions().getFirst();
        assertThat(reception.source()).isEqualTo(THEIRS);
        assertThat(reception.lost()).isEqualTo(10);
        assertThat(reception.lostShare()).isEqualTo(25);
        assertThat(reception.highest()).isEqualTo(99);

        session.write(packet, 6 * S, 0);
        assertThat(Rtcp.read(packet)).contains(new Rtcp(Optional.empty(), List.of()));
    }

    @Test
    void given_a_call_that_ends_when_the_last_report_is_written_then_it_says_that_we_go() {
        assertThat(session.hasSent()).isFalse();
        session.sent(160);
        assertThat(session.hasSent()).isTrue();
        session.writeBye(packet, S, 0);
        assertThat(Rtcp.read(packet).orElseThrow().sender()).isPresent();
        int end = packet.limit();
        assertThat(packet.getInt(end - 8)).isEqualTo(0x81CB_0001);
        assertThat(packet.getInt(end - 4)).isEqualTo(OURS);
    }

    @Test
    void given_a_loss_in_one_interval_when_it_is_measured_then_the_worst_score_and_the_mean_tell_it_apart() {
        hear(0, 250, 0);
        session.write(packet, 5 * S, 0);
        hear(250, 250, 4);
        session.write(packet, 10 * S, 0);
        hear(500, 250, 0);
        SoundQuality quality = session.measured(15 * S);
        assertThat(quality.lastedMs()).isEqualTo(15_000);
        SoundQuality.Stream said = quality.said();
        assertThat(said.packets()).isEqualTo(688);
        assertThat(said.lost()).isEqualTo(62);
        assertThat(said.jitterMs()).isZero();
        assertThat(said.leastMos()).isBetween(225L, 235L);
        assertThat(said.meanMos()).isBetween(365L, 372L);
        assertThat(quality.heard()).isNull();
        assertThat(quality.roundTripMs()).isZero();

        hear(750, 250, 0);
        assertThat(session.measured(20 * S).said()).isEqualTo(new SoundQuality.Stream(250, 0, 0, 438, 438));
    }

    @Test
    void given_reports_of_the_party_when_it_is_measured_then_loss_jitter_and_round_trip_are_as_it_says() {
        send(200);
        session.write(packet, 4 * S, 0);
        int ours = Rtcp.read(packet).orElseThrow().sender().orElseThrow().middleOfTime();
        theirs(new ReceptionReport(OURS, 0, 20, 0, 80, ours, 65_536), 5 * S + 120 * MS);
        SoundQuality quality = session.measured(6 * S);
        SoundQuality.Stream heard = Objects.requireNonNull(quality.heard());
        assertThat(heard.packets()).isEqualTo(180);
        assertThat(heard.lost()).isEqualTo(20);
        assertThat(heard.jitterMs()).isEqualTo(10);
        assertThat(heard.meanMos()).isBetween(324L, 330L);
        assertThat(quality.roundTripMs()).isBetween(119L, 121L);
    }

    @Test
    void given_a_report_of_the_party_as_sender_when_ours_follows_then_it_gives_the_time_back() {
        session.received(THEIRS, 1, 0, 0);
        session.received(THEIRS, 2, 160, 160);
        SenderReport theirs = new SenderReport(THEIRS, 0x1122_3344_5566_7788L, 0, 1, 160);
        read(new Rtcp(Optional.of(theirs), List.of()), S);
        session.write(packet, 3 * S, 0);
        ReceptionReport reception = Rtcp.read(packet).orElseThrow().receptions().getFirst();
        assertThat(reception.lastReport()).isEqualTo(0x3344_5566);
        assertThat(reception.sinceLastReport()).isEqualTo(2 * 65_536);
    }

    @Test
    void given_reports_that_cannot_be_when_they_are_read_then_no_figure_leaves_its_bounds() {
        Random random = new Random(5);
        for (int n = 0; n < 5_000; n++) {
            session.sent(160);
            if (n % 5 == 0) {
                session.write(packet, n * S, 0);
            }
            theirs(
                    new ReceptionReport(
                            random.nextBoolean() ? OURS : random.nextInt(),
                            random.nextInt(256),
                            random.nextInt() >> 8,
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt()),
                    n * S + random.nextInt());
            int source = random.nextInt(3);
            int sequence = random.nextInt(65_536);
            session.received(source, sequence, random.nextInt(), random.nextInt());
            session.received(source, (sequence + 1) & 0xFFFF, random.nextInt(), random.nextInt());
        }
        SoundQuality quality = session.measured(5_000 * S);
        for (SoundQuality.Stream each : List.of(quality.said(), Objects.requireNonNull(quality.heard()))) {
            assertThat(each.packets()).isBetween(0L, 20_000_000L);
            assertThat(each.lost()).isBetween(0L, 20_000_000L);
            assertThat(each.jitterMs()).isBetween(0L, 10_000L);
            assertThat(each.leastMos()).isBetween(100L, each.meanMos());
            assertThat(each.meanMos()).isBetween(100L, 450L);
        }
        assertThat(quality.roundTripMs()).isBetween(0L, 10_000L);
    }

    @Test
    void given_a_flood_of_reports_when_they_are_read_then_ten_count_until_ours_goes_out() {
        session.sent(160);
        for (int lost = 1; lost <= 50; lost++) {
            session.sent(160);
            theirs(new ReceptionReport(OURS, 0, lost, 0, 0, 0, 0), S);
        }
        assertThat(Objects.requireNonNull(session.measured(S).heard()).lost()).isEqualTo(10);
        session.write(packet, 5 * S, 0);
        session.sent(160);
        theirs(new ReceptionReport(OURS, 0, 60, 0, 0, 0, 0), 5 * S);
        assertThat(session.measured(6 * S).heard()).isNotNull();
    }

    @Test
    void
            given_a_party_that_goes_on_from_another_source_when_it_is_measured_then_both_count_and_the_change_is_no_loss() {
        hear(0, 100, 0);
        for (int n = 0; n < 100; n++) {
            session.received(THEIRS + 1, 40_000 + n, n * 160, n * 160);
        }
        SoundQuality.Stream said = session.measured(4 * S).said();
        assertThat(said.packets()).isEqualTo(200);
        assertThat(said.lost()).isZero();
    }

    @Test
    void given_keys_between_speech_when_it_is_measured_then_they_are_neither_lost_nor_jitter() {
        hear(0, 50, 0);
        for (int n = 50; n < 60; n++) {
            session.receivedUntimed(THEIRS, n);
        }
        hear(60, 50, 0);
        SoundQuality.Stream said = session.measured(4 * S).said();
        assertThat(said.packets()).isEqualTo(110);
        assertThat(said.lost()).isZero();
        assertThat(said.jitterMs()).isZero();
    }

    @Test
    void given_sound_that_runs_when_packets_are_counted_then_nothing_is_allocated() {
        int[] sequence = {0};
        assertThat(Allocation.ofAThousand(() -> {
                    int n = sequence[0]++;
                    session.sent(160);
                    session.received(THEIRS, n & 0xFFFF, n * 160, n * 160);
                    session.isDue(0);
                }))
                .isZero();
    }

    private void hear(int from, int count, int lostOfEach) {
        for (int n = from; n < from + count; n++) {
            if (lostOfEach == 0 || n % lostOfEach != 1) {
                session.received(THEIRS, n, n * 160, n * 160);
            }
        }
    }

    private void send(int count) {
        for (int n = 0; n < count; n++) {
            session.sent(160);
        }
    }

    private void theirs(ReceptionReport report, long nowNanos) {
        read(new Rtcp(Optional.empty(), List.of(report)), nowNanos);
    }

    private void read(Rtcp reports, long nowNanos) {
        ByteBuffer bytes = ByteBuffer.allocate(RtcpSession.MOST_BYTES);
        reports.write(bytes, THEIRS, "party");
        session.read(bytes, nowNanos);
    }
}
