package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The trunks there are now, by name, and whether others may call. Read by any thread without waiting; a change puts the whole
 * in the place of what was before, so that nobody sees half of it.
 */
final class Trunks {

    private final Function<TrunkSettings, Trunk> made;
    private volatile Now now = new Now(Map.of(), true);

    private record Now(Map<String, Trunk> byName, boolean takesStrangers) {}

    /** @param made a trunk that was not there before */
    Trunks(Function<TrunkSettings, Trunk> made) {
        this.made = made;
    }

    /**
     * Puts these in the place of those that were there. Calls of a trunk that is gone go on to their end.
     *
     * @return those that are new or changed
     */
    synchronized List<Trunk> replace(List<TrunkSettings> wanted, boolean takesStrangers) {
        Map<String, Trunk> before = now.byName();
        Map<String, Trunk> next = new TreeMap<>();
        List<Trunk> changed = new ArrayList<>();
        for (TrunkSettings settings : wanted) {
            Trunk trunk = before.get(settings.name());
            if (trunk == null) {
                trunk = made.apply(settings);
                changed.add(trunk);
            } else if (!trunk.settings().equals(settings)) {
                trunk.change(settings);
                changed.add(trunk);
            }
            next.put(settings.name(), trunk);
        }
        now = new Now(next, takesStrangers);
        return changed;
    }

    Optional<Trunk> named(String name) {
        return Optional.ofNullable(now.byName().get(name));
    }

    /** Whether a trunk is still there, and set as it was at that change. */
    boolean isInForce(Trunk trunk, int change) {
        return trunk.equals(now.byName().get(trunk.settings().name())) && trunk.changes() == change;
    }

    /** Whether somebody may call who belongs to no trunk. */
    boolean takesStrangers() {
        return now.takesStrangers();
    }

    /** Whether a machine of a carrier is there. */
    boolean isPeer(InetAddress source) {
        return now.byName().values().stream().anyMatch(trunk -> has(trunk, source));
    }

    /**
     * The trunk that a request comes by, see {@link #of}. How it travelled is what it says of itself, which the door holds against the
     * truth before.
     */
    Optional<TrunkSettings> by(SIPRequest came) {
        SipTransport transport =
                SipTransport.valueOf(came.getTopmostVia().getTransport().toUpperCase(Locale.ROOT));
        return of(new InetSocketAddress(came.getPeerPacketSourceAddress(), came.getPeerPacketSourcePort()), transport);
    }

    /**
     * The trunk that a call comes by: one with a peer on that host. Among several it is the one whose peer speaks by just that
     * transport and port, then by that transport, since a connection comes from any port, then by that port; then the first by name.
     */
    Optional<TrunkSettings> of(InetSocketAddress source, SipTransport transport) {
        return now.byName().values().stream()
                .map(Trunk::settings)
                .filter(trunk -> nearness(trunk, source, transport) > 0)
                .reduce((first, next) ->
                        nearness(next, source, transport) > nearness(first, source, transport) ? next : first);
    }

    /** How well a trunk's peers fit; 0 when none is on that host. */
    private static int nearness(TrunkSettings trunk, InetSocketAddress source, SipTransport transport) {
        return trunk.machines()
                .filter(peer -> peer.address().getAddress().equals(source.getAddress()))
                .mapToInt(peer -> 1
                        + (peer.transport() == transport ? 2 : 0)
                        + (peer.address().getPort() == source.getPort() ? 1 : 0))
                .max()
                .orElse(0);
    }

    List<Trunk> all() {
        return List.copyOf(now.byName().values());
    }

    List<TrunkState> states() {
        return now.byName().values().stream().map(Trunk::state).toList();
    }

    private static boolean has(Trunk trunk, InetAddress source) {
        return trunk.settings()
                .machines()
                .anyMatch(peer -> peer.address().getAddress().equals(source));
    }
}
