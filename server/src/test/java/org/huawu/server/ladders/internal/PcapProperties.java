package org.huawu.server.ladders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.huawu.kernel.ContactId;
import org.huawu.switchboard.recording.DataKey;
import org.huawu.switchboard.sip.SipTransport;

/** Whatever messages there are: a reader that follows the standards word by word finds them in the file again. */
class PcapProperties {

    private static final List<InetSocketAddress> V4 =
            List.of(address("192.0.2.1", 5_060), address("198.51.100.255", 65_535), address("10.0.0.1", 1));
    private static final List<InetSocketAddress> V6 =
            List.of(address("2001:db8::1", 5_060), address("2001:db8::ffff", 9));

    @Property(tries = 300)
    void given_any_messages_when_they_are_written_then_a_naive_reader_finds_each_with_right_sums(
            @ForAll("ladders") List<Ladder.Message> messages) {
        ByteBuffer file = ByteBuffer.wrap(Pcap.of(messages)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt()).isEqualTo(0xa1b2c3d4);
        assertThat(file.getShort()).isEqualTo((short) 2);
        assertThat(file.getShort()).isEqualTo((short) 4);
        assertThat(file.getLong()).isZero();
        int snap = file.getInt();
        assertThat(file.getInt()).isEqualTo(1);
        Map<String, Long> next = new HashMap<>();
        for (Ladder.Message message : messages) {
            long micros = Integer.toUnsignedLong(file.getInt()) * 1_000_000 + file.getInt();
            assertThat(micros).isEqualTo(message.atMicros());
            byte[] frame = new byte[file.getInt()];
            int whole = file.getInt();
            assertThat(frame.length).isLessThanOrEqualTo(snap);
            assertThat(whole - frame.length).isEqualTo(message.wholeLength() - message.bytes().length);
            file.get(frame);
            check(ByteBuffer.wrap(frame), message, next);
        }
        assertThat(file.hasRemaining()).isFalse();
    }

    @Property(tries = 100)
    void given_any_messages_when_they_are_sealed_and_opened_then_they_are_the_same(
            @ForAll("ladders") List<Ladder.Message> messages, @ForAll("left") int left) throws Exception {
        Ladder ladder = new Ladder(messages, left);
        ContactId contact = new ContactId(7);
        DataKey key = new DataKey(new SecretKeySpec(new byte[32], "AES"), new byte[] {1, 2, 3});
        byte[] sealed = LadderForm.sealed(ladder, contact, key);
        assertThat(LadderForm.wrappedKey(sealed)).isEqualTo(key.wrapped());
        Ladder opened = LadderForm.opened(sealed, contact, key);
        assertThat(opened).usingRecursiveComparison().isEqualTo(ladder);
    }

    @Provide
    Arbitrary<Integer> left() {
        return Arbitraries.integers().between(0, 1_000_000);
    }

    @Provide
    Arbitrary<List<Ladder.Message>> ladders() {
        Arbitrary<List<InetSocketAddress>> ways = Arbitraries.of(V4, V6)
                .flatMap(all -> Arbitraries.of(all).list().ofSize(2).uniqueElements());
        Arbitrary<byte[]> bytes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(700);
        Arbitrary<Integer> more = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 20_000)));
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000_000_000L),
                        Arbitraries.of(true, false),
                        ways,
                        Arbitraries.of(SipTransport.values()),
                        bytes,
                        more)
                .as((at, isIn, way, transport, kept, cut) ->
                        new Ladder.Message(at, isIn, way.getFirst(), way.getLast(), transport, kept, kept.length + cut))
                .list()
                .ofMaxSize(8);
    }

    private static void check(ByteBuffer frame, Ladder.Message message, Map<String, Long> next) {
        frame.position(12);
        boolean isV4 = frame.getShort() == 0x0800;
        int ip = frame.position();
        int length;
        int protocol;
        List<byte[]> addresses = new ArrayList<>();
        if (isV4) {
            assertThat(frame.get()).isEqualTo((byte) 0x45);
            assertThat(onesSum(bytes(frame, ip, 20))).isEqualTo(0xffff);
            length = (frame.getShort(ip + 2) & 0xffff) - 20;
            protocol = frame.get(ip + 9);
            addresses.add(bytes(frame, ip + 12, 4));
            addresses.add(bytes(frame, ip + 16, 4));
            frame.position(ip + 20);
        } else {
            assertThat(frame.get() >> 4).isEqualTo(6);
            length = frame.getShort(ip + 4) & 0xffff;
            protocol = frame.get(ip + 6);
            addresses.add(bytes(frame, ip + 8, 16));
            addresses.add(bytes(frame, ip + 24, 16));
            frame.position(ip + 40);
        }
        assertThat(addresses.getFirst()).isEqualTo(message.from().getAddress().getAddress());
        assertThat(addresses.getLast()).isEqualTo(message.to().getAddress().getAddress());
        int start = frame.position();
        assertThat(frame.getShort() & 0xffff).isEqualTo(message.from().getPort());
        assertThat(frame.getShort() & 0xffff).isEqualTo(message.to().getPort());
        int headers = protocol == 17 ? 8 : 20;
        assertThat(length - headers).isEqualTo(message.wholeLength());
        if (protocol == 17) {
            assertThat(message.transport()).isEqualTo(SipTransport.UDP);
            assertThat(frame.getShort() & 0xffff).isEqualTo(length);
        } else {
            String way = message.from() + ">" + message.to();
            assertThat(Integer.toUnsignedLong(frame.getInt())).isEqualTo(next.getOrDefault(way, 1L));
            assertThat(Integer.toUnsignedLong(frame.getInt()))
                    .isEqualTo(next.getOrDefault(message.to() + ">" + message.from(), 1L));
            next.merge(way, 1L + message.wholeLength(), (before, ignored) -> before + message.wholeLength());
        }
        assertThat(bytes(frame, start + headers, frame.limit() - start - headers))
                .isEqualTo(message.bytes());
        if (!message.isCut()) {
            byte[] pseudo = ByteBuffer.allocate(2 * addresses.getFirst().length + 8 + length)
                    .put(addresses.getFirst())
                    .put(addresses.getLast())
                    .putInt(length)
                    .putInt(protocol)
                    .put(bytes(frame, start, length))
                    .array();
            assertThat(onesSum(pseudo)).isEqualTo(0xffff);
            assertThat(frame.getShort(start + (protocol == 17 ? 6 : 16)))
                    .as("a sum of nought would mean none")
                    .satisfies(sum -> assertThat(protocol == 6 || sum != 0).isTrue());
        }
    }

    /** RFC 1071, with the carry taken around at each step. */
    private static int onesSum(byte[] bytes) {
        int sum = 0;
        byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        for (int i = 0; i < even.length; i += 2) {
            sum += ((even[i] & 0xff) << 8) + (even[i + 1] & 0xff);
            if (sum > 0xffff) {
                sum -= 0xffff;
            }
        }
        return sum;
    }

    private static byte[] bytes(ByteBuffer from, int start, int length) {
        byte[] bytes = new byte[length];
        from.get(start, bytes);
        return bytes;
    }

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
