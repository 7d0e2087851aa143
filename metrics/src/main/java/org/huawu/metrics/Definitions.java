package org.huawu.metrics;

import static org.huawu.metrics.Measure.Kind.ABANDONED;
import static org.huawu.metrics.Measure.Kind.ABANDONED_BY_WAIT;
import static org.huawu.metrics.Measure.Kind.ANSWERED;
import static org.huawu.metrics.Measure.Kind.ANSWERED_BY_WAIT;
import static org.huawu.metrics.Measure.Kind.ANSWERED_WAIT_MS;
import static org.huawu.metrics.Measure.Kind.ASSIGNED;
import static org.huawu.metrics.Measure.Kind.ASSIGNED_REPAID;
import static org.huawu.metrics.Measure.Kind.ASSIGNED_SPILLED;
import static org.huawu.metrics.Measure.Kind.CALLS_OUT;
import static org.huawu.metrics.Measure.Kind.CALLS_OUT_ANSWERED;
import static org.huawu.metrics.Measure.Kind.MOVED_IN;
import static org.huawu.metrics.Measure.Kind.MOVED_OUT;
import static org.huawu.metrics.Measure.Kind.OFFERED;
import static org.huawu.metrics.Measure.Kind.OFFERS_ACCEPTED;
import static org.huawu.metrics.Measure.Kind.OFFERS_MADE;
import static org.huawu.metrics.Measure.Kind.RELEASED;
import static org.huawu.metrics.Measure.Kind.RING_MS;
import static org.huawu.metrics.Measure.Kind.TALKS;
import static org.huawu.metrics.Measure.Kind.TALK_MS;
import static org.huawu.metrics.Measure.Kind.TIME_IN_STATE_MS;
import static org.huawu.metrics.Measure.Kind.WRAP_UPS;
import static org.huawu.metrics.Measure.Kind.WRAP_UP_MS;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.huawu.events.AgentState;
import org.huawu.metrics.Definition.Unit;

/**
 * The definitions there are. Their sources are the numbered statements of docs/requirements.md. Clients mean two things by
 * 接通率, and two limits stand beside 服务水平; each has a definition of its own here.
 */
public final class Definitions {

    /** The limit of the service level where a contract names none, in seconds. */
    public static final int SERVICE_LEVEL_SECONDS = 15;

    /** The limit of the commitment to answer, in seconds. */
    public static final int COMMITMENT_SECONDS = 20;

    /** A wait up to which an abandoned contact counts as short, in seconds. */
    public static final int SHORT_ABANDON_SECONDS = 5;

    private Definitions() {}

    /** All of them, with the limits that are usual. */
    public static List<Definition> all() {
        return List.of(
                serviceLevel(SERVICE_LEVEL_SECONDS),
                serviceLevel(COMMITMENT_SECONDS),
                answeredWithin(COMMITMENT_SECONDS),
                connectionRate(),
                abandonmentRate(),
                abandonmentRateWithoutShort(SHORT_ABANDON_SECONDS),
                averageSpeedOfAnswer(),
                averageTalkTime(),
                averageWrapUpTime(),
                averageHandlingTime(),
                averageRingTime(),
                acceptanceRate(),
                agentUtilisation(),
                occupancy(),
                spillOverRate(),
                repaymentRate(),
                releaseRate(),
                callsOutAnswerRate());
    }

    /**
     * Answered within a limit over answered plus abandoned.
     *
     * @param seconds one of {@link WaitBounds#SECONDS}
     */
    public static Definition serviceLevel(int seconds) {
        return share(
                "service-level-" + seconds + "s",
                seconds + "秒服务水平",
                "Service level within " + seconds + " s",
                "answered within " + seconds + " s / (answered + abandoned in the queue)",
                "F-127",
                new Terms(
                        sums -> sums.within(ANSWERED_BY_WAIT, seconds),
                        sums -> sums.of(ANSWERED) + sums.of(ABANDONED)));
    }

    /**
     * Answered within a limit over all that were offered: what a contract calls 接通率 with seconds beside it.
     *
     * @param seconds one of {@link WaitBounds#SECONDS}
     */
    public static Definition answeredWithin(int seconds) {
        return second(share(
                "answered-within-" + seconds + "s",
                seconds + "秒接通率",
                "Share answered within " + seconds + " s",
                "answered within " + seconds + " s / (offered to the queue + moved in - moved out)",
                "F-128",
                new Terms(sums -> sums.within(ANSWERED_BY_WAIT, seconds), Definitions::came)));
    }

    /** Answered over offered, without a limit. */
    public static Definition connectionRate() {
        return second(share(
                "connection-rate",
                "人工接通率",
                "Connection rate",
                "answered / (offered to the queue + moved in - moved out)",
                "F-125",
                new Terms(sums -> sums.of(ANSWERED), Definitions::came)));
    }

    /** Abandoned in the queue over offered. */
    public static Definition abandonmentRate() {
        return second(share(
                "abandonment-rate",
                "人工放弃率",
                "Abandonment rate",
                "abandoned in the queue / (offered to the queue + moved in - moved out)",
                "F-126",
                new Terms(sums -> sums.of(ABANDONED), Definitions::came)));
    }

    /**
     * The same without those who hung up at once, above and below.
     *
     * @param seconds one of {@link WaitBounds#SECONDS}
     */
    public static Definition abandonmentRateWithoutShort(int seconds) {
        return second(share(
                "abandonment-rate-without-" + seconds + "s",
                "人工放弃率（剔除" + seconds + "秒内放弃）",
                "Abandonment rate without abandons within " + seconds + " s",
                "(abandoned - abandoned within " + seconds + " s) / (offered + moved in - moved out - abandoned within "
                        + seconds + " s)",
                "F-126",
                new Terms(
                        sums -> sums.of(ABANDONED) - sums.within(ABANDONED_BY_WAIT, seconds),
                        sums -> came(sums) - sums.within(ABANDONED_BY_WAIT, seconds))));
    }

    /** Wait of the answered over answered. */
    public static Definition averageSpeedOfAnswer() {
        return average(
                "average-speed-of-answer",
                "平均应答速度",
                "Average speed of answer",
                "wait of the answered / answered",
                "F-122",
                new Terms(sums -> sums.of(ANSWERED_WAIT_MS), sums -> sums.of(ANSWERED)));
    }

    /** Talk over talks. */
    public static Definition averageTalkTime() {
        return average(
                "average-talk-time",
                "平均通话时长",
                "Average talk time",
                "length of talks / talks",
                "F-123",
                new Terms(sums -> sums.of(TALK_MS), sums -> sums.of(TALKS)));
    }

    /** Wrap-up over wrap-ups. */
    public static Definition averageWrapUpTime() {
        return average(
                "average-wrap-up-time",
                "平均话后处理时长",
                "Average wrap-up time",
                "length of wrap-ups / wrap-ups",
                "F-124",
                new Terms(sums -> sums.of(WRAP_UP_MS), sums -> sums.of(WRAP_UPS)));
    }

    /** Talk and wrap-up over talks. */
    public static Definition averageHandlingTime() {
        return average(
                "average-handling-time",
                "平均处理时长",
                "Average handling time",
                "(length of talks + length of wrap-ups) / talks",
                "F-120",
                new Terms(sums -> sums.of(TALK_MS) + sums.of(WRAP_UP_MS), sums -> sums.of(TALKS)));
    }

    /** How long an offer rang. */
    public static Definition averageRingTime() {
        return average(
                "average-ring-time",
                "平均振铃时长",
                "Average ring time",
                "length of offers / offers made",
                "F-124",
                new Terms(sums -> sums.of(RING_MS), sums -> sums.of(OFFERS_MADE)));
    }

    /** Offers that agents accepted over offers made to them. */
    public static Definition acceptanceRate() {
        return share(
                "acceptance-rate",
                "派发接听率",
                "Acceptance rate",
                "offers accepted / offers made",
                "F-129",
                new Terms(sums -> sums.of(OFFERS_ACCEPTED), sums -> sums.of(OFFERS_MADE)));
    }

    /** Talk, hold, consulting and wrap-up over signed-in time. */
    public static Definition agentUtilisation() {
        return third(share(
                "agent-utilisation",
                "座席利用率",
                "Agent utilisation",
                "(time talking + on hold + consulting + dialling + in wrap-up) / signed-in time",
                "F-121",
                new Terms(
                        sums -> timeIn(
                                sums,
                                AgentState.TALKING,
                                AgentState.HELD,
                                AgentState.CONSULTING,
                                AgentState.DIALLING,
                                AgentState.WRAP_UP),
                        sums -> sums.ofAllParts(TIME_IN_STATE_MS))));
    }

    /** Time busy with contacts over that plus time ready. */
    public static Definition occupancy() {
        return third(share(
                "occupancy",
                "占用率",
                "Occupancy",
                "time offered, connecting, talking, on hold, consulting, dialling, in wrap-up / (that + time ready)",
                "F-119",
                new Terms(Definitions::busy, sums -> busy(sums) + timeIn(sums, AgentState.READY))));
    }

    /** Contacts assigned because another vendor had nobody there, over assigned. */
    public static Definition spillOverRate() {
        return share(
                "share-spill-over-rate",
                "份额溢入率",
                "Share spill-over rate",
                "assigned since another vendor had nobody there / assigned",
                "F-047",
                new Terms(sums -> sums.of(ASSIGNED_SPILLED), sums -> sums.of(ASSIGNED)));
    }

    /** Contacts given back for what spilled over, over assigned. */
    public static Definition repaymentRate() {
        return share(
                "share-repayment-rate",
                "份额补还率",
                "Share repayment rate",
                "assigned to give back what had spilled over / assigned",
                "F-047",
                new Terms(sums -> sums.of(ASSIGNED_REPAID), sums -> sums.of(ASSIGNED)));
    }

    /** Contacts that the vendor did not take in time, over assigned. */
    public static Definition releaseRate() {
        return share(
                "share-release-rate",
                "份额逾时率",
                "Share release rate",
                "not taken in the time reserved / assigned",
                "F-047",
                new Terms(sums -> sums.of(RELEASED), sums -> sums.of(ASSIGNED)));
    }

    /** Calls out that were answered, over calls out. */
    public static Definition callsOutAnswerRate() {
        return share(
                "calls-out-answer-rate",
                "外呼接通率",
                "Answer rate of calls out",
                "calls out answered / calls out",
                "F-078",
                new Terms(sums -> sums.of(CALLS_OUT_ANSWERED), sums -> sums.of(CALLS_OUT)));
    }

    /** Contacts whose last queue it is: each counts once, where it was answered or given up. */
    private static long came(Sums sums) {
        return sums.of(OFFERED) + sums.of(MOVED_IN) - sums.of(MOVED_OUT);
    }

    private static long busy(Sums sums) {
        return timeIn(
                sums,
                AgentState.OFFERED,
                AgentState.CONNECTING,
                AgentState.TALKING,
                AgentState.HELD,
                AgentState.CONSULTING,
                AgentState.DIALLING,
                AgentState.WRAP_UP);
    }

    private static long timeIn(Sums sums, AgentState... states) {
        return Stream.of(states)
                .mapToLong(state -> sums.of(Measure.timeIn(state)))
                .sum();
    }

    private record Terms(ToLongFunction<Sums> part, ToLongFunction<Sums> whole) {}

    /** The same as a second version: the first did not know of contacts that move from queue to queue, or of hold and colleagues. */
    private static Definition second(Definition first) {
        return version(2, first);
    }

    /** The same as a third version: the second did not know of calls out. */
    private static Definition third(Definition first) {
        return version(3, first);
    }

    private static Definition version(int version, Definition first) {
        return new Definition(
                first.id(),
                version,
                first.chinese(),
                first.english(),
                first.formula(),
                first.source(),
                first.unit(),
                first.part(),
                first.whole());
    }

    private static Definition share(
            String id, String chinese, String english, String formula, String source, Terms terms) {
        return new Definition(id, 1, chinese, english, formula, source, Unit.SHARE, terms.part(), terms.whole());
    }

    private static Definition average(
            String id, String chinese, String english, String formula, String source, Terms terms) {
        return new Definition(id, 1, chinese, english, formula, source, Unit.MS, terms.part(), terms.whole());
    }
}
