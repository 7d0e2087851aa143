package org.huawu.server.database.internal;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.huawu.server.installation.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema to what the program expects: one history for all modules, one folder of scripts each. */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String SCRIPTS = "classpath:db/migration";
    private static final String SCHEMA = "huawu";

    private final Flyway flyway;

    /** @param owner connections of the role that owns the schema */
    public Migrations(DataSource owner) {
        this(owner, SCRIPTS);
    }

    Migrations(DataSource owner, String... scripts) {
        this.flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .initSql("set huawu.everything = 'on'")
                .defaultSchema(SCHEMA)
                .schemas(SCHEMA)
                .table("migrations")
                .locations(scripts)
                .outOfOrder(false)
                .baselineOnMigrate(false)
                .cleanDisabled(true)
                .load();
    }

    /**
     * Runs the scripts that have not run yet, in the order of their versions.
     *
     * @return how many were run
     * @throws Refusal when the database and the program do not belong together, or a script fails
     */
    public int run() {
        try {
            MigrationInfoService info = flyway.info();
            refuseForeign(Arrays.asList(info.all()));
            return info.pending().length == 0 ? 0 : flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            LOG.error("Migrating failed", e);
            throw new Refusal(
                    "The database could not be brought to this version of Huawu; it is as it was before. The log says why."
                            + " Start the version before, or restore a backup.",
                    "数据库无法升级到本版 Huawu，已保持原状，原因见日志。请启动之前的版本，或恢复备份。",
                    e);
        }
    }

    private static void refuseForeign(List<MigrationInfo> all) {
        for (MigrationInfo each : all) {
            MigrationState state = each.getState();
            if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
                throw newer(each);
            }
            boolean changed = state.isApplied() && state.isResolved() && !each.isChecksumMatching();
            boolean lacking = state.isApplied() && !state.isResolved() && each.getVersion() != null;
            if (changed || lacking || state == MigrationState.IGNORED) {
                throw foreign(each);
            }
        }
    }

    private static Refusal newer(MigrationInfo migration) {
        String step = migration.getVersion() + " " + migration.getDescription();
        return new Refusal(
                "The database was written by a newer Huawu (" + step
                        + "). Install that version or newer, or restore a backup.",
                "数据库由更新版本的 Huawu 写入（" + step + "）。请安装该版本或更新版本，或恢复备份。");
    }

    private static Refusal foreign(MigrationInfo migration) {
        String step = migration.getVersion() + " " + migration.getDescription();
        return new Refusal(
                "The database was written by a Huawu of another make: its step \"" + step
                        + "\" is not the one this program knows. Install the version that wrote it, or restore a backup.",
                "数据库由另一构建的 Huawu 写入：其中的步骤“" + step + "”与本程序不一致。请安装写入它的版本，或恢复备份。");
    }
}
