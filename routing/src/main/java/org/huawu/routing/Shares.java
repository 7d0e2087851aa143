package org.huawu.routing;

import java.util.List;
import java.util.TreeMap;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ShareParty;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** The ledgers of all shares, and what becomes of contacts that they assign. Changed by {@link RoutingState} alone. */
final class Shares {

    final TreeMap<Long, ShareLedger> ledgers = new TreeMap<>();

    /** A revision's shares; a ledger goes on where contacts are divided as before. */
    void configure(Configuration next) {
        TreeMap<Long, ShareLedger> before = new TreeMap<>(ledgers);
        ledgers.clear();
        for (ShareSetting setting : next.shares()) {
            long id = setting.share().value();
            ShareLedger old = before.get(id);
            ledgers.put(
                    id, old == null ? new ShareLedger(setting, next.revision()) : old.under(setting, next.revision()));
        }
    }

    /**
     * Takes the ledgers of a snapshot, which are those of its configuration.
     *
     * @throws IllegalArgumentException when they are not
     */
    void restore(List<ShareLedger> written) {
        List<ShareSetting> settings = written.stream().map(each -> each.setting).toList();
        if (!settings.equals(ledgers.values().stream().map(each -> each.setting).toList())) {
            throw new IllegalArgumentException("ledgers of other shares than are configured");
        }
        written.forEach(each -> ledgers.put(each.setting.share().value(), each));
    }

    /** The ledger by which a contact of a line is divided in a queue; null when it is not. */
    @Nullable
    ShareLedger of(@Nullable LineSetting line, WaitingRoom room) {
        ShareId share = line != null && line.share() != null ? line.share() : room.setting.share();
        return share == null ? null : ledgers.get(share.value());
    }

    void assign(Contact contact, ContactAssigned event) {
        ShareLedger ledger = ledgers.get(event.share().value());
        if (ledger == null) {
            throw new IllegalStateException("share " + event.share().value() + " is not configured");
        }
        ledger.count(event.vendor(), event.how(), event.turn());
        contact.reservedFor = event.vendor();
        contact.reservedUntilMs = event.untilMs();
        contact.share = event.share();
        contact.shareSince = ledger.since;
        contact.countedFor = event.turn();
    }

    /** @param by whose agent talks with it; null when nobody ever did */
    void handled(Contact contact, @Nullable VendorId by) {
        ShareLedger ledger = counting(contact);
        VendorId counted = contact.countedFor;
        if (ledger != null && counted != null && !counted.equals(by)) {
            ledger.correct(counted, by);
        }
        contact.countedFor = null;
    }

    /** Notes in a draft that a contact ends without a talk, for those that are assigned further on in it. */
    void lost(Draft draft, Contact contact) {
        ShareLedger ledger = counting(contact);
        if (ledger != null && contact.countedFor != null) {
            draft.ledger(ledger).correct(contact.countedFor, null);
        }
    }

    /** The ledger in which a contact is counted; null when it is in none, or that one has begun anew since. */
    private @Nullable ShareLedger counting(Contact contact) {
        ShareLedger ledger = contact.share == null ? null : ledgers.get(contact.share.value());
        return ledger == null || ledger.since != contact.shareSince ? null : ledger;
    }

    /** Which parties have somebody in a queue, after what is drafted. */
    static boolean[] there(ShareLedger ledger, WaitingRoom room, Draft draft) {
        List<ShareParty> parties = ledger.setting.parties();
        boolean[] isThere = new boolean[parties.size()];
        for (int i = 0; i < isThere.length; i++) {
            isThere[i] = room.isStaffedBy(parties.get(i).vendor(), draft);
        }
        return isThere;
    }
}
