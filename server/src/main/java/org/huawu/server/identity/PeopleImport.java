package org.huawu.server.identity;

import java.util.List;
import org.huawu.kernel.Rejection;
import org.huawu.server.identity.Enrolment.Enrolled;
import org.jspecify.annotations.Nullable;

/** Brings many people in at once, all of them or none. Works within the scope of the caller; any thread. */
public interface PeopleImport {

    /** The most people at once: each needs a password of its own, which takes its time. */
    int MOST_ROWS = 100;

    /**
     * Tries every row and takes all of it back.
     *
     * @return what is wrong, by row; empty when all can be brought in
     * @throws org.huawu.server.edge.RejectedException 422 import-size
     */
    List<Refused> check(List<Row> rows);

    /**
     * Brings all of them in, within the caller's transaction.
     *
     * @return by row
     * @throws org.huawu.server.edge.RejectedException 422 import-size; 409 import-row-refused, and then nobody is brought in
     */
    List<Enrolled> bring(List<Row> rows);

    /**
     * Somebody as a list names him or her; parties by full or short name.
     *
     * @param language zh or en; null for Chinese
     * @param role the id of a role
     * @param team the team in the project to be a member of from today on, or null
     */
    record Row(
            @Nullable String name,
            @Nullable String loginName,
            @Nullable String language,
            @Nullable String role,
            @Nullable String client,
            @Nullable String vendor,
            @Nullable String project,
            @Nullable String team) {}

    /**
     * What is wrong with a row.
     *
     * @param row from 1 on
     */
    record Refused(int row, Rejection why) {}
}
