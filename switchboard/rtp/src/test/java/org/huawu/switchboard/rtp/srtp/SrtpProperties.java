package org.huawu.switchboard.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundSuite;

/** Streams whose numbers go round, that lose packets, bring them late, twice or forged: as the naive twin takes them. */
class SrtpProperties {

    private static final int SOURCE = 0x0BADCAFE;
    private static final int PACKETS = 150;

    @BeforeContainer
    static void warmUp() throws GeneralSecurityException {
        SrtpKeys.warmUp();
    }

    @Property(tries = 100)
    void given_any_stream_when_it_is_received_then_just_what_the_twin_takes_is_taken(
            @ForAll long seed, @ForAll @IntRange(max = 0x7FFF) int first, @ForAll SoundSuite suite) throws Exception {
        Random random = new Random(seed);
        SoundKey key = key(random);
        NaiveSrtp twin = new NaiveSrtp(key, suite.tagBytes());
        SrtpInbound inbound = new SrtpInbound(new SrtpKeys(new SoundKeys(suite, key(random), key)));
        SrtpOutbound outbound = new SrtpOutbound(new SrtpKeys(new SoundKeys(suite, key, key(random))), SOURCE);
        List<byte[]> wire = new ArrayList<>();
        long index = first;
        for (int n = 0; n < PACKETS; n++) {
            byte[] plain = plain(random, index);
            byte[] sent = protect(outbound, plain);
            assertThat(sent).as("packet %d", index).isEqualTo(twin.protect(plain, index));
            wire.add(Math.max(0, wire.size() - (random.nextInt(4) == 0 ? random.nextInt(80) : 0)), sent);
            if (random.nextInt(10) == 0) {
                wire.add(wire.get(random.nextInt(wire.size())));
            }
            if (random.nextInt(10) == 0) {
                byte[] forged = sent.clone();
                forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
                wire.add(forged);
            }
            index += 1 + (random.nextInt(12) == 0 ? random.nextInt(20_000) : 0);
        }
        for (byte[] each : wire) {
            Optional<byte[]> expected = twin.open(each);
            // a forged source is one of its own to us, and its packets are as little authentic
            assertThat(open(inbound, each)).isEqualTo(expected.map(Arrays::toString));
        }
    }

    private static byte[] plain(Random random, long index) {
        byte[] bytes = new byte[SrtpPacket.HEADER + 1 + random.nextInt(200)];
        random.nextBytes(bytes);
        SrtpPacket packet = new SrtpPacket();
        packet.header(8, (int) index & 0xFFFF, (int) index * 160, SOURCE);
        System.arraycopy(packet.getBuffer(), 0, bytes, 0, SrtpPacket.HEADER);
        return bytes;
    }

    private static byte[] protect(SrtpOutbound outbound, byte[] plain) throws GeneralSecurityException {
        SrtpPacket packet = packet(plain);
        outbound.protect(packet);
        return Arrays.copyOf(packet.getBuffer(), packet.getLength());
    }

    private static Optional<String> open(SrtpInbound inbound, byte[] wire) throws GeneralSecurityException {
        SrtpPacket packet = packet(wire);
        return packet.parse() && inbound.open(packet)
                ? Optional.of(Arrays.toString(Arrays.copyOf(packet.getBuffer(), packet.getLength())))
                : Optional.empty();
    }

    private static SrtpPacket packet(byte[] bytes) {
        SrtpPacket packet = new SrtpPacket();
        packet.length(bytes.length);
        System.arraycopy(bytes, 0, packet.getBuffer(), 0, bytes.length);
        return packet;
    }

    private static SoundKey key(Random random) {
        byte[] bytes = new byte[SoundKey.BYTES];
        random.nextBytes(bytes);
        return new SoundKey(bytes);
    }
}
