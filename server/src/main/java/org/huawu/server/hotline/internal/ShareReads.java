package org.huawu.server.hotline.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.server.hotline.Share;
import org.huawu.server.hotline.Share.Party;
import org.huawu.server.hotline.SharedBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shares as the scope of the transaction lets them be seen. */
@Component
class ShareReads {

    private final JdbcClient jdbc;

    ShareReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Share> shares(long afterId, int most) {
        List<Share> shares = jdbc.sql("""
                        SELECT id, name, client_id, project_id, basis, carried, reserved_ms
                        FROM hotline.share WHERE id > :after ORDER BY id LIMIT :most""")
                .param("after", afterId)
                .param("most", most)
                .query((row, n) -> share(row))
                .list();
        if (shares.isEmpty()) {
            return shares;
        }
        Map<Long, List<Party>> parties = parties(afterId, shares.getLast().id().value());
        return shares.stream()
                .map(each -> with(each, parties.getOrDefault(each.id().value(), List.of())))
                .toList();
    }

    Optional<Share> find(ShareId id) {
        return shares(id.value() - 1, 1).stream()
                .filter(share -> share.id().equals(id))
                .findFirst();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM hotline.share")
                .query(Integer.class)
                .single();
    }

    /** The names of the queues and lines that go by a share, the first few. */
    List<String> users(ShareId id) {
        return jdbc.sql("""
                        SELECT name FROM (
                            SELECT id, name FROM hotline.queue WHERE share_id = :id
                            UNION ALL
                            SELECT id, name FROM hotline.line WHERE share_id = :id
                        ) AS shared ORDER BY id LIMIT 5""").param("id", id.value()).query(String.class).list();
    }

    private Map<Long, List<Party>> parties(long afterId, long lastId) {
        Map<Long, List<Party>> parties = new TreeMap<>();
        jdbc.sql("""
                        SELECT share_id, vendor_id, weight, whole FROM hotline.share_party
                        WHERE share_id > :after AND share_id <= :last ORDER BY share_id, vendor_id""").param("after", afterId).param("last", lastId).query(row -> {
            parties.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(new Party(new VendorId(row.getLong(2)), row.getInt(3), row.getInt(4)));
        });
        return parties;
    }

    /** Whoever does not see all parties is one of them, and must not learn of the others by the name. */
    private static Share with(Share share, List<Party> parties) {
        int seen = parties.stream().mapToInt(Party::weight).sum();
        boolean isWhole = !parties.isEmpty() && seen == parties.getFirst().whole();
        return new Share(
                share.id(),
                isWhole ? share.name() : "",
                share.clientId(),
                share.projectId(),
                share.basis(),
                share.carried(),
                share.reservedMs(),
                parties);
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                new ShareId(row.getLong(1)),
                row.getString(2),
                new ClientId(row.getLong(3)),
                new ProjectId(row.getLong(4)),
                SharedBasis.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                row.getBoolean(6),
                row.getLong(7),
                List.of());
    }
}
