package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RtcpProperties {

    @Property(tries = 300)
    void given_any_reports_when_they_are_written_then_they_are_read_as_they_were(
            @ForAll long seed, @ForAll @IntRange(max = 31) int count, @ForAll boolean isSender) {
        Random random = new Random(seed);
        List<ReceptionReport> receptions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            receptions.add(new ReceptionReport(
                    random.nextInt(),
                    random.nextInt(256),
                    random.nextInt() >> 8,
                    random.nextInt(),
                    random.nextInt(),
                    random.nextInt(),
                    random.nextInt()));
        }
        Optional<SenderReport> sender = isSender
                ? Optional.of(new SenderReport(9, random.nextLong(), random.nextInt(), 3, 4))
                : Optional.empty();
        ByteBuffer packet = ByteBuffer.allocate(1_200);
        Rtcp written = new Rtcp(sender, receptions);
        written.write(packet, 9, "x".repeat(random.nextInt(20)));
        assertThat(packet.limit() % 4).isZero();
        assertThat(Rtcp.read(packet)).contains(written);
        packet.limit(packet.limit() - 4);
        assertThat(Rtcp.read(packet)).isEmpty();
    }

    @Property
    void given_any_bytes_when_they_are_read_then_nothing_breaks(@ForAll @Size(max = 200) byte[] bytes) {
        if (bytes.length > 2) {
            bytes[0] = (byte) (0x80 | (bytes[0] & 0x1F));
            bytes[1] = (byte) 200;
        }
        Rtcp.read(ByteBuffer.wrap(bytes))
                .ifPresent(read -> assertThat(read.receptions()).hasSizeLessThanOrEqualTo(31));
    }

    @Property(tries = 300)
    void given_any_losses_when_numbers_wrap_then_the_lost_are_counted_as_a_plain_count_does(
            @ForAll @IntRange(max = 65_535) int first, @ForAll long seed, @ForAll @IntRange(max = 40) int lossPercent) {
        Random random = new Random(seed);
        Reception reception = new Reception(5);
        int lost = 0;
        int lostAtReport = 0;
        int sentAtReport = 0;
        for (int n = 0; n < 3_000; n++) {
            boolean isLost = n > 1 && n < 2_999 && n != 1_499 && random.nextInt(100) < lossPercent;
            if (isLost) {
                lost++;
            } else {
                reception.take((first + n) & 0xFFFF, n * 160, n * 160);
            }
            if (n == 1_499 || n == 2_999) {
                ReceptionReport report = reception.report(0, 0);
                assertThat(report.lost()).isEqualTo(lost);
                assertThat(report.lostShare()).isEqualTo((lost - lostAtReport) * 256 / (n + 1 - sentAtReport));
                assertThat(report.highest()).isEqualTo(first + n);
                assertThat(report.jitter()).isZero();
                lostAtReport = lost;
                sentAtReport = n + 1;
            }
        }
    }

    @Example
    void given_overtaken_repeated_and_stray_packets_when_they_are_counted_then_only_a_new_beginning_starts_anew() {
        Reception reception = new Reception(5);
        for (int sequence : new int[] {9, 10, 12, 11, 13, 13, 40_000, 14}) {
            reception.take(sequence, 0, 0);
        }
        assertThat(reception.lost()).isEqualTo(-1);
        reception.take(50_000, 0, 0);
        reception.take(50_001, 0, 0);
        reception.take(50_003, 0, 0);
        assertThat(reception.lost()).isEqualTo(1);
    }

    @Example
    void given_a_stray_before_a_stream_and_jumps_within_it_when_they_are_counted_then_nothing_is_lost() {
        Reception reception = new Reception(5);
        reception.take(5, 0, 0);
        int sent = 0;
        for (int first : new int[] {1_000, 5_100, 65_500, 20_000, 100}) {
            for (int n = 0; n < 100; n++, sent++) {
                reception.take((first + n) & 0xFFFF, n * 160, n * 160);
            }
            assertThat(reception.lost()).as("after %s", first).isZero();
            assertThat(reception.expectedInAll()).isEqualTo(sent);
            assertThat(reception.receivedInAll()).isEqualTo(sent);
        }
    }

    @Example
    void given_another_source_when_it_begins_then_its_numbers_say_nothing_of_those_before() {
        Reception reception = new Reception(5);
        for (int n = 0; n < 100; n++) {
            reception.take(n, n * 160, n * 160);
        }
        reception.restart(6);
        reception.take(9_000, 0, 0);
        assertThat(reception.expectedInAll()).as("one is a stray").isEqualTo(100);
        reception.take(40, 0, 0);
        reception.take(41, 160, 160);
        assertThat(reception.expectedInAll()).isEqualTo(102);
        assertThat(reception.receivedInAll()).isEqualTo(102);
    }

    @Example
    void given_packets_that_come_8_and_24_ms_apart_when_jitter_is_measured_then_it_comes_to_8_ms() {
        Reception reception = new Reception(5);
        for (int n = 0; n < 400; n++) {
            reception.take(n, n * 160, n * 160 + (n % 2) * 64);
        }
        assertThat(reception.report(0, 0).jitter()).isBetween(60, 64);
    }

    @Example
    void given_the_example_of_rfc_3550_when_the_round_trip_is_computed_then_it_is_6_125_s() {
        ReceptionReport report = new ReceptionReport(1, 0, 0, 0, 0, 0xB705_2000, 0x0005_4000);
        assertThat(report.roundTripMs(0xB710_8000)).isEqualTo(6_125);
        assertThat(new ReceptionReport(1, 0, 0, 0, 0, 0, 0).roundTripMs(77)).isEqualTo(-1);
        assertThat(report.roundTripMs(0xB705_3000)).isEqualTo(-1);
    }

    @Example
    void given_the_ratings_of_g_107_annex_b_when_scores_are_computed_then_they_are_met() {
        assertThat(Mos.ofRating(90)).isCloseTo(4.34, within(0.005));
        assertThat(Mos.ofRating(80)).isCloseTo(4.03, within(0.006));
        assertThat(Mos.ofRating(70)).isCloseTo(3.60, within(0.005));
        assertThat(Mos.ofRating(60)).isCloseTo(3.10, within(0.005));
        assertThat(Mos.ofRating(50)).isCloseTo(2.58, within(0.006));
        assertThat(Mos.estimate(20, 0)).isBetween(4.35, 4.45);
    }

    @Property
    void given_more_delay_or_more_loss_when_the_score_is_estimated_then_it_is_never_better(
            @ForAll @IntRange(max = 2_000) int delayMs, @ForAll @IntRange(max = 99) int lossPercent) {
        double score = Mos.estimate(delayMs, lossPercent / 100.0);
        assertThat(score).isBetween(1.0, 4.5);
        assertThat(Mos.estimate(delayMs + 10, lossPercent / 100.0)).isLessThanOrEqualTo(score);
        assertThat(Mos.estimate(delayMs, (lossPercent + 1) / 100.0)).isLessThanOrEqualTo(score);
    }
}
