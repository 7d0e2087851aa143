package org.huawu.server.trunks.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.edge.Encryption;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.trunks.CallRules;
import org.huawu.server.trunks.Transport;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.TrunkAddresses;
import org.huawu.server.trunks.Trunks.WantedPeer;
import org.huawu.server.trunks.Trunks.WantedProxy;
import org.jspecify.annotations.Nullable;

/** What must be right about the parts of a trunk. Each refusal names its field, and the row where there are several. */
final class TrunkChecks {

    private static final int MOST_PEERS = 8;
    private static final int MOST_SHOWN = 1_000;
    private static final int MOST_CAPS = 200;
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,32}");
    private static final Pattern PREFIX = Pattern.compile("\\+?[0-9]{0,15}");
    private static final Pattern PASSWORD = Pattern.compile("[ -~]{1,128}");

    private TrunkChecks() {}

    static List<Trunk.Peer> peers(List<WantedPeer> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_PEERS) {
            throw outOfRange("peers-out-of-range", "peers", 1, MOST_PEERS);
        }
        List<Trunk.Peer> peers = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (WantedPeer each : wanted) {
            int row = peers.size() + 1;
            Trunk.Peer peer = peer(each, row);
            if (!places.add(peer.address() + " " + peer.port() + " " + peer.transport())) {
                throw refused("peer-twice", Map.of("field", "peers", "row", row));
            }
            peers.add(peer);
        }
        return peers;
    }

    /** A call that comes in is known by its peer's address: one in two trunks would be of either. */
    static void refuseSharedPeers(List<Trunk.Peer> peers, List<Trunk> others) {
        for (Trunk other : others) {
            for (Trunk.Peer theirs : other.peers()) {
                for (Trunk.Peer ours : peers) {
                    if (ours.address().equals(theirs.address()) && ours.port() == theirs.port()) {
                        throw refused(
                                "peer-of-another-trunk",
                                Map.of(
                                        "field", "peers",
                                        "row", peers.indexOf(ours) + 1,
                                        "name", other.name(),
                                        "address", ours.address(),
                                        "port", String.valueOf(ours.port())));
                    }
                }
            }
        }
    }

    /** Calls to ourselves would come in by the trunk again, and out again. */
    static void refuseOurselves(List<Trunk.Peer> peers, Trunk.@Nullable Proxy proxy, TrunkAddresses ours) {
        for (Trunk.Peer each : peers) {
            if (ours.isOurs(each.address(), each.port())) {
                throw refused(
                        "peer-is-ourselves",
                        Map.of(
                                "field",
                                "peers",
                                "row",
                                peers.indexOf(each) + 1,
                                "address",
                                each.address(),
                                "port",
                                String.valueOf(each.port())));
            }
        }
        if (proxy != null && ours.isOurs(proxy.address(), proxy.port())) {
            throw refused(
                    "proxy-is-ourselves",
                    Map.of("field", "proxy", "address", proxy.address(), "port", String.valueOf(proxy.port())));
        }
    }

    private static Trunk.Peer peer(WantedPeer wanted, int row) {
        Transport transport = Objects.requireNonNullElse(wanted.transport(), Transport.UDP);
        int usualPort = transport == Transport.TLS ? 5_061 : 5_060;
        return new Trunk.Peer(
                address(wanted.address(), row),
                inRange("peers", wanted.port(), usualPort, 1, 65_535),
                transport,
                inRange("peers", wanted.priority(), 1, 0, 65_535),
                inRange("peers", wanted.weight(), 1, 0, 65_535));
    }

    static Trunk.@Nullable Proxy proxy(@Nullable WantedProxy wanted) {
        if (wanted == null) {
            return null;
        }
        Transport transport = Objects.requireNonNullElse(wanted.transport(), Transport.UDP);
        int usualPort = transport == Transport.TLS ? 5_061 : 5_060;
        String address = literal(wanted.address());
        if (address == null) {
            throw refused("proxy-address-invalid", Map.of("field", "proxy"));
        }
        return new Trunk.Proxy(address, inRange("proxy", wanted.port(), usualPort, 1, 65_535), transport);
    }

    /** @param ours the addresses to choose among; none when nobody knows them now */
    static @Nullable String bound(@Nullable String given, List<String> ours) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String address = literal(given);
        if (address == null || !(ours.isEmpty() || ours.contains(address))) {
            throw refused("bound-address-invalid", Map.of("field", "bound", "addresses", String.join(", ", ours)));
        }
        return address;
    }

    static @Nullable String advertised(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String address = literal(given);
        if (address == null) {
            throw refused("advertised-address-invalid", Map.of("field", "advertised"));
        }
        return address;
    }

    /** Where encrypted sound alone is wanted, each machine that we send to must be reached in a way that keys may be said. */
    static Encryption encryption(
            Encryption encryption, boolean isAlsoWithout, List<Trunk.Peer> peers, Trunk.@Nullable Proxy proxy) {
        boolean isByTls = proxy == null
                ? peers.stream().allMatch(each -> each.transport() == Transport.TLS)
                : proxy.transport() == Transport.TLS;
        if (encryption == Encryption.REQUIRED && !isByTls && !isAlsoWithout) {
            throw refused("trunk-encryption-needs-tls", Map.of("field", "encryption"));
        }
        return encryption;
    }

    /** Without an account there is nobody to register. */
    static int registerSeconds(@Nullable Integer given, @Nullable String accountUser) {
        int seconds = given == null ? 0 : given;
        if (seconds == 0) {
            return 0;
        }
        if (accountUser == null) {
            throw refused("register-needs-account", Map.of("field", "registerSeconds"));
        }
        return inRange("registerSeconds", seconds, 0, 60, 86_400);
    }

    /** A name would have to be looked up, and what it leads to could change under calls that are trusted. */
    private static String address(@Nullable String given, int row) {
        String address = literal(given);
        if (address == null) {
            throw refused("peer-address-invalid", Map.of("field", "peers", "row", row));
        }
        return address;
    }

    private static @Nullable String literal(@Nullable String given) {
        try {
            InetAddress address =
                    InetAddress.ofLiteral(Objects.requireNonNullElse(given, "").strip());
            return address.isAnyLocalAddress() || address.isMulticastAddress() ? null : address.getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Usually the first peer's address. */
    static String domain(@Nullable String given, List<Trunk.Peer> peers) {
        String domain = Objects.requireNonNullElse(given, "").strip();
        String used = domain.isEmpty() ? peers.getFirst().address() : domain;
        if (literal(used) == null && !DOMAIN.matcher(used).matches()) {
            throw refused("domain-invalid", Map.of("field", "domain"));
        }
        return used;
    }

    static @Nullable String accountUser(@Nullable String given) {
        String user = Objects.requireNonNullElse(given, "").strip();
        if (user.isEmpty()) {
            return null;
        }
        boolean isUsable =
                user.length() <= 64 && user.chars().allMatch(c -> c > ' ' && c <= '~' && "\"\\:".indexOf(c) < 0);
        if (!isUsable) {
            throw refused("account-user-invalid", Map.of("field", "accountUser"));
        }
        return user;
    }

    static void password(String given) {
        if (!PASSWORD.matcher(given).matches()) {
            throw refused("account-password-invalid", Map.of("field", "accountPassword"));
        }
    }

    static List<String> shown(List<String> given) {
        if (given.size() > MOST_SHOWN) {
            throw outOfRange("shown-out-of-range", "shown", 0, MOST_SHOWN);
        }
        List<String> shown = new ArrayList<>();
        for (String each : given) {
            String number = NumberPlan.NATIONAL.canonical(each.strip());
            if (!NUMBER.matcher(number).matches()) {
                throw refused("shown-invalid", Map.of("field", "shown", "row", shown.size() + 1));
            }
            shown.add(number);
        }
        return shown.stream().distinct().toList();
    }

    static List<CallRules.Cap> caps(List<CallRules.Cap> given) {
        if (given.size() > MOST_CAPS) {
            throw outOfRange("caps-out-of-range", "caps", 0, MOST_CAPS);
        }
        List<CallRules.Cap> caps = new ArrayList<>();
        Set<String> prefixes = new HashSet<>();
        for (CallRules.Cap each : given) {
            int row = caps.size() + 1;
            String prefix = each.prefix().strip();
            if (!PREFIX.matcher(prefix).matches() || !prefixes.add(prefix)) {
                throw refused("prefix-invalid", Map.of("field", "caps", "row", row));
            }
            if (each.mostAnHour() == null) {
                throw outOfRange("value-out-of-range", "caps", 0, 100_000);
            }
            caps.add(new CallRules.Cap(prefix, inRange("caps", each.mostAnHour(), 0, 0, 100_000)));
        }
        return caps;
    }

    static int inRange(String field, @Nullable Integer given, int usual, int least, int most) {
        int value = given == null ? usual : given;
        if (value < least || value > most) {
            throw outOfRange("value-out-of-range", field, least, most);
        }
        return value;
    }

    /** 0 for never, else 1 s at least. */
    static int probeMs(@Nullable Integer given, int usual) {
        int value = given == null ? usual : given;
        return value == 0 ? 0 : inRange("probeMs", value, usual, 1_000, 3_600_000);
    }

    private static RejectedException outOfRange(String errorId, String field, int least, int most) {
        return refused(errorId, Map.of("field", field, "least", least, "most", most));
    }

    static RejectedException refused(String errorId, Map<String, Object> facts) {
        return new RejectedException(422, new Rejection(errorId, facts));
    }
}
