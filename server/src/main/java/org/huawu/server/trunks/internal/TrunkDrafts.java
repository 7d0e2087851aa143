package org.huawu.server.trunks.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huawu.server.edge.Encryption;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.TrunkAddresses;
import org.huawu.server.trunks.Trunks.WantedTrunk;
import org.huawu.server.trunks.Writing;
import org.huawu.server.vault.Vault;
import org.huawu.switchboard.sip.TrunkLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a trunk that somebody wants and makes its row, with the password sealed. Within the caller's transaction; any thread. */
@Component
class TrunkDrafts {

    private static final int LONGEST_NAME = 100;

    private final TrunkRows rows;
    private final Parties parties;
    private final Vault vault;
    private final TrunkAddresses addresses;

    TrunkDrafts(TrunkRows rows, Parties parties, Vault vault, TrunkAddresses addresses) {
        this.rows = rows;
        this.parties = parties;
        this.vault = vault;
        this.addresses = addresses;
    }

    /** What the password of a trunk is sealed for. */
    static String purpose(long id) {
        return "trunk/" + id;
    }

    /**
     * The row of a trunk as it is wanted.
     *
     * @param before the one it replaces; null when it is added
     * @throws org.huawu.server.edge.RejectedException 422 by the field that is not right
     */
    TrunkRow row(long id, int version, WantedTrunk wanted, @Nullable TrunkRow before) {
        TrunkLimits usual = TrunkLimits.USUAL;
        rows.holdOthers();
        long client = parties.client(wanted.clientId())
                .orElseThrow(() -> TrunkChecks.refused(
                        "client-unknown",
                        Map.of("id", String.valueOf(wanted.clientId().value()))))
                .id()
                .value();
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        List<Trunk.Peer> peers = TrunkChecks.peers(wanted.peers());
        TrunkChecks.refuseSharedPeers(
                peers,
                rows.after(0, TrunkRows.MOST_TRUNKS).stream()
                        .filter(other -> other.id() != id)
                        .map(TrunkRow::trunk)
                        .toList());
        String user = TrunkChecks.accountUser(wanted.accountUser());
        Trunk.Proxy proxy = TrunkChecks.proxy(wanted.proxy());
        TrunkChecks.refuseOurselves(peers, proxy, addresses);
        // nobody turns encryption off by not knowing of it
        Encryption encryption = Objects.requireNonNullElse(
                wanted.encryption(), before == null ? Encryption.TAKEN : before.encryption());
        boolean isWithoutTls = Objects.requireNonNullElse(
                wanted.encryptionWithoutTls(), before != null && before.encryptionWithoutTls());
        return new TrunkRow(
                id,
                version,
                name,
                client,
                peers.stream()
                        .map(each -> new TrunkRow.PeerRow(
                                client, each.address(), each.port(), each.transport(), each.priority(), each.weight()))
                        .toList(),
                TrunkChecks.domain(wanted.domain(), peers),
                user,
                user == null ? null : sealed(id, wanted.accountPassword(), before),
                TrunkChecks.shown(wanted.shown()),
                Objects.requireNonNullElse(wanted.writing(), Writing.NATIONAL),
                wanted.trusted(),
                TrunkChecks.inRange("mostCalls", wanted.mostCalls(), usual.mostCalls(), 1, 5_000),
                TrunkChecks.inRange("mostCallsASecond", wanted.mostCallsASecond(), usual.mostCallsASecond(), 1, 1_000),
                TrunkChecks.inRange("mostSilenceMs", wanted.mostSilenceMs(), usual.mostSilenceMs(), 500, 32_000),
                TrunkChecks.inRange("restMs", wanted.restMs(), usual.restMs(), 0, 3_600_000),
                TrunkChecks.probeMs(wanted.probeMs(), usual.probeMs()),
                TrunkChecks.registerSeconds(wanted.registerSeconds(), user),
                proxy == null ? null : proxy.address(),
                proxy == null ? null : proxy.port(),
                proxy == null ? null : proxy.transport(),
                TrunkChecks.bound(wanted.bound(), addresses.all()),
                TrunkChecks.advertised(wanted.advertised()),
                TrunkChecks.encryption(encryption, isWithoutTls, peers, proxy),
                isWithoutTls);
    }

    /** The password given, or the one there is. */
    private String sealed(long id, @Nullable String given, @Nullable TrunkRow before) {
        if (given == null || given.isEmpty()) {
            String kept = before == null ? null : before.sealedPassword();
            if (kept == null) {
                throw TrunkChecks.refused("account-password-missing", Map.of("field", "accountPassword"));
            }
            return kept;
        }
        TrunkChecks.password(given);
        return Base64.getEncoder().encodeToString(vault.seal(given.getBytes(StandardCharsets.US_ASCII), purpose(id)));
    }
}
