package org.huawu.server.telephones.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huawu.server.edge.Encryption;
import org.huawu.server.telephones.Transport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Telephones as they are stored. Works within the caller's transaction and scope; any thread. */
@Component
class TelephoneRows {

    /** In the installation; all lie in memory. */
    static final int MOST_TELEPHONES = 5_000;

    private static final String COLUMNS =
            "id, version, name, number, vendor_id, mac, transport, answers_itself, md5_only, lamp_unasked,"
                    + " encryption, encryption_without_tls, sealed_password";

    private final JdbcClient jdbc;

    TelephoneRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TelephoneRow> after(long id, int most) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM telephones.telephone WHERE id > :id ORDER BY id LIMIT :most")
                .param("id", id)
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<TelephoneRow> find(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM telephones.telephone WHERE id = :id")
                .param("id", id)
                .query((row, n) -> row(row))
                .optional();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM telephones.telephone")
                .query(Integer.class)
                .single();
    }

    /** @param provisionHash null where it fetches no settings */
    void insert(TelephoneRow row, byte @Nullable [] provisionHash) {
        bound("""
                INSERT INTO telephones.telephone (id, version, name, number, vendor_id, mac, transport, answers_itself,
                    md5_only, lamp_unasked, encryption, encryption_without_tls, sealed_password, provision_hash)
                VALUES (:id, 1, :name, :number, :vendor, :mac, :transport, :answersItself, :md5Only, :lampUnasked,
                    :encryption, :withoutTls, :password, :hash)""", row).param("hash", provisionHash).update();
    }

    /** False when somebody else changed it. */
    boolean update(TelephoneRow row) {
        return bound("""
                UPDATE telephones.telephone SET version = version + 1, name = :name, number = :number, vendor_id = :vendor,
                    mac = :mac, transport = :transport, answers_itself = :answersItself, md5_only = :md5Only, lamp_unasked = :lampUnasked,
                    encryption = :encryption, encryption_without_tls = :withoutTls,
                    sealed_password = :password,
                    provision_hash = CASE WHEN :mac::text IS NULL THEN NULL ELSE provision_hash END
                WHERE id = :id AND version = :version""", row).update() == 1;
    }

    /** Another password and another address of settings; what it registered and fetched so far counts no more. */
    void renew(long id, String sealedPassword, byte @Nullable [] provisionHash) {
        jdbc.sql("""
                        UPDATE telephones.telephone SET version = version + 1, sealed_password = :password,
                            provision_hash = :hash, fetched_at = NULL
                        WHERE id = :id""")
                .param("id", id)
                .param("password", sealedPassword)
                .param("hash", provisionHash)
                .update();
        forgetContacts(id);
    }

    void forgetContacts(long id) {
        jdbc.sql("DELETE FROM telephones.registration WHERE telephone_id = :id")
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM telephones.telephone WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** The telephone whose settings lie under a secret and a MAC. */
    Optional<TelephoneRow> ofSettings(byte[] provisionHash, String mac) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM telephones.telephone WHERE provision_hash = :hash AND mac = :mac")
                .param("hash", provisionHash)
                .param("mac", mac)
                .query((row, n) -> row(row))
                .optional();
    }

    /** True when it fetched its settings for the first time. */
    boolean fetched(long id, Instant at) {
        return jdbc.sql("UPDATE telephones.telephone SET fetched_at = :at WHERE id = :id AND fetched_at IS NULL")
                        .param("id", id)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec bound(String sql, TelephoneRow row) {
        return jdbc.sql(sql)
                .param("id", row.id())
                .param("version", row.version())
                .param("name", row.name())
                .param("number", row.number())
                .param("vendor", row.vendorId())
                .param("mac", row.mac())
                .param("transport", row.transport().id())
                .param("answersItself", row.answersItself())
                .param("md5Only", row.md5Only())
                .param("lampUnasked", row.lampUnasked())
                .param("encryption", row.encryption().id())
                .param("withoutTls", row.encryptionWithoutTls())
                .param("password", row.sealedPassword());
    }

    private static TelephoneRow row(ResultSet row) throws SQLException {
        long vendor = row.getLong("vendor_id");
        boolean isAnybodys = row.wasNull();
        return new TelephoneRow(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("number"),
                isAnybodys ? null : vendor,
                row.getString("mac"),
                Transport.valueOf(row.getString("transport").toUpperCase(Locale.ROOT)),
                row.getBoolean("answers_itself"),
                row.getBoolean("md5_only"),
                row.getBoolean("lamp_unasked"),
                Encryption.valueOf(row.getString("encryption").toUpperCase(Locale.ROOT)),
                row.getBoolean("encryption_without_tls"),
                row.getString("sealed_password"));
    }
}
