package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.DigitsPressed;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.PlaybackEnded;
import org.huawu.routing.SwitchboardFact.RecordingNotStored;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;

/**
 * Makes up inputs: mostly such as fit what the core has just ordered and offered, now and then some that do not. Few ids,
 * so that they meet often.
 */
final class Traffic {

    static final Capacity CAPACITY = new Capacity(6, 5, 5);
    private static final int AGENTS = 6;

    private final Random random;
    private final List<Effect.Order> orders = new ArrayList<>();
    private final List<Effect.ShowOffer> offers = new ArrayList<>();
    private final List<EffectId> made = new ArrayList<>(List.of(new EffectId(0, 0)));
    private long epoch;
    private long revision;
    private long nextContact = 500;
    private long nowMs = Scenario.START_MS;

    Traffic(long seed) {
        this.random = new Random(seed);
    }

    /** Takes notice of what the core did. */
    void saw(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Order order) {
                orders.add(order);
                made.add(order.id());
            } else if (effect instanceof Effect.ShowOffer offer) {
                offers.add(offer);
            }
        }
    }

    long nowMs() {
        nowMs += random.nextInt(10) == 0 ? random.nextInt(12_000) : random.nextInt(400);
        return random.nextInt(50) == 0 ? nowMs - random.nextInt(5_000) : nowMs;
    }

    Input next() {
        if (epoch == 0 || random.nextInt(150) == 0) {
            return new EpochBegan(random.nextInt(20) == 0 ? epoch : ++epoch, channels());
        }
        if (revision == 0 || random.nextInt(100) == 0) {
            revision += random.nextInt(10) == 0 ? 0 : 1;
            return new ActivateConfiguration(World.configuration(Math.max(1, revision), 2 + random.nextInt(5)));
        }
        int kind = random.nextInt(100);
        if (kind < 35 && !orders.isEmpty()) {
            return outcome(orders.remove(random.nextInt(orders.size())));
        }
        if (kind < 45 && !offers.isEmpty()) {
            Effect.ShowOffer offer = offers.remove(random.nextInt(offers.size()));
            return random.nextInt(4) == 0
                    ? new RejectOffer(offer.agent().agent(), offer.contact().contact())
                    : new AcceptOffer(offer.agent().agent(), offer.contact().contact());
        }
        if (kind < 55) {
            return arrival();
        }
        if (kind < 65) {
            return new DeadlineReached();
        }
        return kind < 85 ? action() : fact();
    }

    private Input outcome(Effect.Order order) {
        int chance = random.nextInt(10);
        return new OrderSettled(
                epoch, order.id(), chance < 8 ? Outcome.DONE : chance == 8 ? Outcome.REFUSED : Outcome.UNKNOWN);
    }

    private Input arrival() {
        long contact = random.nextInt(10) == 0 ? nextContact : ++nextContact;
        return new ChannelArrived(
                random.nextInt(30) == 0 ? epoch + 1 : epoch,
                World.channel(contact),
                World.contact(contact),
                new LineId(1L + random.nextInt(random.nextInt(10) == 0 ? 4 : 3)),
                random.nextBoolean() ? World.caller(contact) : null);
    }

    private Input action() {
        var agent = World.agent(1L + random.nextInt(AGENTS));
        var contact = World.contact(nextContact - random.nextInt(8));
        return switch (random.nextInt(10)) {
            case 0, 1 -> new SignIn(agent, World.seat(100 + agent.value()));
            case 2, 3, 4 -> new BecomeReady(agent);
            case 5 -> new TakeBreak(agent, new ReasonId(1L + random.nextInt(3)));
            case 6, 7 -> new EndWrapUp(agent, contact);
            case 8 -> new HangUp(agent, contact);
            default -> random.nextInt(4) == 0 ? new SignOut(agent) : new BecomeReady(agent);
        };
    }

    private Input fact() {
        long agent = 1L + random.nextInt(AGENTS);
        ChannelId caller = World.channel(nextContact - random.nextInt(8));
        EffectId order = made.get(made.size() - 1 - random.nextInt(Math.min(made.size(), 20)));
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                new SeatConnected(
                        epoch, World.seat(100 + agent), World.channel(1000 + agent + 10L * random.nextInt(2)));
            case 3 -> new SeatLost(epoch, World.seat(100 + agent), World.channel(1000 + agent));
            case 4, 5 ->
                new ChannelEnded(epoch, caller, random.nextBoolean() ? ChannelEnding.HUNG_UP : ChannelEnding.FAILED);
            case 6 -> new DigitsPressed(epoch, caller, "1");
            case 7 -> new RecordingNotStored(epoch, order);
            case 8, 9 -> new RecordingStored(epoch, order, random.nextInt(1000), random.nextInt(1000));
            default -> new PlaybackEnded(epoch, order);
        };
    }

    /** Some of the channels there may be, and some that nobody knows. */
    private List<ChannelId> channels() {
        List<ChannelId> channels = new ArrayList<>();
        for (long contact = Math.max(1, nextContact - 12); contact <= nextContact; contact++) {
            addPerhaps(channels, contact);
        }
        for (long agent = 1; agent <= AGENTS; agent++) {
            addPerhaps(channels, 1000 + agent);
            addPerhaps(channels, 1010 + agent);
        }
        return channels;
    }

    private void addPerhaps(List<ChannelId> channels, long channel) {
        if (random.nextInt(4) > 0) {
            channels.add(World.channel(channel));
        }
    }
}
