package org.huawu.server.prompts.internal;

import java.util.List;
import java.util.Optional;
import org.huawu.kernel.PromptId;
import org.huawu.server.prompts.Prompt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prompts as the scope of the transaction lets them be seen. */
@Component
class PromptReads {

    private static final String HEAD = """
            SELECT id, name, client_id, project_id, language, text, changed_at, length(samples) AS bytes
            FROM prompts.prompt
            """;

    private final JdbcClient jdbc;

    PromptReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Prompt> prompts(long afterId, int most) {
        return jdbc
                .sql(HEAD + "WHERE id > :after ORDER BY id LIMIT :most")
                .param("after", afterId)
                .param("most", most)
                .query(PromptRow.Head.class)
                .stream()
                .map(PromptRow.Head::prompt)
                .toList();
    }

    Optional<Prompt> prompt(PromptId id) {
        return jdbc.sql(HEAD + "WHERE id = :id")
                .param("id", id.value())
                .query(PromptRow.Head.class)
                .optional()
                .map(PromptRow.Head::prompt);
    }

    Optional<byte[]> samples(PromptId id) {
        return jdbc.sql("SELECT samples FROM prompts.prompt WHERE id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .optional();
    }

    /** Ids of all, in their order. */
    List<Long> ids() {
        return jdbc.sql("SELECT id FROM prompts.prompt ORDER BY id")
                .query(Long.class)
                .list();
    }
}
