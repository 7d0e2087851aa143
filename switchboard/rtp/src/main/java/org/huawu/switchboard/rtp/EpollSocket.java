package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A socket of {@link EpollWire}. */
final class EpollSocket implements PacketSocket {

    private static final int DATAGRAMS = 2;
    private static final int CLOEXEC_NONBLOCK = 0x80800;

    private final EpollWire wire;
    private final int file;
    private final int port;
    private final NativeAddress source;
    private final NativeAddress target;
    private @Nullable Reader reader;
    private boolean isClosed;

    private EpollSocket(EpollWire wire, int file, int family, int port) {
        this.wire = wire;
        this.file = file;
        this.port = port;
        this.source = new NativeAddress(family);
        this.target = new NativeAddress(family);
    }

    static EpollSocket bind(EpollWire wire, InetSocketAddress address) throws IOException {
        int family = NativeAddress.familyOf(address.getAddress());
        NativeAddress own = new NativeAddress(family);
        own.set(address);
        int file = EpollWire.file("socket", Libc.socket(family, DATAGRAMS | CLOEXEC_NONBLOCK));
        if (Libc.bind(file, own.memory(), own.length()) < 0
                || Libc.getsockname(file, own.memory(), own.lengthInOut()) < 0) {
            Libc.close(file);
            throw new BindException(address + " cannot be had");
        }
        int port = own.get() instanceof InetSocketAddress bound ? bound.getPort() : address.getPort();
        return new EpollSocket(wire, file, family, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void watch(Reader whoReads) throws IOException {
        reader = whoReads;
        wire.watch(this, file);
    }

    @Override
    public @Nullable SocketAddress receive(PacketBuffer into) {
        long length = Libc.recvfrom(file, into.memory(), source.memory(), source.lengthInOut());
        if (length < 0) {
            return null;
        }
        into.bytes().clear().limit((int) length);
        return source.get();
    }

    @Override
    public void send(PacketBuffer packet, SocketAddress to) throws IOException {
        target.set(to);
        int length = packet.bytes().limit();
        if (Libc.sendto(file, packet.memory(), length, target.memory(), target.length()) < 0) {
            throw new IOException("a packet was not sent");
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            wire.forget(file);
            Libc.close(file);
        }
    }

    /** Has the reader take a packet; what is left is told again. */
    void read() {
        if (reader != null) {
            reader.readOne();
        }
    }
}
