package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.List;
import java.util.TreeMap;
import org.huawu.events.Assignment;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactStage;
import org.huawu.events.Event;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of shares. By contacts offered: after any number of turns N, each of n vendors is off its share by 1 − 1/(2n − 2) at most
 * (R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32, 1980). By contacts handled: whoever is furthest behind comes
 * next. And each contact that is divided goes to somebody who is there, where anybody is.
 */
final class ShareRule implements Rule {

    /** What was assigned by one share since it divides as it does. */
    private static final class Account {
        ShareSetting setting;
        final long[] turns;
        final long[] owed;
        /** What spilled over to each. */
        final long[] spilled;

        Account(ShareSetting setting) {
            this.setting = setting;
            this.turns = new long[setting.parties().size()];
            this.owed = new long[setting.parties().size()];
            this.spilled = new long[setting.parties().size()];
        }

        int indexOf(VendorId vendor) {
            List<ShareParty> parties = setting.parties();
            for (int i = 0; i < parties.size(); i++) {
                if (parties.get(i).vendor().equals(vendor)) {
                    return i;
                }
            }
            return -1;
        }

        long weight(int party) {
            return setting.parties().get(party).weight();
        }

        long weights() {
            long sum = 0;
            for (ShareParty party : setting.parties()) {
                sum += party.weight();
            }
            return sum;
        }

        long taken() {
            long sum = 0;
            for (long each : turns) {
                sum += each;
            }
            return sum;
        }

        boolean isLike(ShareSetting next) {
            return next.parties().equals(setting.parties())
                    && next.basis() == setting.basis()
                    && next.isCarried() == setting.isCarried();
        }
    }

    /** By which account a contact is counted, and for whom. */
    private record Counted(Account account, int party) {}

    private final TreeMap<Long, Account> accounts = new TreeMap<>();
    private final TreeMap<Long, Counted> counted = new TreeMap<>();
    private long assigned;

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case ContactAssigned e -> assigned(e, seen);
            case ContactQueued e -> {
                boolean isDivided =
                        shareOf(seen, e.contact().line().value(), e.contact().queue()) != null;
                boolean isAssigned = assigned == e.contact().contact().value();
                unless(isDivided == isAssigned, "who is divided is assigned", e);
                assigned = 0;
            }
            case ContactConnected e ->
                correct(e.contact().contact().value(), e.agent().vendor());
            case ContactEnded e -> {
                if (e.stage() != ContactStage.TALKING) {
                    correct(e.contact().contact().value(), null);
                }
            }
            default -> {}
        }
    }

    @Override
    public void after(Picture seen, Taken step) {
        for (Event event : step.events()) {
            if (event instanceof ConfigurationActivated) {
                TreeMap<Long, Account> before = new TreeMap<>(accounts);
                accounts.clear();
                for (ShareSetting setting : seen.settings().configuration.shares()) {
                    Account old = before.get(setting.share().value());
                    Account kept = old != null && old.isLike(setting) ? old : new Account(setting);
                    kept.setting = setting;
                    accounts.put(setting.share().value(), kept);
                }
            }
        }
    }

    /** A line's share goes before its queue's. */
    private static @Nullable ShareId shareOf(Picture seen, long line, QueueId queue) {
        LineSetting setting = seen.settings().line(line);
        return setting != null && setting.share() != null
                ? setting.share()
                : seen.settings().queue(queue).share();
    }

    private void assigned(ContactAssigned event, Picture seen) {
        ShareId share =
                shareOf(seen, event.contact().line().value(), event.contact().queue());
        unless(event.share().equals(share), "a contact is divided by its share", event, share);
        Account account = accounts.get(event.share().value());
        if (account == null) {
            throw new BrokenRule("a share that divides is there", event.toString());
        }
        int given = account.indexOf(event.vendor());
        int turn = event.turn() == null ? -1 : account.indexOf(event.turn());
        unless(given >= 0 && (turn >= 0 || event.turn() == null), "a share goes to its parties", event);
        unless(event.untilMs() == event.atMs() + account.setting.reservedMs(), "a reservation has its time", event);
        boolean[] isThere = there(account, event.contact().queue(), seen);
        if (account.setting.basis() == ShareBasis.HANDLED) {
            handled(event, account, isThere, given);
        } else {
            offered(event, account, isThere, turn);
        }
        account.spilled[given] += event.how() == Assignment.SPILLED ? 1 : 0;
        if (turn >= 0) {
            account.turns[turn]++;
            account.owed[turn]++;
            account.owed[given]--;
            counted.put(event.contact().contact().value(), new Counted(account, turn));
            bound(account, event);
        }
        assigned = event.contact().contact().value();
    }

    private static void offered(ContactAssigned event, Account account, boolean[] isThere, int turn) {
        int given = account.indexOf(event.vendor());
        boolean isMixed = isMixed(isThere);
        boolean isRight = switch (event.how()) {
            case IN_TURN -> given == turn && (!isMixed || isThere[turn]);
            case SPILLED ->
                isMixed && isThere[given] && (account.setting.isCarried() ? turn >= 0 && !isThere[turn] : turn < 0);
            case REPAID -> turn >= 0 && isThere[given] && account.owed[given] > 0 && account.owed[turn] < 0;
        };
        unless(isRight, "turns are kept, spilled and given back as said", event, account.owed, isThere);
        for (int i = 0; event.how() == Assignment.SPILLED && i < isThere.length; i++) {
            long ours = (account.spilled[given] + 1) * account.weight(i);
            long theirs = (account.spilled[i] + 1) * account.weight(given);
            unless(!isThere[i] || ours <= theirs, "what spills over is divided by weight too", event, account.spilled);
        }
        boolean isOwing = account.setting.isCarried() && turn >= 0 && account.owed[turn] < 0;
        for (int i = 0; isOwing && i < isThere.length; i++) {
            boolean isCreditor = isThere[i] && account.owed[i] > 0;
            boolean isLess = !isCreditor || account.owed[i] <= account.owed[given];
            unless(isLess, "what is given back goes to whom the most is owed", event, account.owed);
            unless(
                    !isCreditor || event.how() == Assignment.REPAID,
                    "what spilled over is given back",
                    event,
                    account.owed);
        }
    }

    private static void handled(ContactAssigned event, Account account, boolean[] isThere, int given) {
        boolean isMixed = isMixed(isThere);
        if (isMixed && !account.setting.isCarried()) {
            unless(event.turn() == null && isThere[given], "who is not there takes no turn", event);
            return;
        }
        boolean isRight = event.vendor().equals(event.turn())
                && (event.how() == Assignment.SPILLED) == isMixed
                && (!isMixed || isThere[given]);
        unless(isRight, "a contact goes to somebody who is there", event);
        long ours = behind(account, given);
        for (int i = 0; i < isThere.length; i++) {
            boolean isLess = (isMixed && !isThere[i]) || behind(account, i) <= ours;
            unless(isLess, "who is furthest behind comes next", event, account.turns);
        }
    }

    private static long behind(Account account, int party) {
        return account.weight(party) * (account.taken() + 1) - account.turns[party] * account.weights();
    }

    private static void bound(Account account, Event event) {
        if (account.setting.basis() == ShareBasis.HANDLED) {
            return;
        }
        long turns = account.taken();
        long twice = 2L * account.turns.length - 2;
        for (int i = 0; i < account.turns.length; i++) {
            long off = Math.abs(account.turns[i] * account.weights() - account.weight(i) * turns);
            unless(off * twice <= account.weights() * (twice - 1), "shares hold", event, account.turns);
        }
    }

    private void correct(long contact, @Nullable VendorId by) {
        Counted entry = counted.remove(contact);
        if (entry == null || entry.account().setting.basis() != ShareBasis.HANDLED) {
            return;
        }
        int handled = by == null ? -1 : entry.account().indexOf(by);
        if (handled != entry.party()) {
            entry.account().turns[entry.party()]--;
            if (handled >= 0) {
                entry.account().turns[handled]++;
            }
        }
    }

    private static boolean[] there(Account account, QueueId queue, Picture seen) {
        boolean[] isThere = new boolean[account.turns.length];
        for (SeenAgent agent : seen.agents.values()) {
            AgentSetting setting = seen.settings().agent(agent.id());
            int party = account.indexOf(agent.ref.vendor());
            if (party >= 0
                    && agent.isThere()
                    && setting != null
                    && setting.queues().contains(queue)
                    && seen.hasAudio(agent)) {
                isThere[party] = true;
            }
        }
        return isThere;
    }

    private static boolean isMixed(boolean[] isThere) {
        boolean isSome = false;
        boolean isAll = true;
        for (boolean each : isThere) {
            isSome |= each;
            isAll &= each;
        }
        return isSome && !isAll;
    }
}
