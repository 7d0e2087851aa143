package org.huawu.server.trunks.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.TrunkId;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.trunks.CallRules;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.Trunks;
import org.huawu.server.trunks.Writing;
import org.huawu.server.trunks.internal.Differences.Passwords;
import org.huawu.server.vault.Vault;
import org.huawu.switchboard.sip.TrunkLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredTrunks implements Trunks {

    private static final int LONGEST_NAME = 100;

    private final TrunkRows rows;
    private final Parties parties;
    private final Vault vault;
    private final Ids ids;
    private final AuditTrail audit;
    private final Telling telling;

    StoredTrunks(TrunkRows rows, Parties parties, Vault vault, Ids ids, AuditTrail audit, Telling telling) {
        this.rows = rows;
        this.parties = parties;
        this.vault = vault;
        this.ids = ids;
        this.audit = audit;
        this.telling = telling;
    }

    /** What the password of a trunk is sealed for. */
    static String purpose(long id) {
        return "trunk/" + id;
    }

    @Override
    public Page<Trunk> trunks(PageRequest request) {
        List<TrunkRow> found = rows.after(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(found, request, row -> String.valueOf(row.id())).map(TrunkRow::trunk);
    }

    @Override
    public Trunk add(WantedTrunk wanted) {
        if (rows.count() >= TrunkRows.MOST_TRUNKS) {
            throw new RejectedException(409, Rejection.of("trunks-too-many", "most", TrunkRows.MOST_TRUNKS));
        }
        TrunkRow row = row(ids.next(), 0, wanted, null);
        try {
            rows.insert(row);
        } catch (DuplicateKeyException e) {
            throw nameTaken(row);
        }
        TrunkRow added = known(new TrunkId(row.id()));
        audit.add(
                "trunk.added",
                "trunk/" + row.id(),
                Side.ofClient(row.clientId()),
                Differences.of(null, added.trunk(), new Passwords(null, row.sealedPassword())));
        telling.changed();
        return added.trunk();
    }

    @Override
    public Trunk change(TrunkId id, WantedTrunk wanted) {
        TrunkRow before = known(id);
        int version = Objects.requireNonNullElse(wanted.version(), -1);
        if (version != before.version()) {
            throw changed(id);
        }
        TrunkRow row = row(id.value(), version, wanted, before);
        try {
            rows.update(row);
        } catch (DuplicateKeyException e) {
            throw nameTaken(row);
        } catch (OptimisticLockingFailureException e) {
            throw changed(id);
        }
        TrunkRow after = known(id);
        audit.add(
                "trunk.changed",
                "trunk/" + id.value(),
                Side.ofClient(row.clientId()),
                Differences.of(
                        before.trunk(), after.trunk(), new Passwords(before.sealedPassword(), row.sealedPassword())));
        telling.changed();
        return after.trunk();
    }

    @Override
    public void remove(TrunkId id) {
        TrunkRow row = known(id);
        rows.delete(row);
        audit.add(
                "trunk.removed",
                "trunk/" + id.value(),
                Side.ofClient(row.clientId()),
                Differences.of(row.trunk(), null, new Passwords(row.sealedPassword(), null)));
        telling.changed();
    }

    @Override
    public CallRules rules() {
        return rows.rules();
    }

    @Override
    public CallRules setRules(CallRules wanted) {
        CallRules rules = new CallRules(wanted.takesStrangers(), TrunkChecks.caps(wanted.caps()));
        CallRules before = rows.rules();
        if (!rules.takesStrangers() && before.takesStrangers() && rows.count() == 0) {
            throw new RejectedException(409, Rejection.of("trunk-needed"));
        }
        rows.setRules(rules);
        CallRules after = rows.rules();
        audit.add("call-rules.set", "call-rules", Side.ofInstallation(), Differences.of(before, after));
        telling.changed();
        return after;
    }

    private TrunkRow row(long id, int version, WantedTrunk wanted, @Nullable TrunkRow before) {
        TrunkLimits usual = TrunkLimits.USUAL;
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
                TrunkChecks.advertised(wanted.advertised()));
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

    private TrunkRow known(TrunkId id) {
        return rows.find(id.value())
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("trunk-unknown", "id", String.valueOf(id.value()))));
    }

    private static RejectedException changed(TrunkId id) {
        return new RejectedException(409, Rejection.of("trunk-changed", "id", String.valueOf(id.value())));
    }

    private static RejectedException nameTaken(TrunkRow row) {
        return new RejectedException(409, Rejection.of("name-taken", "name", row.name()));
    }
}
