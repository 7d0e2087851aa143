package org.huawu.server.telephones.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.telephones.Transport;
import org.huawu.server.vault.SealBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the settings that a telephone fetches, in the form of Yealink (common.cfg of its administrator's guide). */
@Component
public class Provisioning {

    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    /** A telephone behind a router is forgotten by that when it is quiet for longer. */
    private static final int REGISTER_SECONDS = 600;

    private static final int KEEP_ALIVE_SECONDS = 30;

    private final TelephoneRows rows;
    private final TelephoneSecrets secrets;
    private final ScopedWork work;
    private final AuditTrail audit;
    private final Clock clock;
    private final Places places;

    Provisioning(
            TelephoneRows rows,
            TelephoneSecrets secrets,
            ScopedWork work,
            AuditTrail audit,
            Clock clock,
            Places places) {
        this.rows = rows;
        this.secrets = secrets;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
        this.places = places;
    }

    /**
     * The settings of the telephone with that MAC, if the secret is its own and a point of SIP is there that it can use. The first time
     * is audited.
     */
    public Optional<String> settings(String pathSecret, String mac) {
        return work.in(
                Scope.all(),
                () -> rows.ofSettings(TelephoneSecrets.hashOf(pathSecret), mac).flatMap(this::written));
    }

    private Optional<String> written(TelephoneRow row) {
        Optional<Places.Place> place = places.sip(row.transport());
        if (place.isEmpty()) {
            LOG.warn("Telephone {} asks for its settings, and there is no point of SIP for it", row.id());
            return Optional.empty();
        }
        try {
            String text = file(row, place.get(), secrets.open(row));
            if (rows.fetched(row.id(), clock.instant())) {
                Long vendor = row.vendorId();
                audit.add(
                        null,
                        "telephone.fetched-settings",
                        "telephone/" + row.id(),
                        vendor == null ? Side.ofInstallation() : Side.ofVendor(vendor));
            }
            return Optional.of(text);
        } catch (SealBroken e) {
            LOG.error("The password of telephone {} cannot be opened; renew it", row.id());
            return Optional.empty();
        }
    }

    static String file(TelephoneRow row, Places.Place place, String password) {
        List<String> lines = new ArrayList<>(List.of(
                "#!version:1.0.0.1",
                "account.1.enable = 1",
                "account.1.label = " + row.number(),
                "account.1.display_name = " + row.number(),
                "account.1.auth_name = " + row.number(),
                "account.1.user_name = " + row.number(),
                "account.1.password = " + password,
                "account.1.sip_server.1.address = " + place.host(),
                "account.1.sip_server.1.port = " + place.port(),
                "account.1.sip_server.1.transport_type = " + number(row.transport()),
                "account.1.sip_server.1.expires = " + REGISTER_SECONDS,
                "account.1.sip_server.2.address = ",
                "account.1.outbound_proxy_enable = 0",
                "account.1.nat.rport = 1",
                "account.1.nat.udp_update_enable = 1",
                "account.1.nat.udp_update_time = " + KEEP_ALIVE_SECONDS,
                "account.1.srtp_encryption = " + encryption(row),
                // 1 is RFC 4733
                "account.1.dtmf.type = 1",
                "account.1.dtmf.dtmf_payload = 101",
                // it asks how many messages wait, unless it is told so unasked
                "account.1.subscribe_mwi = " + (row.lampUnasked() ? 0 : 1),
                // calls of a seat are answered by what they say, others ring
                "account.1.auto_answer = 0",
                "features.intercom.allow = " + (row.answersItself() ? 1 : 0),
                "features.intercom.mute = 0",
                "features.intercom.tone = 1",
                "features.intercom.barge = 0"));
        codecs(lines);
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Never, where it is offered, or always. It says keys in the SDP of each call, so it is to do that where they may be said alone. */
    private static int encryption(TelephoneRow row) {
        boolean maySayKeys = row.transport() == Transport.TLS || row.encryptionWithoutTls();
        return switch (row.encryption()) {
            case OFF -> 0;
            case TAKEN -> maySayKeys ? 1 : 0;
            case REQUIRED -> 2;
        };
    }

    private static int number(Transport transport) {
        return switch (transport) {
            case UDP -> 0;
            case TCP -> 1;
            case TLS -> 2;
        };
    }

    /** G.711 alone, A-law first; in the older and in the newer way of naming them. */
    private static void codecs(List<String> lines) {
        lines.addAll(List.of(
                "account.1.codec.1.enable = 1",
                "account.1.codec.1.payload_type = PCMA",
                "account.1.codec.1.priority = 1",
                "account.1.codec.2.enable = 1",
                "account.1.codec.2.payload_type = PCMU",
                "account.1.codec.2.priority = 2",
                "account.1.codec.pcma.enable = 1",
                "account.1.codec.pcma.priority = 1",
                "account.1.codec.pcmu.enable = 1",
                "account.1.codec.pcmu.priority = 2",
                "account.1.codec.g722.enable = 0",
                "account.1.codec.g729.enable = 0",
                "account.1.codec.opus.enable = 0"));
    }
}
