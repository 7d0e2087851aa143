package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.SkillLevel;

/**
 * The order of waiting: of all contacts that somebody ready may take, the first by its place is offered, to the first of those who may by
 * the strategy of its queue; and while somebody waits, nobody is ready who may take him.
 */
final class OrderRule implements Rule {

    @Override
    public void before(Event event, Picture seen, Taken step) {
        if (!(event instanceof OfferMade made)) {
            return;
        }
        SeenContact contact = seen.contact(made.contact());
        SeenAgent agent = seen.agent(made.agent().agent().value());
        unless(seen.isReady(agent) && seen.mayTake(agent, contact), "only who may take it is offered it", made);
        long ours = standing(agent, contact, seen);
        for (SeenAgent other : seen.agents.values()) {
            if (!seen.isReady(other)) {
                continue;
            }
            if (other != agent && seen.mayTake(other, contact)) {
                long theirs = standing(other, contact, seen);
                boolean isFirst = ours == theirs ? agent.turn < other.turn : ours < theirs;
                boolean hasPassed = contact.passedBy.contains(agent.ref.agent());
                boolean hasOtherPassed = contact.passedBy.contains(other.ref.agent());
                if (hasPassed != hasOtherPassed) {
                    unless(hasOtherPassed, "who did not take it is offered it last", made, other.ref);
                    continue;
                }
                unless(isFirst, "the strategy says who is offered it", made, other.ref, ours, theirs);
            }
            for (SeenContact before : seen.contacts.values()) {
                boolean isPassed = before.isWaiting() && before.isBefore(contact) && seen.mayTake(other, before);
                unless(!isPassed, "who stands before goes before", made, before.ref);
            }
        }
    }

    private static long standing(SeenAgent agent, SeenContact contact, Picture seen) {
        QueueSetting queue = seen.settings().queue(contact.ref.queue());
        return switch (queue.strategy()) {
            case LONGEST_IDLE -> 0;
            case LEAST_OCCUPIED -> agent.occupancy;
            case MOST_SKILLED -> -levels(agent, contact, seen.settings());
            case ROUND_ROBIN -> agent.lastOffer;
        };
    }

    private static long levels(SeenAgent agent, SeenContact contact, SeenSettings settings) {
        long levels = settings.step(contact).need().levelsOf(skill -> settings.level(agent, skill));
        for (SkillLevel need : contact.needs) {
            levels += settings.level(agent, need.skill());
        }
        return levels;
    }

    @Override
    public void after(Picture seen, Taken step) {
        if (step.events().isEmpty()) {
            return;
        }
        for (SeenAgent agent : seen.agents.values()) {
            if (seen.isReady(agent)) {
                for (SeenContact contact : seen.contacts.values()) {
                    boolean isLeft = contact.isWaiting() && seen.mayTake(agent, contact);
                    unless(!isLeft, "nobody waits for one who is ready", agent.ref, contact.ref);
                }
            }
        }
    }
}
