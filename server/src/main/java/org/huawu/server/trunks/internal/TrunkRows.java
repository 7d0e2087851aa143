package org.huawu.server.trunks.internal;

import java.util.List;
import java.util.Optional;
import org.huawu.server.trunks.CallRules;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trunks as they are stored. Works within the caller's transaction and scope; any thread. */
@Component
class TrunkRows {

    /** In the installation; each is looked at for each call that comes in. */
    static final int MOST_TRUNKS = 100;

    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;

    TrunkRows(JdbcAggregateOperations aggregates, JdbcClient jdbc) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
    }

    List<TrunkRow> after(long id, int most) {
        return aggregates.findAll(
                Query.query(Criteria.where("id").greaterThan(id))
                        .sort(Sort.by("id"))
                        .limit(most),
                TrunkRow.class);
    }

    Optional<TrunkRow> find(long id) {
        return Optional.ofNullable(aggregates.findById(id, TrunkRow.class));
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM trunks.trunk")
                .query(Integer.class)
                .single();
    }

    /** Until the end of the transaction nobody else writes a trunk, so that no peer comes into two of them. */
    void holdOthers() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('trunks.trunk'))")
                .query((row, n) -> true)
                .single();
    }

    TrunkRow insert(TrunkRow row) {
        return aggregates.insert(row);
    }

    TrunkRow update(TrunkRow row) {
        return aggregates.update(row);
    }

    void delete(TrunkRow row) {
        aggregates.delete(row);
    }

    /** Until they are set, anybody may call in, and nothing may be called. */
    CallRules rules() {
        boolean takesStrangers = jdbc.sql("SELECT takes_strangers FROM trunks.intake")
                .query(Boolean.class)
                .optional()
                .orElse(true);
        return new CallRules(
                takesStrangers,
                jdbc.sql("SELECT prefix, most_an_hour FROM trunks.prefix_cap ORDER BY prefix")
                        .query((row, n) -> new CallRules.Cap(row.getString(1), row.getInt(2)))
                        .list());
    }

    void setRules(CallRules rules) {
        jdbc.sql("""
                        INSERT INTO trunks.intake (takes_strangers) VALUES (:takes)
                        ON CONFLICT (single) DO UPDATE SET takes_strangers = excluded.takes_strangers""").param("takes", rules.takesStrangers()).update();
        jdbc.sql("DELETE FROM trunks.prefix_cap").update();
        for (CallRules.Cap each : rules.caps()) {
            jdbc.sql("INSERT INTO trunks.prefix_cap (prefix, most_an_hour) VALUES (:prefix, :most)")
                    .param("prefix", each.prefix())
                    .param("most", each.mostAnHour())
                    .update();
        }
    }
}
