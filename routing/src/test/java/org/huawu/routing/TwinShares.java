package org.huawu.routing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huawu.events.AgentState;
import org.huawu.events.Assignment;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.TwinParts.Call;
import org.jspecify.annotations.Nullable;

/** How the naive twin divides contacts: it keeps every one that was ever assigned, and counts them anew each time. */
final class TwinShares {

    private final NaiveTwin twin;
    private List<Book> books = new ArrayList<>();

    TwinShares(NaiveTwin twin) {
        this.twin = twin;
    }

    record Entry(
            Call call,
            VendorId vendor,
            Assignment how,
            @Nullable VendorId turn) {}

    record Book(ShareSetting setting, List<Entry> entries) {

        private long taken(ShareParty party) {
            return entries.stream()
                    .filter(entry -> party.vendor()
                            .equals(setting.basis() == ShareBasis.OFFERED ? entry.turn() : handler(entry)))
                    .count();
        }

        private static @Nullable VendorId handler(Entry entry) {
            VendorId talked = entry.call().talkedBy;
            boolean isLost = talked == null && entry.call().isOver;
            return entry.turn() == null || isLost ? null : talked == null ? entry.turn() : talked;
        }

        private long spilledTo(ShareParty party) {
            return entries.stream()
                    .filter(entry ->
                            entry.how() == Assignment.SPILLED && entry.vendor().equals(party.vendor()))
                    .count();
        }

        private long owedTo(ShareParty party) {
            return entries.stream()
                            .filter(entry -> party.vendor().equals(entry.turn()))
                            .count()
                    - entries.stream()
                            .filter(entry ->
                                    entry.turn() != null && entry.vendor().equals(party.vendor()))
                            .count();
        }

        private long turns() {
            return setting.parties().stream().mapToLong(this::taken).sum() + 1;
        }

        private long weights() {
            return setting.parties().stream().mapToLong(ShareParty::weight).sum();
        }

        private BigInteger behind(ShareParty party) {
            return BigInteger.valueOf(party.weight())
                    .multiply(BigInteger.valueOf(turns()))
                    .subtract(BigInteger.valueOf(taken(party)).multiply(BigInteger.valueOf(weights())));
        }

        /** The first whose next turn may come now and must come soonest. */
        private ShareParty turn() {
            long twice = 2L * setting.parties().size() - 2;
            ShareParty first = null;
            for (ShareParty party : setting.parties()) {
                boolean mayBe =
                        behind(party).multiply(BigInteger.valueOf(twice)).compareTo(BigInteger.valueOf(weights())) >= 0;
                if (mayBe && (first == null || isSooner(party, first, twice))) {
                    first = party;
                }
            }
            return Objects.requireNonNull(first);
        }

        private boolean isSooner(ShareParty party, ShareParty other, long twice) {
            BigInteger ours =
                    BigInteger.valueOf(twice - 1 + twice * taken(party)).multiply(weight(other));
            BigInteger theirs =
                    BigInteger.valueOf(twice - 1 + twice * taken(other)).multiply(weight(party));
            return ours.compareTo(theirs) < 0;
        }

        private static BigInteger weight(ShareParty party) {
            return BigInteger.valueOf(party.weight());
        }
    }

    void configure(Configuration next) {
        List<Book> before = books;
        books = new ArrayList<>();
        for (ShareSetting setting : next.shares()) {
            List<Entry> entries = new ArrayList<>();
            for (Book old : before) {
                boolean goesOn = old.setting.share().equals(setting.share())
                        && old.setting.parties().equals(setting.parties())
                        && old.setting.basis() == setting.basis()
                        && old.setting.isCarried() == setting.isCarried();
                entries = goesOn ? old.entries : entries;
            }
            books.add(new Book(setting, entries));
        }
    }

    void assign(Call call) {
        ShareId share = twin.settings.queue(call.ref.queue()).share();
        for (LineSetting line : twin.settings.lines(call.ref.line().value())) {
            share = line.share() == null ? share : line.share();
        }
        for (Book book : books) {
            if (book.setting.share().equals(share)) {
                assign(call, book);
            }
        }
    }

    private void assign(Call call, Book book) {
        List<ShareParty> parties = book.setting.parties();
        List<ShareParty> there =
                parties.stream().filter(party -> isThere(party, call)).toList();
        boolean isMixed = !there.isEmpty() && there.size() < parties.size();
        Entry entry;
        if (isMixed && !book.setting.isCarried()) {
            entry = new Entry(call, leastSpilled(book, there).vendor(), Assignment.SPILLED, null);
        } else if (book.setting.basis() == ShareBasis.HANDLED) {
            ShareParty behind = null;
            for (ShareParty party : isMixed ? there : parties) {
                behind = behind == null || book.behind(party).compareTo(book.behind(behind)) > 0 ? party : behind;
            }
            VendorId vendor = Objects.requireNonNull(behind).vendor();
            entry = new Entry(call, vendor, isMixed ? Assignment.SPILLED : Assignment.IN_TURN, vendor);
        } else {
            entry = inTurn(call, book, there, isMixed);
        }
        book.entries.add(entry);
        call.reservedFor = entry.vendor();
        call.reservedUntilMs = twin.atMs + book.setting.reservedMs();
        twin.events.add(new ContactAssigned(
                twin.atMs,
                call.ref,
                book.setting.share(),
                entry.vendor(),
                entry.how(),
                entry.turn(),
                call.reservedUntilMs));
    }

    private static Entry inTurn(Call call, Book book, List<ShareParty> there, boolean isMixed) {
        ShareParty turn = book.turn();
        ShareParty creditor = null;
        for (ShareParty party : there) {
            long owed = book.owedTo(party);
            if (owed > 0 && (creditor == null || owed > book.owedTo(creditor))) {
                creditor = party;
            }
        }
        if (book.owedTo(turn) < 0 && creditor != null) {
            return new Entry(call, creditor.vendor(), Assignment.REPAID, turn.vendor());
        }
        return isMixed && !there.contains(turn)
                ? new Entry(call, leastSpilled(book, there).vendor(), Assignment.SPILLED, turn.vendor())
                : new Entry(call, turn.vendor(), Assignment.IN_TURN, turn.vendor());
    }

    private static ShareParty leastSpilled(Book book, List<ShareParty> there) {
        ShareParty least = there.getFirst();
        for (ShareParty party : there) {
            long ours = (book.spilledTo(party) + 1) * least.weight();
            least = ours < (book.spilledTo(least) + 1) * party.weight() ? party : least;
        }
        return least;
    }

    private boolean isThere(ShareParty party, Call call) {
        return twin.workers.stream()
                .anyMatch(worker -> worker.ref.vendor().equals(party.vendor())
                        && twin.hasAudio(worker)
                        && List.of(
                                        AgentState.READY,
                                        AgentState.OFFERED,
                                        AgentState.CONNECTING,
                                        AgentState.TALKING,
                                        AgentState.HELD,
                                        AgentState.CONSULTING,
                                        AgentState.DIALLING,
                                        AgentState.WRAP_UP)
                                .contains(worker.state)
                        && twin.settings.agents(worker.ref.agent().value()).stream()
                                .anyMatch(agent -> agent.queues().contains(call.ref.queue())));
    }
}
