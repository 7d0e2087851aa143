package org.huawu.routing.simulation;

import java.util.List;
import org.huawu.events.Event;

/** Holds the events of a world against every rule, one event after the other. */
final class EventRules implements Watcher {

    private final Picture seen = new Picture();
    private final List<Rule> rules = List.of(
            new LifeRule(),
            new DialRule(),
            new OfferRule(),
            new OrderRule(),
            new QueueRule(),
            new ShareRule(),
            new MemoryRule(),
            new TalkRule(),
            new WatchRule(),
            new AgentRule(),
            new DueRule(),
            new RecordingRule(),
            new AcceptanceRule());

    @Override
    public void saw(Taken step) {
        for (Event event : step.events()) {
            BrokenRule.unless(event.atMs() >= seen.lastMs, "time never goes back", event, seen.lastMs);
            BrokenRule.unless(event.atMs() <= step.atMs(), "nothing happens ahead of its time", event, step.atMs());
            for (Rule rule : rules) {
                rule.before(event, seen, step);
            }
            seen.apply(event);
        }
        for (Rule rule : rules) {
            rule.after(seen, step);
        }
    }

    @Override
    public void atRest(long nowMs) {
        rules.forEach(rule -> rule.atRest(seen, nowMs));
    }

    @Override
    public void over() {
        rules.forEach(rule -> rule.over(seen));
    }
}
