package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.HoldCause;
import org.huawu.events.Sealed;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** What the naive twin remembers: plain lists, searched from end to end. */
final class TwinParts {

    private TwinParts() {}

    static final class Call {
        ContactRef ref;
        final ChannelId channel;
        final long arrivedMs;
        ContactStage stage = ContactStage.ANSWERING;

        @Nullable
        EffectId order;

        @Nullable
        PromptId prompt;

        long dueMs;
        long queuedMs;
        long place;
        long creditMs;
        ContactClass contactClass = ContactClass.NORMAL;
        List<SkillLevel> needs = List.of();
        long enteredMs;
        /** Until when its queue was open as it came or a revision did; null when nobody is sent away there. */
        @Nullable
        Long closesMs;

        int step;

        @Nullable
        VendorId reservedFor;

        long reservedUntilMs;

        @Nullable
        AgentRef keptFor;

        long keptUntilMs;

        @Nullable
        VendorId talkedBy;

        boolean isOver;

        @Nullable
        Worker worker;

        long offeredMs;
        long connectedMs;
        long firstWaitMs;

        /** Why the caller is put aside; null while not. */
        @Nullable
        HoldCause aside;

        long asideMs;

        @Nullable
        Worker asked;

        @Nullable
        ConsultStage phase;

        long askedMs;
        long hearMs;

        /** The number outside that was called into it. */
        @Nullable
        Far far;

        /** Who left it last, when it went on. */
        @Nullable
        AgentRef served;

        long againMs;
        /** Who did not take it, or passed it on, the last one last. */
        final List<PersonId> passers = new ArrayList<>();

        int vain;

        @Nullable
        Tape tape;

        /** Whether a call out that comes to nothing leaves its agent ready. */
        boolean isBackReady;

        /** The order that lets the agent hear the network before the answer. */
        @Nullable
        EffectId early;

        @Nullable
        Sealed caller;

        Call(ContactRef ref, ChannelId channel, long arrivedMs) {
            this.ref = ref;
            this.channel = channel;
            this.arrivedMs = arrivedMs;
        }

        Far far() {
            if (far == null) {
                throw new AssertionError("nobody outside at " + ref);
            }
            return far;
        }

        boolean has(ChannelId any) {
            return channel.equals(any) || (far != null && far.channel.equals(any));
        }

        Worker asked() {
            if (asked == null) {
                throw new AssertionError("nobody is asked at " + ref);
            }
            return asked;
        }

        Worker worker() {
            if (worker == null) {
                throw new AssertionError("nobody at " + ref);
            }
            return worker;
        }
    }

    static final class Far {
        final ChannelId channel;
        final Sealed callee;
        final long calledMs;
        OutsideStage stage = OutsideStage.CALLING;
        boolean isRinging;
        long hearMs;

        Far(ChannelId channel, Sealed callee, long calledMs) {
            this.channel = channel;
            this.callee = callee;
            this.calledMs = calledMs;
        }
    }

    static final class Worker {
        final AgentRef ref;
        AgentState state = AgentState.NOT_READY;
        long sinceMs;
        long readyMs;
        long dueMs;
        long signedInMs;
        long workedMs;
        long share;
        long lastOffer;
        long skillsAtMs;
        int longer;
        org.huawu.events.NextState next = org.huawu.events.NextState.READY;

        @Nullable
        ReasonId nextReason;

        @Nullable
        ReasonId reason;

        @Nullable
        ContactRef work;

        Worker(AgentRef ref, long sinceMs) {
            this.ref = ref;
            this.sinceMs = sinceMs;
            this.signedInMs = sinceMs;
            this.skillsAtMs = sinceMs;
        }
    }

    static final class Tape {
        final EffectId id;
        final ContactRef contact;
        final AgentRef agent;
        boolean started;
        long dueMs;

        Tape(EffectId id, ContactRef contact, AgentRef agent, long dueMs) {
            this.id = id;
            this.contact = contact;
            this.agent = agent;
            this.dueMs = dueMs;
        }
    }

    record Audio(SeatId seat, ChannelId channel) {}

    /** A talk that began, with whom and when. */
    record Past(org.huawu.kernel.ClientId client, Sealed caller, PersonId agent, long atMs) {}

    /** The configuration, searched. */
    static final class Settings {
        @Nullable
        Configuration active;

        final List<ConfigurationPart> staged = new ArrayList<>();

        List<LineSetting> lines(long id) {
            return active == null
                    ? List.of()
                    : found(active.lines(), each -> each.line().value() == id);
        }

        List<AgentSetting> agents(long id) {
            return active == null
                    ? List.of()
                    : found(active.agents(), each -> each.agent().value() == id);
        }

        QueueSetting queue(QueueId id) {
            if (active == null) {
                throw new AssertionError("no configuration");
            }
            return found(active.queues(), each -> each.queue().equals(id)).getFirst();
        }

        boolean has(QueueId id) {
            return active != null
                    && active.queues().stream().anyMatch(each -> each.queue().equals(id));
        }

        long orderLimitMs() {
            return active == null ? 5_000 : active.orderLimitMs();
        }
    }

    static <T> List<T> found(List<T> list, java.util.function.Predicate<T> which) {
        List<T> found = new ArrayList<>();
        for (T each : list) {
            if (which.test(each)) {
                found.add(each);
            }
        }
        return found;
    }
}
