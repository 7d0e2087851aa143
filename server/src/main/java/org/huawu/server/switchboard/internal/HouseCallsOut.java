package org.huawu.server.switchboard.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huawu.cluster.ContactIds;
import org.huawu.cluster.PortIds;
import org.huawu.cluster.SwitchboardEdge.Exit;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.switchboard.CallsOut;
import org.huawu.switchboard.engine.WaysOut;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.TrunkId;
import org.huawu.switchboard.sip.TrunkSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways out as they are in force: calls on a line go by the one trunk that may show its number (F-023). */
@Component
class HouseCallsOut implements CallsOut {

    /** Trunks are named by their ids, which rise. */
    private static final Comparator<TrunkSettings> ADDED_FIRST = Comparator.comparingInt(
                    (TrunkSettings trunk) -> trunk.name().length())
            .thenComparing(TrunkSettings::name);

    private final Numbers numbers;
    private final NumberPlan numberPlan;
    private volatile WaysOut ways = WaysOut.NONE;
    private volatile @Nullable ContactIds contacts;

    HouseCallsOut(Numbers numbers, NumberPlan numberPlan) {
        this.numbers = numbers;
        this.numberPlan = numberPlan;
    }

    /** The switchboard is there, and gives contacts their ids. */
    void open(ContactIds ids) {
        contacts = ids;
    }

    /** It is there no more. */
    void close() {
        contacts = null;
    }

    /** Other ways are in force. */
    void follow(WaysOut now) {
        ways = now;
    }

    /** How calls on a line go out; null when no trunk may show its number. */
    @Nullable
    Exit exit(LineId line) {
        return numbers.line(line).map(this::exit).orElse(null);
    }

    private @Nullable Exit exit(Line line) {
        String shown = numberPlan.canonical(line.number());
        return ways.trunks().stream()
                .filter(trunk -> trunk.shown().contains(shown))
                .min(ADDED_FIRST)
                .map(trunk -> new Exit(new TrunkId(trunk.name()), new PhoneNumber(shown)))
                .orElse(null);
    }

    @Override
    public List<Line> lines(ProjectId project) {
        return numbers.lines().stream()
                .filter(line -> line.projectId().equals(project) && exit(line) != null)
                .toList();
    }

    @Override
    public Optional<Rejection> obstacle(String canonical) {
        if (canonical.isEmpty() || !canonical.matches("\\+?\\d{3,20}")) {
            return Optional.of(Rejection.of("callee-invalid"));
        }
        boolean isAllowed = ways.caps().stream()
                .filter(cap -> canonical.startsWith(cap.prefix()))
                .max(Comparator.comparingInt(cap -> cap.prefix().length()))
                .filter(cap -> cap.mostAnHour() > 0)
                .isPresent();
        return isAllowed ? Optional.empty() : Optional.of(Rejection.of("number-not-allowed"));
    }

    @Override
    public Optional<NewCall> begin() {
        ContactIds ids = contacts;
        if (ids == null) {
            return Optional.empty();
        }
        ContactId contact = ids.next();
        return Optional.of(new NewCall(contact, PortIds.channel(PortIds.dialled(contact))));
    }
}
