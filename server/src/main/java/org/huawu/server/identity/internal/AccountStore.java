package org.huawu.server.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.Language;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts in PostgreSQL. Each change is one statement on the columns it means, so that two changes at once never undo
 * each other. Works in the caller's transaction and scope.
 */
@Component
class AccountStore {

    private static final String SELECT = """
            SELECT person_id, client_id, vendor_id, login_name, password_hash, must_change_password, language,
                   generation, ended_at IS NOT NULL
            FROM identity.account
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Account> byLoginName(String loginName) {
        return jdbc.sql(SELECT + "WHERE login_name = :name")
                .param("name", loginName)
                .query(AccountStore::account)
                .optional();
    }

    Optional<Account> byPerson(PersonId person) {
        return jdbc.sql(SELECT + "WHERE person_id = :person")
                .param("person", person.value())
                .query(AccountStore::account)
                .optional();
    }

    List<Account> byPeople(Collection<Long> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "WHERE person_id IN (:people)")
                .param("people", people)
                .query(AccountStore::account)
                .list();
    }

    void add(Account account) {
        try {
            jdbc.sql("""
                            INSERT INTO identity.account
                                (person_id, client_id, vendor_id, login_name, password_hash, must_change_password, language)
                            VALUES (:person, :client, :vendor, :login, :hash, :mustChange, :language)""")
                    .param("person", account.person().value())
                    .param("client", account.client())
                    .param("vendor", account.vendor())
                    .param("login", account.loginName())
                    .param("hash", account.passwordHash())
                    .param("mustChange", account.mustChangePassword())
                    .param("language", account.language().id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("login-name-taken", "loginName", account.loginName()));
        }
    }

    /** Sets a new password and ends every session opened before; returns the new generation. */
    int setPassword(PersonId person, String hash, boolean mustChange) {
        return jdbc.sql("""
                        UPDATE identity.account
                        SET password_hash = :hash, must_change_password = :mustChange, generation = generation + 1
                        WHERE person_id = :person RETURNING generation""")
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Gives the account the hash that today's parameters make of the same password. */
    void setHash(PersonId person, String hash) {
        jdbc.sql("UPDATE identity.account SET password_hash = :hash WHERE person_id = :person")
                .param("hash", hash)
                .param("person", person.value())
                .update();
    }

    void setLanguage(PersonId person, Language language) {
        jdbc.sql("UPDATE identity.account SET language = :language WHERE person_id = :person")
                .param("language", language.id())
                .param("person", person.value())
                .update();
    }

    /** Ends the account: nobody signs in with it, every session of it is over. False when it had ended before. */
    boolean end(PersonId person) {
        return jdbc.sql("""
                        UPDATE identity.account SET ended_at = :now, generation = generation + 1
                        WHERE person_id = :person AND ended_at IS NULL""")
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("person", person.value())
                        .update()
                == 1;
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                new PersonId(row.getLong(1)),
                row.getObject(2, Long.class),
                row.getObject(3, Long.class),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                Language.byId(row.getString(7)),
                row.getInt(8),
                row.getBoolean(9));
    }
}
