package org.huawu.routing;

import java.util.Set;
import java.util.TreeSet;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ConfigurationEvent.ConfigurationStaged;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.SignOutCause;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.Input.ActivateConfiguration;
import org.jspecify.annotations.Nullable;

/** What follows from a revision of the configuration. It is accepted as a whole or refused as a whole. */
final class ConfigurationRules {

    private final RoutingState state;

    ConfigurationRules(RoutingState state) {
        this.state = state;
    }

    @Nullable
    Rejection stage(ConfigurationPart part, Draft draft) {
        Rejection old = notNewer(part.revision());
        if (old != null) {
            return old;
        }
        StagedRevision staged = state.staged;
        if (staged != null && part.revision() < staged.revision) {
            return new Rejection(
                    "revision-overtaken",
                    RejectionFacts.of("revision", part.revision())
                            .and("staged", staged.revision)
                            .sorted());
        }
        if (staged != null && part.revision() == staged.revision) {
            if (part.parts() != staged.parts) {
                return new Rejection(
                        "parts-differ",
                        RejectionFacts.of("revision", part.revision())
                                .and("parts", part.parts())
                                .and("staged", staged.parts)
                                .sorted());
            }
            ConfigurationPart present = staged.part(part.part());
            if (present != null) {
                return present.equals(part)
                        ? null // it came before; nothing changes
                        : new Rejection(
                                "part-differs",
                                RejectionFacts.of("revision", part.revision())
                                        .and("part", part.part())
                                        .sorted());
            }
        }
        draft.add(new ConfigurationStaged(draft.atMs, part));
        return null;
    }

    @Nullable
    Rejection activate(ActivateConfiguration input, Draft draft) {
        Rejection old = notNewer(input.revision());
        if (old != null) {
            return old;
        }
        StagedRevision staged = state.staged;
        if (staged == null || staged.revision != input.revision()) {
            return new Rejection(
                    "revision-not-staged",
                    RejectionFacts.of("revision", input.revision())
                            .and("staged", staged == null ? 0 : staged.revision)
                            .sorted());
        }
        int missing = staged.firstMissing();
        if (missing > 0) {
            return new Rejection(
                    "parts-missing",
                    RejectionFacts.of("revision", staged.revision)
                            .and("parts", staged.parts)
                            .and("firstMissing", missing)
                            .sorted());
        }
        byte[] bytes = staged.bytes();
        if (!ConfigurationBytes.digest(bytes).equals(input.digest())) {
            return Rejection.of("digest-differs", "revision", staged.revision);
        }
        Configuration next;
        try {
            next = ConfigurationBytes.decode(bytes);
        } catch (MalformedBytesException malformed) {
            return Rejection.of("configuration-malformed", "revision", staged.revision);
        }
        if (next.revision() != staged.revision) {
            return new Rejection(
                    "revision-differs",
                    RejectionFacts.of("revision", staged.revision)
                            .and("inside", next.revision())
                            .sorted());
        }
        Rejection misfit = misfit(next);
        if (misfit != null) {
            return misfit;
        }
        signOutTheRemoved(next, draft);
        draft.add(new ConfigurationActivated(draft.atMs, input.revision(), input.digest()));
        return null;
    }

    private @Nullable Rejection notNewer(long revision) {
        Configuration active = state.configuration;
        return active == null || revision > active.revision()
                ? null
                : new Rejection(
                        "revision-not-newer",
                        RejectionFacts.of("revision", revision)
                                .and("active", active.revision())
                                .sorted());
    }

    /** What does not fit together in it, or does not fit the contacts there are. */
    private @Nullable Rejection misfit(Configuration next) {
        TreeSet<Long> queues = new TreeSet<>();
        next.queues().forEach(queue -> queues.add(queue.queue().value()));
        for (LineSetting line : next.lines()) {
            if (!queues.contains(line.queue().value())) {
                return unknown("line", line.line().value(), line.queue());
            }
        }
        Rejection astray = astray(next, queues);
        if (astray == null) {
            astray = undivided(next);
        }
        if (astray != null) {
            return astray;
        }
        for (AgentSetting agent : next.agents()) {
            for (QueueId queue : agent.queues()) {
                if (!queues.contains(queue.value())) {
                    return unknown("agent", agent.agent().value(), queue);
                }
            }
        }
        // a queue goes only when its last contact has ended; a line may go at once, its contacts stay in their queue
        for (Contact contact : state.contacts.values()) {
            if (!queues.contains(contact.ref.queue().value())) {
                return new Rejection(
                        "queue-in-use",
                        RejectionFacts.of("queue", contact.ref.queue().value())
                                .and("contact", contact.id())
                                .sorted());
            }
        }
        return null;
    }

    /** A queue that sends contacts where there is no queue, or has a calendar that is not there. */
    private static @Nullable Rejection astray(Configuration next, Set<Long> queues) {
        Set<Long> calendars = new TreeSet<>();
        next.calendars().forEach(calendar -> calendars.add(calendar.calendar().value()));
        for (QueueSetting queue : next.queues()) {
            QueueId overflow = queue.limits().overflow();
            if (overflow != null && !queues.contains(overflow.value())) {
                return unknown("overflowOf", queue.queue().value(), overflow);
            }
            QueueId closedTo = queue.hours().closedTo();
            if (closedTo != null && !queues.contains(closedTo.value())) {
                return unknown("closedToOf", queue.queue().value(), closedTo);
            }
            CalendarId calendar = queue.hours().calendar();
            if (calendar != null && !calendars.contains(calendar.value())) {
                return new Rejection(
                        "calendar-unknown",
                        RejectionFacts.of("queue", queue.queue().value())
                                .and("calendar", calendar.value())
                                .sorted());
            }
        }
        return null;
    }

    /** A line or a queue that is divided by a share that is not there. */
    private static @Nullable Rejection undivided(Configuration next) {
        Set<Long> shares = new TreeSet<>();
        next.shares().forEach(share -> shares.add(share.share().value()));
        for (LineSetting line : next.lines()) {
            if (line.share() != null && !shares.contains(line.share().value())) {
                return shareUnknown("line", line.line().value(), line.share());
            }
        }
        for (QueueSetting queue : next.queues()) {
            if (queue.share() != null && !shares.contains(queue.share().value())) {
                return shareUnknown("queue", queue.queue().value(), queue.share());
            }
        }
        return null;
    }

    private static Rejection shareUnknown(String what, long id, ShareId share) {
        return new Rejection(
                "share-unknown",
                RejectionFacts.of(what, id).and("share", share.value()).sorted());
    }

    /** Agents who are at work finish it and are then not ready; nothing more is offered to them. */
    private void signOutTheRemoved(Configuration next, Draft draft) {
        TreeSet<Long> kept = new TreeSet<>();
        next.agents().forEach(agent -> kept.add(agent.agent().value()));
        for (Agent agent : state.agents.values()) {
            boolean isAtWork = AgentRules.isBusy(agent) || agent.state == AgentState.WRAP_UP;
            if (!kept.contains(agent.id()) && !isAtWork) {
                ContactRules.breakEnded(draft, agent);
                draft.add(new AgentSignedOut(
                        draft.atMs, agent.ref, agent.state, draft.atMs - agent.sinceMs, SignOutCause.CONFIGURATION));
            }
        }
    }

    private static Rejection unknown(String what, long id, QueueId queue) {
        return new Rejection(
                "queue-unknown",
                RejectionFacts.of(what, id).and("queue", queue.value()).sorted());
    }
}
