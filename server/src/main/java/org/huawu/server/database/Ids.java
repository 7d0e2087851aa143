package org.huawu.server.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one sequence of the installation's business ids: a number names one thing only, whatever its kind. Any thread.
 */
@Component
public class Ids {

    private final JdbcClient jdbc;

    Ids(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next id: 1000 or more, never given twice, gaps allowed. */
    public long next() {
        return jdbc.sql("SELECT nextval('huawu.ids')").query(Long.class).single();
    }
}
