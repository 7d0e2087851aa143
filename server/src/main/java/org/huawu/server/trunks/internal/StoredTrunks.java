package org.huawu.server.trunks.internal;

import java.util.List;
import java.util.Objects;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.TrunkId;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.trunks.CallRules;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.Trunks;
import org.huawu.server.trunks.internal.Differences.Passwords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredTrunks implements Trunks {

    private final TrunkRows rows;
    private final TrunkDrafts drafts;
    private final Ids ids;
    private final AuditTrail audit;
    private final Telling telling;

    StoredTrunks(TrunkRows rows, TrunkDrafts drafts, Ids ids, AuditTrail audit, Telling telling) {
        this.rows = rows;
        this.drafts = drafts;
        this.ids = ids;
        this.audit = audit;
        this.telling = telling;
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
        TrunkRow row = drafts.row(ids.next(), 0, wanted, null);
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
        TrunkRow row = drafts.row(id.value(), version, wanted, before);
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
