package org.huawu.server.hotline.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huawu.events.Configuration;
import org.huawu.events.ShareParty;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Share;
import org.huawu.server.hotline.Share.Party;
import org.huawu.server.hotline.SharedBasis;
import org.huawu.server.hotline.Shares;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredShares implements Shares {

    private static final SequencedMap<String, String> NOTHING = Collections.emptyNavigableMap();
    private static final int LONGEST_NAME = 100;
    private static final int LEAST_PARTIES = 2;
    private static final long RESERVED_MS = 30_000;
    private static final long MOST_RESERVED_MS = 86_400_000;

    private final JdbcClient jdbc;
    private final ShareReads reads;
    private final Checks checks;
    private final Ids ids;
    private final Changes changes;

    StoredShares(JdbcClient jdbc, ShareReads reads, Checks checks, Ids ids, Changes changes) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.checks = checks;
        this.ids = ids;
        this.changes = changes;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Share> shares(PageRequest request) {
        List<Share> rows = reads.shares(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(rows, request, share -> String.valueOf(share.id().value()));
    }

    @Override
    public Share add(WantedShare wanted) {
        Share share = share(new ShareId(ids.next()), wanted);
        if (reads.count() >= Configuration.MOST_SHARES) {
            throw new RejectedException(409, Rejection.of("shares-full", "most", Configuration.MOST_SHARES));
        }
        write(share, """
                INSERT INTO hotline.share (id, name, client_id, project_id, basis, carried, reserved_ms)
                VALUES (:id, :name, :client, :project, :basis, :carried, :reserved)""");
        note("share.added", share, Change.between(NOTHING, fields(share)));
        return share;
    }

    @Override
    public Share change(ShareId id, WantedShare wanted) {
        Share former = stored(id);
        if (!former.projectId().equals(wanted.projectId())) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        Share share = share(id, wanted);
        write(share, """
                UPDATE hotline.share SET name = :name, basis = :basis, carried = :carried, reserved_ms = :reserved
                WHERE id = :id AND client_id = :client AND project_id = :project""");
        List<Change> changed = Change.between(fields(former), fields(share));
        if (!changed.isEmpty()) {
            note("share.changed", share, changed);
        }
        return share;
    }

    @Override
    public void remove(ShareId id) {
        Share share = stored(id);
        List<String> users = reads.users(id);
        if (!users.isEmpty()) {
            throw new RejectedException(
                    409,
                    new Rejection("share-in-use", Map.of("name", share.name(), "users", String.join(", ", users))));
        }
        jdbc.sql("DELETE FROM hotline.share WHERE id = :id")
                .param("id", id.value())
                .update();
        note("share.removed", share, Change.between(fields(share), NOTHING));
    }

    private Share share(ShareId id, WantedShare wanted) {
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        Project project = checks.project(wanted.projectId());
        return new Share(
                id,
                name,
                project.client().id(),
                project.id(),
                Objects.requireNonNullElse(wanted.basis(), SharedBasis.OFFERED),
                Objects.requireNonNullElse(wanted.carried(), true),
                Checks.limit("reservedMs", wanted.reservedMs(), RESERVED_MS, MOST_RESERVED_MS),
                parties(wanted.parties(), project));
    }

    private static List<Party> parties(@Nullable List<WantedParty> wanted, Project project) {
        List<WantedParty> given = Optional.ofNullable(wanted).orElse(List.of());
        if (given.size() < LEAST_PARTIES) {
            throw refused("parties-missing", Map.of("field", "parties", "least", LEAST_PARTIES));
        }
        if (given.size() > Configuration.MOST_PARTIES_OF_A_SHARE) {
            throw refused(
                    "parties-too-many", Map.of("field", "parties", "most", Configuration.MOST_PARTIES_OF_A_SHARE));
        }
        Set<VendorId> known = project.vendors().stream().map(Vendor::id).collect(Collectors.toSet());
        Set<Long> seen = new TreeSet<>();
        int whole = 0;
        for (int i = 0; i < given.size(); i++) {
            WantedParty each = given.get(i);
            String field = "parties." + i;
            if (!known.contains(each.vendorId())) {
                throw refused(
                        "party-unknown",
                        Map.of(
                                "field",
                                field,
                                "id",
                                String.valueOf(each.vendorId().value())));
            }
            if (!seen.add(each.vendorId().value())) {
                throw refused("party-twice", Map.of("field", field));
            }
            if (each.weight() < 1 || each.weight() > ShareParty.MOST_WEIGHT) {
                throw refused(
                        "number-out-of-range", Map.of("field", field, "least", 1, "most", ShareParty.MOST_WEIGHT));
            }
            whole += each.weight();
        }
        List<Party> parties = new ArrayList<>();
        for (WantedParty each : given) {
            parties.add(new Party(each.vendorId(), each.weight(), whole));
        }
        parties.sort(Comparator.comparingLong(party -> party.vendorId().value()));
        return parties;
    }

    private void write(Share share, String sql) {
        try {
            jdbc.sql(sql)
                    .param("id", share.id().value())
                    .param("name", share.name())
                    .param("client", share.clientId().value())
                    .param("project", share.projectId().value())
                    .param("basis", share.basis().id())
                    .param("carried", share.carried())
                    .param("reserved", share.reservedMs())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", share.name()));
        }
        jdbc.sql("DELETE FROM hotline.share_party WHERE share_id = :id")
                .param("id", share.id().value())
                .update();
        for (Party party : share.parties()) {
            jdbc.sql("""
                            INSERT INTO hotline.share_party (share_id, vendor_id, weight, whole, client_id, project_id)
                            VALUES (:id, :vendor, :weight, :whole, :client, :project)""")
                    .param("id", share.id().value())
                    .param("vendor", party.vendorId().value())
                    .param("weight", party.weight())
                    .param("whole", party.whole())
                    .param("client", share.clientId().value())
                    .param("project", share.projectId().value())
                    .update();
        }
    }

    private Share stored(ShareId id) {
        return reads.find(id)
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("share-unknown", "id", String.valueOf(id.value()))));
    }

    private void note(String action, Share share, List<Change> changed) {
        changes.note(
                action,
                "share/" + share.id().value(),
                Side.ofClient(share.clientId().value()),
                changed);
    }

    private static RejectedException refused(String errorId, Map<String, Object> facts) {
        return new RejectedException(422, new Rejection(errorId, facts));
    }

    /** What of it people set, for the audit trail. */
    private static SequencedMap<String, String> fields(Share share) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("name", share.name());
        fields.put("basis", share.basis().id());
        fields.put("carried", String.valueOf(share.carried()));
        fields.put("reservedMs", String.valueOf(share.reservedMs()));
        share.parties()
                .forEach(party ->
                        fields.put("vendor " + party.vendorId().value(), party.weight() + "/" + party.whole()));
        return fields;
    }
}
