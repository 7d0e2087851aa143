package org.huawu.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SoundQuality;
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
import org.huawu.routing.Input.StageConfiguration;
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
import org.huawu.routing.SwitchboardFact.SoundMeasured;

/**
 * Makes up inputs: mostly such as fit what the core has just ordered and offered, now and then some that do not. Few ids,
 * so that they meet often.
 */
final class Traffic {

    static final Capacity CAPACITY = new Capacity(6, 5, 5);
    private static final int AGENTS = 6;
    private static final int LONGEST_DEATH_MS = 300_000;

    private final Random random;
    private final int pauseMs;
    private final List<Effect.Order> orders = new ArrayList<>();
    private final List<Effect.ShowOffer> offers = new ArrayList<>();
    private final List<EffectId> recordings = new ArrayList<>(List.of(new EffectId(0, 0)));
    private final List<EffectId> made = new ArrayList<>(List.of(new EffectId(0, 0)));
    private final ArrayDeque<Input> configuring = new ArrayDeque<>();
    private long epoch;
    private long revision;
    private long nextContact = 500;
    private long nowMs = Scenario.START_MS;

    Traffic(long seed) {
        this(seed, 12_000);
    }

    /** Traffic with pauses of up to {@code pauseMs} now and then. */
    Traffic(long seed, int pauseMs) {
        this.random = new Random(seed);
        this.pauseMs = pauseMs;
    }

    /** Takes notice of what the core did. */
    void saw(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Order order) {
                orders.add(order);
                made.add(order.id());
                if (order instanceof Effect.StartRecording) {
                    recordings.add(order.id());
                }
            } else if (effect instanceof Effect.ShowOffer offer) {
                offers.add(offer);
            }
        }
    }

    long nowMs() {
        nowMs += random.nextInt(10) == 0 ? random.nextInt(pauseMs) : random.nextInt(400);
        return random.nextInt(50) == 0 ? nowMs - random.nextInt(5_000) : nowMs;
    }

    Input next() {
        if (epoch == 0 || random.nextInt(150) == 0) {
            nowMs += random.nextBoolean() ? 0 : random.nextInt(LONGEST_DEATH_MS);
            return new EpochBegan(random.nextInt(20) == 0 ? epoch : ++epoch, channels());
        }
        if (configuring.isEmpty() && (revision == 0 || random.nextInt(60) == 0)) {
            configure();
        }
        if (!configuring.isEmpty() && (revision < 3 || random.nextInt(3) == 0)) {
            return configuring.removeFirst();
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

    /** A revision's parts in any order, now and then with one lost, doubled or spoilt, and what activates it. */
    private void configure() {
        revision += random.nextInt(10) == 0 ? 0 : 1;
        long number = Math.max(1, revision - (random.nextInt(8) == 0 ? 1 : 0));
        int agents = 2 + random.nextInt(5);
        Configuration plain =
                random.nextInt(3) == 0 ? World.withoutQueue12(number, agents) : World.configuration(number, agents);
        Configuration made = random.nextInt(4) == 0 ? plain : new RandomSettings(random, nowMs).over(plain);
        byte[] bytes = ConfigurationBytes.encode(made);
        if (random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        List<Input> inputs = new ArrayList<>();
        World.parts(number, bytes, 1 + random.nextInt(3)).forEach(part -> inputs.add(new StageConfiguration(part)));
        Collections.shuffle(inputs, random);
        if (revision > 2 && random.nextInt(5) == 0) {
            inputs.remove(random.nextInt(inputs.size()));
        }
        if (random.nextInt(5) == 0) {
            inputs.addAll(List.copyOf(inputs));
        }
        configuring.addAll(inputs);
        String digest = ConfigurationBytes.digest(random.nextInt(10) == 0 ? new byte[1] : bytes);
        configuring.add(new ActivateConfiguration(number, digest));
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
                World.channel(random.nextInt(40) == 0 ? 1001 : contact),
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
        EffectId order = latest(made, 20);
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> new SeatConnected(epoch, World.seat(100 + agent), seatChannel(agent, caller));
            case 3 -> new SeatLost(epoch, World.seat(100 + agent), World.channel(1000 + agent));
            case 4, 5 ->
                new ChannelEnded(epoch, caller, random.nextBoolean() ? ChannelEnding.HUNG_UP : ChannelEnding.FAILED);
            case 6 -> new DigitsPressed(epoch, caller, "1");
            case 7 -> new RecordingNotStored(epoch, latest(recordings, 3));
            case 8, 9 -> new RecordingStored(epoch, latest(recordings, 3), random.nextInt(1000), random.nextInt(1000));
            case 10 -> new SoundMeasured(epoch, caller, random.nextBoolean() ? order : null, quality());
            default -> new PlaybackEnded(epoch, order);
        };
    }

    private SoundQuality quality() {
        SoundQuality.Stream said = new SoundQuality.Stream(random.nextInt(1000), random.nextInt(9), 3, 400, 430);
        return new SoundQuality(random.nextInt(9_000), said, random.nextBoolean() ? said : null, random.nextInt(200));
    }

    private EffectId latest(List<EffectId> ids, int most) {
        return ids.get(ids.size() - 1 - random.nextInt(Math.min(ids.size(), most)));
    }

    /** The seat's own, and now and then one that is taken. */
    private ChannelId seatChannel(long agent, ChannelId caller) {
        return switch (random.nextInt(12)) {
            case 0 -> caller;
            case 1 -> World.channel(1001 + agent);
            default -> World.channel(1000 + agent + 10L * random.nextInt(2));
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
