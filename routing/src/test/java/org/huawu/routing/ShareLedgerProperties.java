package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.huawu.events.Assignment;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.ShareLedger.Share;

/** What contracts rest on: how far what vendors get may be from their shares, after each single contact. */
class ShareLedgerProperties {

    private static final int CONTACTS = 1_000;

    @Property
    void given_all_parties_there_when_contacts_are_assigned_then_each_has_its_share_to_less_than_one_contact(
            @ForAll @IntRange(min = 2, max = 16) int parties, @ForAll long seed) {
        Random random = new Random(seed);
        ShareLedger ledger = ledger(ShareBasis.OFFERED, random.nextBoolean(), weights(parties, random));
        long[] had = new long[parties];
        for (int contact = 1; contact <= CONTACTS; contact++) {
            had[given(ledger, everyone(parties))]++;
            assertWithinOne(ledger, had, contact);
        }
        assertThat(ledger.apart).containsOnly(0);
        assertThat(ledger.owed).containsOnly(0);
    }

    @Property
    void given_parties_that_come_and_go_when_forgiven_then_the_bound_holds_over_the_contacts_that_found_all_of_them(
            @ForAll @IntRange(min = 2, max = 6) int parties, @ForAll long seed) {
        Random random = new Random(seed);
        ShareLedger ledger = ledger(ShareBasis.OFFERED, false, weights(parties, random));
        long[] had = new long[parties];
        long[] spilled = new long[parties];
        int counted = 0;
        for (int contact = 1; contact <= CONTACTS; contact++) {
            boolean[] isThere = somebody(parties, random);
            int party = given(ledger, isThere);
            assertThat(isThere[party]).isTrue();
            if (isAll(isThere)) {
                had[party]++;
                assertWithinOne(ledger, had, ++counted);
            } else {
                spilled[party]++;
            }
        }
        assertThat(ledger.apart).isEqualTo(spilled);
    }

    @Property
    void given_parties_that_come_and_go_when_carried_then_what_each_had_and_is_owed_is_its_share_to_less_than_one(
            @ForAll @IntRange(min = 2, max = 6) int parties, @ForAll long seed) {
        Random random = new Random(seed);
        ShareLedger ledger = ledger(ShareBasis.OFFERED, true, weights(parties, random));
        long[] had = new long[parties];
        for (int contact = 1; contact <= CONTACTS; contact++) {
            boolean[] isThere = somebody(parties, random);
            int party = given(ledger, isThere);
            assertThat(isThere[party]).isTrue();
            had[party]++;
            long[] withOwed = new long[parties];
            Arrays.setAll(withOwed, i -> had[i] + ledger.owed[i]);
            assertWithinOne(ledger, withOwed, contact);
        }
        assertThat(Arrays.stream(ledger.owed).sum()).isZero();
    }

    @Property
    void given_debts_when_all_are_there_again_then_they_are_paid_and_each_has_its_share_of_all_contacts(
            @ForAll @IntRange(min = 2, max = 6) int parties, @ForAll long seed) {
        Random random = new Random(seed);
        ShareLedger ledger = ledger(ShareBasis.OFFERED, true, even(parties));
        long[] had = new long[parties];
        int contacts = 0;
        for (; contacts < 50; contacts++) {
            had[given(ledger, somebody(parties, random))]++;
        }
        for (; Arrays.stream(ledger.owed).anyMatch(owed -> owed != 0); contacts++) {
            assertThat(contacts).as("debts end").isLessThan(CONTACTS);
            had[given(ledger, everyone(parties))]++;
        }
        assertWithinOne(ledger, had, contacts);
    }

    /** Contacts under way may be lost, or be handled by another party. */
    @Property
    void given_shares_of_handled_contacts_when_one_is_given_then_its_party_is_less_than_one_ahead(
            @ForAll @IntRange(min = 2, max = 6) int parties, @ForAll long seed) {
        Random random = new Random(seed);
        ShareLedger ledger = ledger(ShareBasis.HANDLED, true, weights(parties, random));
        Deque<Integer> underWay = new ArrayDeque<>();
        for (int contact = 1; contact <= CONTACTS; contact++) {
            int party = given(ledger, everyone(parties));
            long total = Arrays.stream(ledger.taken).sum();
            long weights = weights(ledger);
            long ahead = ledger.taken[party] * weights
                    - ledger.setting.parties().get(party).weight() * total;
            assertThat(ahead * parties).isLessThanOrEqualTo(weights * (parties - 1));
            underWay.add(party);
            if (random.nextInt(3) == 0) {
                VendorId other = vendor(random.nextInt(parties + 1));
                ledger.correct(vendor(underWay.remove()), random.nextBoolean() ? null : other);
            }
        }
        assertThat(Arrays.stream(ledger.taken).min().orElseThrow()).isNotNegative();
    }

    @Property
    void
            given_shares_of_handled_contacts_when_all_are_handled_then_nobody_is_further_behind_than_all_others_may_be_ahead(
                    @ForAll @IntRange(min = 2, max = 6) int parties, @ForAll long seed) {
        Random random = new Random(seed);
        ShareLedger ledger = ledger(ShareBasis.HANDLED, false, weights(parties, random));
        long weights = weights(ledger);
        for (long total = 1; total <= CONTACTS; total++) {
            given(ledger, everyone(parties));
            for (int i = 0; i < parties; i++) {
                long behind = ledger.setting.parties().get(i).weight() * total - ledger.taken[i] * weights;
                assertThat(behind * parties).isLessThanOrEqualTo(weights * (parties - 1L) * (parties - 1));
            }
        }
    }

    private static int given(ShareLedger ledger, boolean[] isThere) {
        Share next = ledger.next(isThere);
        ledger.count(next.vendor(), next.how(), next.turn());
        boolean isAll = isAll(isThere);
        if (isAll) {
            assertThat(next.how()).isNotEqualTo(Assignment.SPILLED);
        }
        return (int) next.vendor().value() - 71;
    }

    private static void assertWithinOne(ShareLedger ledger, long[] had, int contacts) {
        long weights = weights(ledger);
        for (int i = 0; i < had.length; i++) {
            long off = had[i] * weights - (long) ledger.setting.parties().get(i).weight() * contacts;
            assertThat(Math.abs(off))
                    .as("party %s of %s after %s contacts", i, ledger.setting, contacts)
                    .isLessThan(weights);
        }
    }

    private static long weights(ShareLedger ledger) {
        return ledger.setting.parties().stream().mapToLong(ShareParty::weight).sum();
    }

    private static ShareLedger ledger(ShareBasis basis, boolean isCarried, List<Integer> weights) {
        List<ShareParty> parties = new ArrayList<>();
        weights.forEach(weight -> parties.add(new ShareParty(vendor(parties.size()), weight)));
        return new ShareLedger(new ShareSetting(new ShareId(1), basis, isCarried, 1_000, parties), 1);
    }

    private static VendorId vendor(int party) {
        return new VendorId(71 + party);
    }

    /** Of the same size, or very different, or all hundredths of a percent. */
    private static List<Integer> weights(int parties, Random random) {
        int most = List.of(3, 100, ShareParty.MOST_WEIGHT).get(random.nextInt(3));
        return random.ints(parties, 1, most + 1).boxed().toList();
    }

    private static List<Integer> even(int parties) {
        return IntStream.range(0, parties).mapToObj(i -> 1).toList();
    }

    private static boolean[] everyone(int parties) {
        boolean[] isThere = new boolean[parties];
        Arrays.fill(isThere, true);
        return isThere;
    }

    /** One at least. */
    private static boolean[] somebody(int parties, Random random) {
        boolean[] isThere = new boolean[parties];
        for (int i = 0; i < parties; i++) {
            isThere[i] = random.nextInt(4) > 0;
        }
        isThere[random.nextInt(parties)] = true;
        return isThere;
    }

    private static boolean isAll(boolean[] isThere) {
        for (boolean each : isThere) {
            if (!each) {
                return false;
            }
        }
        return true;
    }
}
