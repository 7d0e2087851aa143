package org.huawu.routing;

import java.util.Arrays;
import java.util.List;
import org.huawu.events.Assignment;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * What each vendor of a share has had, and whose turn it is. Shares s, as weights of their sum, and turns taken x.
 *
 * <p>By contacts offered: the turn is given by R. Tijdeman, The chairman assignment problem (Discrete Mathematics 32, 1980), so that
 * after any number of turns N, |x − s·N| ≤ 1 − 1/(2n − 2) for each of n vendors, which is less than one contact. What a vendor
 * had is what it was given in its turn, less what is owed to it.
 *
 * <p>By contacts handled: whoever is furthest behind. As one who was given a contact may lose it again, no bound holds for all times; but
 * whoever is given one is ahead of the share by 1 − 1/n at most, then.
 */
final class ShareLedger {

    final ShareSetting setting;
    /** The revision with which it began. */
    final long since;
    /** Turns, or contacts handled and under way. */
    final long[] taken;
    /** Contacts that spilled over to the party. */
    final long[] apart;
    /** What others had in its turn, less what it had in others'; adds up to 0. */
    final long[] owed;

    private final long weights;

    ShareLedger(ShareSetting setting, long since) {
        this(setting, since, new long[parties(setting)], new long[parties(setting)], new long[parties(setting)]);
    }

    ShareLedger(ShareSetting setting, long since, long[] taken, long[] apart, long[] owed) {
        this.setting = setting;
        this.since = since;
        this.taken = taken;
        this.apart = apart;
        this.owed = owed;
        this.weights = setting.parties().stream().mapToLong(ShareParty::weight).sum();
    }

    /** The same for other settings; it begins anew where they divide otherwise. */
    ShareLedger under(ShareSetting next, long revision) {
        boolean isSame = next.parties().equals(setting.parties())
                && next.basis() == setting.basis()
                && next.isCarried() == setting.isCarried();
        return isSame ? new ShareLedger(next, since, taken, apart, owed) : new ShareLedger(next, revision);
    }

    ShareLedger copy() {
        return new ShareLedger(setting, since, taken.clone(), apart.clone(), owed.clone());
    }

    /**
     * To whom the next contact goes.
     *
     * @param isThere which parties have somebody there
     */
    Share next(boolean[] isThere) {
        boolean isForgiven = !setting.isCarried() && isMixed(isThere);
        if (isForgiven) {
            return new Share(vendor(leastApart(isThere)), Assignment.SPILLED, null);
        }
        if (setting.basis() == ShareBasis.HANDLED) {
            int party = furthestBehind(isThere);
            return new Share(vendor(party), isMixed(isThere) ? Assignment.SPILLED : Assignment.IN_TURN, vendor(party));
        }
        int turn = turn();
        int creditor = owed[turn] < 0 ? creditor(isThere) : -1;
        if (creditor >= 0) {
            return new Share(vendor(creditor), Assignment.REPAID, vendor(turn));
        }
        boolean isSpilled = isMixed(isThere) && !isThere[turn];
        return isSpilled
                ? new Share(vendor(leastApart(isThere)), Assignment.SPILLED, vendor(turn))
                : new Share(vendor(turn), Assignment.IN_TURN, vendor(turn));
    }

    /** Notes that a contact was assigned. */
    void count(VendorId vendor, Assignment how, @Nullable VendorId turn) {
        int given = partyOf(vendor);
        if (how == Assignment.SPILLED) {
            apart[given]++;
        }
        if (turn != null) {
            int counted = partyOf(turn);
            taken[counted]++;
            owed[counted]++;
            owed[given]--;
        }
    }

    /** Notes that a contact that was counted for one vendor was handled by another, or by none of the share; by contacts handled only. */
    void correct(VendorId counted, @Nullable VendorId handled) {
        if (setting.basis() == ShareBasis.HANDLED) {
            taken[partyOf(counted)]--;
            int other = handled == null ? -1 : indexOf(handled);
            if (other >= 0) {
                taken[other]++;
            }
        }
    }

    private int turn() {
        long turns = Arrays.stream(taken).sum() + 1;
        int next = -1;
        for (int i = 0; i < taken.length; i++) {
            if (isDue(i, turns) && (next < 0 || isEarlier(i, next, turns))) {
                next = i;
            }
        }
        if (next < 0) {
            throw new IllegalStateException(
                    "nobody's turn in share " + setting.share().value());
        }
        return next;
    }

    /** Whether a turn more leaves the party less than one ahead. */
    private boolean isDue(int party, long turns) {
        return twice() * behind(party, turns) >= weights;
    }

    /** Whose turn has to come first, lest the party fall one behind. */
    private boolean isEarlier(int party, int other, long turns) {
        return slack(party, turns) * weight(other) < slack(other, turns) * weight(party);
    }

    private long slack(int party, long turns) {
        return weights * (twice() - 1) - twice() * behind(party, turns);
    }

    /** By how much the party is behind its share of so many turns, times the sum of weights. */
    private long behind(int party, long turns) {
        return weight(party) * turns - taken[party] * weights;
    }

    private long twice() {
        return 2L * taken.length - 2;
    }

    /** Of those who are there, or of all where nobody is. */
    private int furthestBehind(boolean[] isThere) {
        long turns = Arrays.stream(taken).sum() + 1;
        boolean isAnyone = !isMixed(isThere);
        int next = -1;
        for (int i = 0; i < taken.length; i++) {
            if ((isAnyone || isThere[i]) && (next < 0 || behind(i, turns) > behind(next, turns))) {
                next = i;
            }
        }
        return next;
    }

    /** Of those who are there, who has had the least of what spilled over, by weight (d'Hondt). */
    private int leastApart(boolean[] isThere) {
        int next = -1;
        for (int i = 0; i < apart.length; i++) {
            boolean isLess = next < 0 || (apart[i] + 1) * weight(next) < (apart[next] + 1) * weight(i);
            if (isThere[i] && isLess) {
                next = i;
            }
        }
        return next;
    }

    /** Of those who are there, to whom the most is owed; -1 for none. */
    private int creditor(boolean[] isThere) {
        int next = -1;
        for (int i = 0; i < owed.length; i++) {
            if (isThere[i] && owed[i] > 0 && (next < 0 || owed[i] > owed[next])) {
                next = i;
            }
        }
        return next;
    }

    /** Whether some are there and others are not. Where nobody is, all are in the same position. */
    private static boolean isMixed(boolean[] isThere) {
        boolean isSome = false;
        boolean isAll = true;
        for (boolean each : isThere) {
            isSome |= each;
            isAll &= each;
        }
        return isSome && !isAll;
    }

    private VendorId vendor(int party) {
        return setting.parties().get(party).vendor();
    }

    private long weight(int party) {
        return setting.parties().get(party).weight();
    }

    private int partyOf(VendorId vendor) {
        int party = indexOf(vendor);
        if (party < 0) {
            throw new IllegalStateException("vendor " + vendor.value() + " is no party of share "
                    + setting.share().value());
        }
        return party;
    }

    private int indexOf(VendorId vendor) {
        List<ShareParty> parties = setting.parties();
        for (int i = 0; i < parties.size(); i++) {
            if (parties.get(i).vendor().equals(vendor)) {
                return i;
            }
        }
        return -1;
    }

    private static int parties(ShareSetting setting) {
        return setting.parties().size();
    }

    /**
     * To whom a contact goes.
     *
     * @param vendor the vendor
     * @param how why
     * @param turn whose turn is counted; null for none
     */
    record Share(VendorId vendor, Assignment how, @Nullable VendorId turn) {}
}
