package org.huawu.server.identity.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.identity.AgentPosts;
import org.huawu.server.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredAgentPosts implements AgentPosts {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAgentPosts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<AgentPost> inForce() {
        return jdbc.sql("""
                        SELECT DISTINCT person_id, vendor_id, project_id, client_id FROM identity.role_grant
                        WHERE role = :role AND vendor_id IS NOT NULL AND project_id IS NOT NULL AND client_id IS NOT NULL
                            AND from_at <= :now AND (to_at IS NULL OR to_at > :now)
                        ORDER BY person_id, project_id""")
                .param("role", Role.AGENT.id())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, n) -> new AgentPost(
                        new PersonId(row.getLong(1)),
                        new VendorId(row.getLong(2)),
                        new ProjectId(row.getLong(3)),
                        new ClientId(row.getLong(4))))
                .list();
    }
}
