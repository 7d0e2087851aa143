package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two wires do the same. */
@EnabledOnOs(OS.LINUX)
class PacketWireTest {

    private static final long LONG_NANOS = 30_000_000_000L;
    private static final InetAddress IPV4 = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("::1");

    enum Kind {
        EPOLL,
        SELECTOR;

        PacketWire open() throws IOException {
            return this == EPOLL ? new EpollWire() : new SelectorWire();
        }
    }

    private final List<String> heard = new ArrayList<>();
    private final List<SocketAddress> sources = new ArrayList<>();
    private final PacketBuffer in = new PacketBuffer(100);
    private final PacketBuffer out = new PacketBuffer(100);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void given_packets_of_two_sources_when_they_come_then_each_is_read_whole_with_where_it_came_from(Kind kind)
            throws IOException {
        PacketWire wire = wire(kind);
        PacketSocket socket = watched(wire, IPV4);
        DatagramChannel one = phone(IPV4);
        DatagramChannel other = phone(IPV4);
        for (String said : List.of("a", "bc", "d")) {
            (said.equals("bc") ? other : one).send(bytes(said), at(IPV4, socket.port()));
        }
        awaitHeard(wire, 3);
        assertThat(heard).containsExactly("a", "bc", "d");
        assertThat(sources).containsExactly(one.getLocalAddress(), other.getLocalAddress(), one.getLocalAddress());
    }

    @ParameterizedTest
    @EnumSource
    void given_a_socket_when_it_sends_to_one_and_another_then_each_gets_its_own_from_its_port(Kind kind)
            throws IOException {
        PacketSocket socket = socket(wire(kind), IPV4);
        DatagramChannel one = phone(IPV4);
        DatagramChannel other = phone(IPV4);
        send(socket, "first", one);
        send(socket, "second", other);
        send(socket, "third", one);
        assertThat(List.of(heardBy(one, socket), heardBy(one, socket), heardBy(other, socket)))
                .containsExactly("first", "third", "second");
    }

    @ParameterizedTest
    @EnumSource
    void given_ipv6_when_packets_go_both_ways_then_they_arrive(Kind kind) throws IOException {
        PacketWire wire = wire(kind);
        DatagramChannel phone = ipv6Phone();
        PacketSocket socket = watched(wire, IPV6);
        phone.send(bytes("over six"), at(IPV6, socket.port()));
        awaitHeard(wire, 1);
        assertThat(heard).containsExactly("over six");
        assertThat(sources).containsExactly(phone.getLocalAddress());
        send(socket, "back", phone);
        assertThat(heardBy(phone, socket)).isEqualTo("back");
    }

    @ParameterizedTest
    @EnumSource
    void given_a_port_in_use_when_another_socket_wants_it_then_it_is_refused_by_name(Kind kind) throws IOException {
        PacketWire wire = wire(kind);
        int port = socket(wire, IPV4).port();
        assertThatThrownBy(() -> wire.bind(at(IPV4, port))).isInstanceOf(BindException.class);
    }

    @ParameterizedTest
    @EnumSource
    void given_a_closed_socket_when_packets_come_to_its_port_then_nobody_reads_them_and_the_port_is_free(Kind kind)
            throws IOException {
        PacketWire wire = wire(kind);
        PacketSocket closed = watched(wire, IPV4);
        PacketSocket stays = watched(wire, IPV4);
        DatagramChannel phone = phone(IPV4);
        phone.send(bytes("too late"), at(IPV4, closed.port()));
        closed.close();
        phone.send(bytes("in time"), at(IPV4, stays.port()));
        awaitHeard(wire, 1);
        assertThat(heard).containsExactly("in time");
        wire.bind(at(IPV4, closed.port())).close();
    }

    @ParameterizedTest
    @EnumSource
    void given_a_reader_that_closes_another_socket_when_both_have_packets_then_only_the_first_is_read(Kind kind)
            throws IOException {
        PacketWire wire = wire(kind);
        List<PacketSocket> both = List.of(socket(wire, IPV4), socket(wire, IPV4));
        AtomicBoolean isFirst = new AtomicBoolean(true);
        for (PacketSocket each : both) {
            each.watch(() -> {
                if (!isFirst.getAndSet(false)) {
                    heard.add("read after it was closed");
                    return false;
                }
                boolean isRead = read(each);
                closeBoth(both);
                return isRead;
            });
            phone(IPV4).send(bytes("hello"), at(IPV4, each.port()));
        }
        awaitHeard(wire, 1);
        wire.await(0);
        assertThat(heard).containsExactly("hello");
    }

    @ParameterizedTest
    @EnumSource
    void given_a_ring_before_the_waiting_when_it_waits_then_it_comes_back_at_once_and_each_ring_counts(Kind kind)
            throws IOException {
        PacketWire wire = wire(kind);
        for (int i = 0; i < 3; i++) {
            wire.wakeUp();
            wire.wakeUp();
            wire.await(LONG_NANOS);
        }
        wire.close();
        wire.wakeUp();
    }

    @ParameterizedTest
    @EnumSource
    void given_more_sockets_than_were_thought_of_when_all_get_packets_then_all_are_read(Kind kind) throws IOException {
        PacketWire wire = wire(kind);
        DatagramChannel phone = phone(IPV4);
        int sockets = 1_100;
        for (int i = 0; i < sockets; i++) {
            phone.send(bytes("x"), at(IPV4, watched(wire, IPV4).port()));
        }
        awaitHeard(wire, sockets);
        assertThat(heard).hasSize(sockets);
    }

    private PacketWire wire(Kind kind) throws IOException {
        PacketWire wire = kind.open();
        open.add(wire);
        return wire;
    }

    private PacketSocket socket(PacketWire wire, InetAddress address) throws IOException {
        PacketSocket socket = wire.bind(at(address, 0));
        open.add(socket::close);
        return socket;
    }

    private PacketSocket watched(PacketWire wire, InetAddress address) throws IOException {
        PacketSocket socket = socket(wire, address);
        socket.watch(() -> read(socket));
        return socket;
    }

    private boolean read(PacketSocket socket) {
        try {
            SocketAddress from = socket.receive(in);
            if (from == null) {
                return false;
            }
            sources.add(from);
            heard.add(StandardCharsets.UTF_8.decode(in.bytes()).toString());
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void closeBoth(List<PacketSocket> both) {
        try {
            for (PacketSocket each : both) {
                each.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitHeard(PacketWire wire, int packets) throws IOException {
        while (heard.size() < packets) {
            int before = heard.size();
            wire.await(LONG_NANOS);
            assertThat(heard).as("within %d s", LONG_NANOS / 1_000_000_000).hasSizeGreaterThan(before);
        }
    }

    private void send(PacketSocket socket, String said, DatagramChannel to) throws IOException {
        out.bytes().clear().put(said.getBytes(StandardCharsets.UTF_8)).flip();
        socket.send(out, to.getLocalAddress());
    }

    private static String heardBy(DatagramChannel phone, PacketSocket from) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(100);
        InetSocketAddress source = (InetSocketAddress) phone.receive(packet);
        assertThat(source.getPort()).isEqualTo(from.port());
        return StandardCharsets.UTF_8.decode(packet.flip()).toString();
    }

    private DatagramChannel phone(InetAddress address) throws IOException {
        DatagramChannel phone = DatagramChannel.open();
        open.add(phone);
        phone.bind(at(address, 0));
        return phone;
    }

    private DatagramChannel ipv6Phone() throws IOException {
        try {
            return phone(IPV6);
        } catch (SocketException e) {
            assumeThat(e).as("this machine has no IPv6").isNull();
            throw e;
        }
    }

    private static InetSocketAddress at(InetAddress address, int port) {
        return new InetSocketAddress(address, port);
    }

    private static ByteBuffer bytes(String said) {
        return ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8));
    }
}
