package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MediaTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(HERE, 9);
    private static final LegListener NOBODY = new LegListener() {
        @Override
        public void pressed(char key) {
            // nobody listens
        }

        @Override
        public void played(long playing) {
            // nobody listens
        }

        @Override
        public void vanished() {
            // nobody listens
        }
    };
    /** Where the policy stands behind the name of a thread, see proc(5). */
    private static final int POLICY = 38;

    private static final byte[] SPEECH = new byte[Codec.FRAME];

    private final CompletableFuture<Integer> heard = new CompletableFuture<>();
    private final CompletableFuture<Boolean> failed = new CompletableFuture<>();
    private Media media;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        media = newMedia(folder, 7);
        media.start();
    }

    @AfterEach
    void close() {
        media.close();
    }

    @Test
    void given_a_seat_whose_way_out_fails_when_its_peer_speaks_then_all_others_still_hear_each_other()
            throws Exception {
        SeatLeg speaks = seat(payload -> {});
        assertThat(speaks.join(brokenSeat())).isTrue();
        assertThat(speaks.receive(SPEECH, 0, SPEECH.length, 0)).isTrue();
        failed.get(30, TimeUnit.SECONDS);

        othersHearEachOther();
        assertThat(media.packetsLost()).isEqualTo(1);
    }

    @Test
    void given_a_seat_whose_way_out_fails_when_a_caller_speaks_to_it_then_all_others_still_hear_each_other()
            throws Exception {
        try (DatagramChannel caller = DatagramChannel.open()) {
            caller.bind(new InetSocketAddress(HERE, 0));
            RtpParty party = new RtpParty(Codec.PCMA, (InetSocketAddress) caller.getLocalAddress(), null, -1, NOWHERE);
            RtpLeg leg = media.openRtp(HERE, party, NOBODY).orElseThrow();
            assertThat(leg.join(brokenSeat())).isTrue();
            ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + SPEECH.length);
            RtpPacket.writeHeader(packet, Codec.PCMA.payloadType(), 1, 0, 5);
            caller.send(packet.put(SPEECH).flip(), new InetSocketAddress(HERE, leg.port()));
            failed.get(30, TimeUnit.SECONDS);
        }

        othersHearEachOther();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_sound_that_runs_when_the_kernel_is_asked_then_its_thread_goes_before_others_just_when_it_says_so()
            throws IOException {
        List<String> policies = new ArrayList<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).equals("media\n")) {
                    String stat = Files.readString(thread.resolve("stat"));
                    policies.add(
                            List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                                    .get(POLICY));
                }
            }
        }
        assertThat(policies).containsExactly(media.isRealTime() ? "1" : "0");
    }

    @Test
    void given_a_start_after_another_when_legs_open_then_their_ports_are_others_than_before(@TempDir Path folder)
            throws IOException {
        RtpParty party = new RtpParty(Codec.PCMA, NOWHERE, null, -1, NOWHERE);
        int before = media.openRtp(HERE, party, NOBODY).orElseThrow().port();
        media.close();
        try (Media next = newMedia(folder, 8)) {
            next.start();
            assertThat(next.openRtp(HERE, party, NOBODY).orElseThrow().port())
                    .isBetween(21_000, 21_998)
                    .isNotEqualTo(before);
        }
    }

    private void othersHearEachOther() throws Exception {
        SeatLeg one = seat(payload -> {});
        assertThat(one.join(seat(heard::complete))).isTrue();
        assertThat(one.receive(SPEECH, 0, SPEECH.length, 0)).isTrue();
        assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo(SPEECH.length);
    }

    private static Media newMedia(Path folder, long seed) throws IOException {
        MediaSettings settings = new MediaSettings(21_000, 21_998, 8, new WavFolder(folder), 0);
        return new Media(settings, (name, file, lengthMs, isWhole) -> {}, System::nanoTime, new Random(seed));
    }

    private SeatLeg brokenSeat() {
        return seat(length -> {
            failed.complete(true);
            throw new IllegalStateException("its transport is broken");
        });
    }

    private SeatLeg seat(Ear ear) {
        MediaLeg transport = new MediaLeg() {
            @Override
            public Codec codec() {
                return Codec.PCMA;
            }

            @Override
            public void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst) {
                ear.hears(length);
            }
        };
        return media.openSeat(transport, NOBODY).orElseThrow();
    }

    private interface Ear {
        void hears(int length);
    }
}
