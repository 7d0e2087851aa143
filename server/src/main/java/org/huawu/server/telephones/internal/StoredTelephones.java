package org.huawu.server.telephones.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.TelephoneId;
import org.huawu.kernel.VendorId;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Encryption;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.telephones.Telephone;
import org.huawu.server.telephones.Telephones;
import org.huawu.server.telephones.Transport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredTelephones implements Telephones {

    private static final int LONGEST_NAME = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,8}");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");

    private final TelephoneRows rows;
    private final Parties parties;
    private final Parts parts;
    private final TelephoneSecrets secrets;
    private final Ids ids;
    private final AuditTrail audit;
    private final TelephoneBook book;

    StoredTelephones(TelephoneRows rows, Parties parties, Parts parts, Ids ids, AuditTrail audit, TelephoneBook book) {
        this.rows = rows;
        this.parties = parties;
        this.parts = parts;
        this.secrets = parts.secrets();
        this.ids = ids;
        this.audit = audit;
        this.book = book;
    }

    /** What a telephone is told. */
    @Component
    record Parts(TelephoneSecrets secrets, Places places) {}

    @Override
    public Page<Telephone> telephones(PageRequest request) {
        List<TelephoneRow> found = rows.after(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(found, request, row -> String.valueOf(row.id())).map(TelephoneRow::telephone);
    }

    @Override
    public Secrets add(WantedTelephone wanted) {
        if (rows.count() >= TelephoneRows.MOST_TELEPHONES) {
            throw new RejectedException(
                    409, Rejection.of("telephones-too-many", "most", TelephoneRows.MOST_TELEPHONES));
        }
        long id = ids.next();
        String password = secrets.password();
        TelephoneRow row = row(id, wanted, Kept.of(secrets.seal(id, password)));
        String path = row.mac() == null ? null : secrets.pathSecret();
        try {
            rows.insert(row, path == null ? null : TelephoneSecrets.hashOf(path));
        } catch (DuplicateKeyException e) {
            throw taken(e, row);
        }
        Telephone added = known(new TelephoneId(id)).telephone();
        tell("telephone.added", row, Change.between(fields(null), fields(added)));
        return shownOnce(added, password, path);
    }

    @Override
    public Telephone change(TelephoneId id, WantedTelephone wanted) {
        TelephoneRow before = known(id);
        TelephoneRow row = row(id.value(), wanted, Kept.of(before, Objects.requireNonNullElse(wanted.version(), -1)));
        if (row.mac() != null && !row.mac().equals(before.mac())) {
            // another telephone: it gets an address of its own when its secrets are renewed
            throw refused("mac-needs-renewal", "mac", Map.of());
        }
        boolean isChanged;
        try {
            isChanged = row.version() == before.version() && rows.update(row);
        } catch (DuplicateKeyException e) {
            throw taken(e, row);
        }
        if (!isChanged) {
            throw new RejectedException(409, Rejection.of("telephone-changed", "id", String.valueOf(id.value())));
        }
        if (!row.number().equals(before.number())) {
            rows.forgetContacts(id.value());
        }
        Telephone after = known(id).telephone();
        tell("telephone.changed", row, Change.between(fields(before.telephone()), fields(after)));
        return after;
    }

    @Override
    public Secrets renew(TelephoneId id) {
        TelephoneRow row = known(id);
        String password = secrets.password();
        String path = row.mac() == null ? null : secrets.pathSecret();
        rows.renew(id.value(), secrets.seal(id.value(), password), path == null ? null : TelephoneSecrets.hashOf(path));
        tell("telephone.renewed", row, List.of(new Change("password", null, "***")));
        return shownOnce(known(id).telephone(), password, path);
    }

    @Override
    public void remove(TelephoneId id) {
        TelephoneRow row = known(id);
        rows.delete(id.value());
        tell("telephone.removed", row, Change.between(fields(row.telephone()), fields(null)));
    }

    private Secrets shownOnce(Telephone telephone, String password, @Nullable String path) {
        return new Secrets(
                telephone,
                password,
                parts.places()
                        .sip(telephone.transport())
                        .map(Places.Place::toString)
                        .orElse(null),
                path == null ? null : parts.places().settings(path));
    }

    private void tell(String action, TelephoneRow row, List<Change> changes) {
        Long vendor = row.vendorId();
        audit.add(
                action,
                "telephone/" + row.id(),
                vendor == null ? Side.ofInstallation() : Side.ofVendor(vendor),
                changes);
        book.changed();
    }

    /** What a telephone keeps when nothing is said of it: nobody turns encryption off by not knowing of it. */
    private record Kept(int version, String sealedPassword, Encryption encryption, boolean encryptionWithoutTls) {

        static Kept of(String sealedPassword) {
            return new Kept(0, sealedPassword, Encryption.TAKEN, false);
        }

        static Kept of(TelephoneRow before, int version) {
            return new Kept(version, before.sealedPassword(), before.encryption(), before.encryptionWithoutTls());
        }
    }

    private TelephoneRow row(long id, WantedTelephone wanted, Kept kept) {
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        String number = Objects.requireNonNullElse(wanted.number(), "").strip();
        if (!NUMBER.matcher(number).matches()) {
            throw refused("telephone-number-invalid", "number", Map.of());
        }
        String mac = mac(wanted.mac());
        Transport transport = Objects.requireNonNullElse(wanted.transport(), Transport.UDP);
        return new TelephoneRow(
                id,
                kept.version(),
                name,
                number,
                vendor(wanted.vendorId()),
                mac,
                transport,
                Objects.requireNonNullElse(wanted.answersItself(), true),
                Objects.requireNonNullElse(wanted.md5Only(), false),
                Objects.requireNonNullElse(wanted.lampUnasked(), false),
                encryption(wanted, kept, mac, transport),
                Objects.requireNonNullElse(wanted.encryptionWithoutTls(), kept.encryptionWithoutTls()),
                kept.sealedPassword());
    }

    /** One that is set by hand may speak by any transport; one that fetches its settings gets the one that is chosen here. */
    private static Encryption encryption(WantedTelephone wanted, Kept kept, @Nullable String mac, Transport transport) {
        Encryption encryption = Objects.requireNonNullElse(wanted.encryption(), kept.encryption());
        boolean isAlsoWithout = Objects.requireNonNullElse(wanted.encryptionWithoutTls(), kept.encryptionWithoutTls());
        if (encryption == Encryption.REQUIRED && mac != null && transport != Transport.TLS && !isAlsoWithout) {
            throw refused("telephone-encryption-needs-tls", "encryption", Map.of());
        }
        return encryption;
    }

    private @Nullable Long vendor(@Nullable VendorId wanted) {
        if (wanted == null) {
            return null;
        }
        return parties.vendor(wanted)
                .orElseThrow(() -> refused("vendor-unknown", "vendorId", Map.of("id", String.valueOf(wanted.value()))))
                .id()
                .value();
    }

    /** As it stands on the telephone: with or without colons, hyphens or points between. */
    private static @Nullable String mac(@Nullable String given) {
        String mac =
                Objects.requireNonNullElse(given, "").replaceAll("[\\s:.-]", "").toLowerCase(Locale.ROOT);
        if (mac.isEmpty()) {
            return null;
        }
        if (!MAC.matcher(mac).matches()) {
            throw refused("mac-invalid", "mac", Map.of());
        }
        return mac;
    }

    private TelephoneRow known(TelephoneId id) {
        return rows.find(id.value())
                .orElseThrow(() -> new RejectedException(
                        404, Rejection.of("telephone-unknown", "id", String.valueOf(id.value()))));
    }

    private static RejectedException taken(DuplicateKeyException e, TelephoneRow row) {
        String said = String.valueOf(e.getMessage());
        return said.contains("telephone_mac_key")
                ? refused("mac-taken", "mac", Map.of())
                : refused("telephone-number-taken", "number", Map.of("number", row.number()));
    }

    private static RejectedException refused(String errorId, String field, Map<String, Object> more) {
        Map<String, Object> facts = new LinkedHashMap<>(more);
        facts.put("field", field);
        return new RejectedException(errorId.endsWith("-taken") ? 409 : 422, new Rejection(errorId, facts));
    }

    private static SequencedMap<String, String> fields(@Nullable Telephone telephone) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        if (telephone == null) {
            return fields;
        }
        VendorId vendor = telephone.vendorId();
        fields.put("name", telephone.name());
        fields.put("number", telephone.number());
        fields.put("vendorId", vendor == null ? "" : String.valueOf(vendor.value()));
        fields.put("mac", Objects.requireNonNullElse(telephone.mac(), ""));
        fields.put("transport", telephone.transport().id());
        fields.put("answersItself", String.valueOf(telephone.answersItself()));
        fields.put("md5Only", String.valueOf(telephone.md5Only()));
        fields.put("lampUnasked", String.valueOf(telephone.lampUnasked()));
        fields.put("encryption", telephone.encryption().id());
        fields.put("encryptionWithoutTls", String.valueOf(telephone.encryptionWithoutTls()));
        return fields;
    }
}
