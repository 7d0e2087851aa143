package org.huawu.server.identity.internal;

import java.util.Collection;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Second factors and recovery codes in PostgreSQL. Works in the caller's transaction and scope. */
@Component
class SecondFactorStore {

    private final JdbcClient jdbc;

    SecondFactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A second factor as it is kept; the sealed secret in Base64. */
    record Stored(String sealedSecret, boolean confirmed, long lastStep) {}

    Optional<Stored> find(PersonId person) {
        return jdbc.sql("""
                        SELECT sealed_secret, confirmed, last_step FROM identity.second_factor
                        WHERE person_id = :person""")
                .param("person", person.value())
                .query((row, n) -> new Stored(row.getString(1), row.getBoolean(2), row.getLong(3)))
                .optional();
    }

    boolean isConfirmed(PersonId person) {
        return find(person).map(Stored::confirmed).orElse(false);
    }

    /** Keeps a new secret that is not confirmed yet, in place of an earlier one that was not. */
    void begin(Account account, String sealedSecret) {
        jdbc.sql("""
                        INSERT INTO identity.second_factor (person_id, client_id, vendor_id, sealed_secret, confirmed)
                        VALUES (:person, :client, :vendor, :secret, false)
                        ON CONFLICT (person_id) DO UPDATE SET sealed_secret = excluded.sealed_secret
                        WHERE NOT second_factor.confirmed""")
                .param("person", account.person().value())
                .param("client", account.client())
                .param("vendor", account.vendor())
                .param("secret", sealedSecret)
                .update();
    }

    /** Uses a time step up; false when it, or a later one, was used before. */
    boolean useStep(PersonId person, long step) {
        return jdbc.sql("""
                        UPDATE identity.second_factor SET last_step = :step
                        WHERE person_id = :person AND last_step < :step""").param("step", step).param("person", person.value()).update() == 1;
    }

    /** Puts the second factor in force, with its recovery codes. */
    void confirm(Account account, Collection<byte[]> recoveryHashes) {
        jdbc.sql("UPDATE identity.second_factor SET confirmed = true WHERE person_id = :person")
                .param("person", account.person().value())
                .update();
        for (byte[] hash : recoveryHashes) {
            jdbc.sql("""
                            INSERT INTO identity.recovery_code (person_id, client_id, vendor_id, code_hash)
                            VALUES (:person, :client, :vendor, :hash)""")
                    .param("person", account.person().value())
                    .param("client", account.client())
                    .param("vendor", account.vendor())
                    .param("hash", hash)
                    .update();
        }
    }

    /** Uses a recovery code up; false when there is no such code any more. */
    boolean useRecoveryCode(PersonId person, byte[] hash) {
        return jdbc.sql("DELETE FROM identity.recovery_code WHERE person_id = :person AND code_hash = :hash")
                        .param("person", person.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** Takes the second factor away, with its recovery codes. */
    void remove(PersonId person) {
        jdbc.sql("DELETE FROM identity.recovery_code WHERE person_id = :person")
                .param("person", person.value())
                .update();
        jdbc.sql("DELETE FROM identity.second_factor WHERE person_id = :person")
                .param("person", person.value())
                .update();
    }
}
