package org.huawu.switchboard.rtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An address of UDP as Linux writes it ({@code sockaddr_in}, {@code sockaddr_in6}). It remembers what it stood for last, as
 * packets come from and go to the same place again and again: then nothing is allocated.
 */
final class NativeAddress {

    static final int INET = 2;
    static final int INET6 = 10;

    private static final int INET_LENGTH = 16;
    private static final int INET6_LENGTH = 28;
    private static final int PORT_AT = 2;
    private static final int INET_AT = 4;
    private static final int INET6_AT = 8;
    private static final int SCOPE_AT = 24;
    private static final ValueLayout.OfShort PORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final int family;
    private final MemorySegment memory;
    private final MemorySegment lengthInOut;
    private final MemorySegment knownMemory;
    private @Nullable SocketAddress known;

    /**
     * An address of nothing yet.
     *
     * @param family of the socket, {@link #INET} or {@link #INET6}
     */
    NativeAddress(int family) {
        Arena arena = Arena.ofAuto();
        this.family = family;
        this.memory = arena.allocate(INET6_LENGTH, Long.BYTES);
        this.knownMemory = arena.allocate(INET6_LENGTH, Long.BYTES);
        this.lengthInOut = arena.allocate(JAVA_INT);
    }

    /** The family of a socket that is to be bound to an address. */
    static int familyOf(InetAddress address) {
        return address instanceof Inet6Address ? INET6 : INET;
    }

    MemorySegment memory() {
        return memory;
    }

    int length() {
        return family == INET ? INET_LENGTH : INET6_LENGTH;
    }

    /** Where a call reads how much room there is, and writes how much it took. */
    MemorySegment lengthInOut() {
        lengthInOut.set(JAVA_INT, 0, INET6_LENGTH);
        return lengthInOut;
    }

    /** Writes an address, unless it stands there already. */
    void set(SocketAddress address) {
        if (address.equals(known)) {
            return;
        }
        if (!(address instanceof InetSocketAddress to) || to.getAddress() == null) {
            throw new IllegalArgumentException("no address of IP: " + address);
        }
        byte[] ip = to.getAddress().getAddress();
        if (family == INET && ip.length != 4) {
            throw new IllegalArgumentException("a socket of IPv4 cannot send to " + address);
        }
        memory.fill((byte) 0);
        memory.set(JAVA_SHORT, 0, (short) family);
        memory.set(PORT, PORT_AT, (short) to.getPort());
        if (family == INET) {
            MemorySegment.copy(ip, 0, memory, JAVA_BYTE, INET_AT, ip.length);
        } else if (ip.length == 4) {
            // IPv4 as IPv6 sees it, RFC 4291 section 2.5.5.2
            memory.set(JAVA_SHORT, INET6_AT + 10, (short) -1);
            MemorySegment.copy(ip, 0, memory, JAVA_BYTE, INET6_AT + 12, ip.length);
        } else {
            MemorySegment.copy(ip, 0, memory, JAVA_BYTE, INET6_AT, ip.length);
            memory.set(JAVA_INT, SCOPE_AT, ((Inet6Address) to.getAddress()).getScopeId());
        }
        known = address;
    }

    /** Reads the address that a call wrote. */
    SocketAddress get() {
        SocketAddress last = known;
        if (last != null && MemorySegment.mismatch(memory, 0, length(), knownMemory, 0, length()) < 0) {
            return last;
        }
        InetSocketAddress read = read();
        MemorySegment.copy(memory, 0, knownMemory, 0, length());
        known = read;
        return read;
    }

    private InetSocketAddress read() {
        byte[] ip = memory.asSlice(family == INET ? INET_AT : INET6_AT, family == INET ? 4 : 16)
                .toArray(JAVA_BYTE);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ip), memory.get(PORT, PORT_AT) & 0xFFFF);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
