package org.huawu.switchboard.sip;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;

/**
 * The addresses of ours at which SIP is spoken, each on a network card of its own as a rule, and which of them leads where: the one
 * that the system's routes would send from. By any thread.
 */
final class Cards {

    /** The routes depend on no port; nothing is sent there. */
    private static final int ANY_PORT = 9;

    private final List<InetAddress> ours;

    /** @param points one at least; the first address is taken where no other leads */
    Cards(List<SipPoint> points) {
        this.ours = points.stream()
                .map(each -> each.address().getAddress())
                .distinct()
                .toList();
    }

    /** The one that is taken where no other leads. */
    InetAddress first() {
        return ours.getFirst();
    }

    /** Ours on the way to somebody. Does not wait. */
    InetAddress towards(InetAddress other) {
        if (ours.size() == 1) {
            return ours.getFirst();
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(other, ANY_PORT);
            InetAddress routed = socket.getLocalAddress();
            return ours.contains(routed) ? routed : ours.getFirst();
        } catch (SocketException | IllegalArgumentException e) {
            // no route: whoever is to be reached is not, by whichever of them
            return ours.getFirst();
        }
    }
}
