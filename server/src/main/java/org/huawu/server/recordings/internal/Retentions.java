package org.huawu.server.recordings.internal;

import java.sql.Types;
import org.huawu.kernel.ClientId;
import org.huawu.server.recordings.RecordingsSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long recordings of each client are kept. Works within the caller's transaction and its scope; any thread. */
@Component
public class Retentions {

    private final JdbcClient jdbc;
    private final int leastDays;

    Retentions(JdbcClient jdbc, RecordingsSettings settings) {
        this.jdbc = jdbc;
        this.leastDays = settings.keepDays();
    }

    /** The least that any client's recordings are kept, in days. */
    public int leastDays() {
        return leastDays;
    }

    /** How many days the recordings of a client are kept: what it set, but never less than the installation's setting. */
    public int days(ClientId client) {
        return jdbc.sql(
                        "SELECT keep_days FROM recordings.retention WHERE client_id = :client AND keep_days IS NOT NULL")
                .param("client", client.value())
                .query(Integer.class)
                .optional()
                .map(days -> Math.max(days, leastDays))
                .orElse(leastDays);
    }

    /** Sets the days of a client, {@link #leastDays}..{@link RecordingsSettings#MOST_DAYS}. */
    public void set(ClientId client, int days) {
        jdbc.sql("""
                        INSERT INTO recordings.retention (client_id, keep_days) VALUES (:client, :days)
                        ON CONFLICT (client_id) DO UPDATE SET keep_days = excluded.keep_days""")
                .param("client", client.value())
                .param("days", days, Types.INTEGER)
                .update();
    }

    /** Notes that a client has recordings, so that they are looked through. */
    void note(ClientId client) {
        jdbc.sql("INSERT INTO recordings.retention (client_id) VALUES (:client) ON CONFLICT DO NOTHING")
                .param("client", client.value())
                .update();
    }
}
