package org.huawu.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.ForcedState;
import org.huawu.events.NextState;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SoundQuality;
import org.huawu.kernel.VendorId;
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

    static final Capacity CAPACITY = new Capacity(6, 5, 7);
    private static final int AGENTS = 6;
    private static final int LONGEST_DEATH_MS = 300_000;

    private final Random random;
    private final int pauseMs;
    /** Few callers and much time for each, or many and trouble of every kind. */
    private final boolean isCalm;

    private final List<Effect.Order> orders = new ArrayList<>();
    private final List<Effect.ShowOffer> offers = new ArrayList<>();
    private final List<Effect.ShowConsult> consults = new ArrayList<>();
    private final TreeMap<Long, Effect.ShowState> desks = new TreeMap<>();
    private final List<EffectId> recordings = new ArrayList<>(List.of(new EffectId(0, 0)));
    private final List<EffectId> made = new ArrayList<>(List.of(new EffectId(0, 0)));
    private final ArrayDeque<Input> configuring = new ArrayDeque<>();
    private final ArrayDeque<Input> beginning = new ArrayDeque<>();
    private boolean hasBegun;
    private long epoch;
    private long revision;
    private long nextContact = 500;
    private ChannelId dialled = World.channel(1);
    private long nowMs = Scenario.START_MS;

    Traffic(long seed) {
        this(seed, 12_000);
    }

    /** Traffic with pauses of up to {@code pauseMs} now and then. */
    Traffic(long seed, int pauseMs) {
        this.random = new Random(seed);
        this.isCalm = seed % 2 == 0;
        this.pauseMs = pauseMs;
    }

    /** Takes notice of what the core did. */
    void saw(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Order order) {
                boolean isAwaited = !(order instanceof Effect.PlayMusic || order instanceof Effect.StopMusic);
                if (isAwaited || random.nextInt(4) == 0) {
                    orders.add(order);
                }
                made.add(order.id());
                if (order instanceof Effect.Dial dial) {
                    dialled = dial.channel();
                }
                if (order instanceof Effect.StartRecording) {
                    recordings.add(order.id());
                }
            } else if (effect instanceof Effect.ShowOffer offer) {
                offers.add(offer);
            } else if (effect instanceof Effect.ShowConsult consult) {
                consults.add(consult);
            } else if (effect instanceof Effect.ShowSignedOut gone) {
                desks.remove(gone.agent().agent().value());
            } else if (effect instanceof Effect.ShowState shown) {
                desks.put(shown.agent().agent().value(), shown);
            }
        }
    }

    long nowMs() {
        nowMs += random.nextInt(10) == 0 ? random.nextInt(pauseMs) : random.nextInt(400);
        return random.nextInt(50) == 0 ? nowMs - random.nextInt(5_000) : nowMs;
    }

    Input next() {
        if (epoch == 0 || random.nextInt(isCalm ? 600 : 200) == 0) {
            nowMs += random.nextBoolean() ? 0 : random.nextInt(LONGEST_DEATH_MS);
            return new EpochBegan(random.nextInt(20) == 0 ? epoch : ++epoch, channels());
        }
        if (configuring.isEmpty() && (revision == 0 || random.nextInt(isCalm ? 150 : 60) == 0)) {
            configure();
        }
        if (!configuring.isEmpty() && (revision < 3 || random.nextInt(3) == 0)) {
            return configuring.removeFirst();
        }
        if (!hasBegun) {
            begin();
        }
        if (!beginning.isEmpty() && random.nextInt(3) > 0) {
            return beginning.removeFirst();
        }
        return usual(random.nextInt(100));
    }

    /** What mostly happens, by chance of a hundred; an agent's action where there is nothing to happen. */
    private Input usual(int chance) {
        if (chance < 35 && !orders.isEmpty()) {
            return outcome(random.nextInt(3) > 0 ? orders.removeLast() : someOf(orders));
        }
        if (chance >= 35 && chance < 45 && !offers.isEmpty()) {
            Effect.ShowOffer offer = someOf(offers);
            return answer(offer.agent(), offer.contact());
        }
        if (chance >= 45 && chance < 50 && !consults.isEmpty()) {
            Effect.ShowConsult consult = someOf(consults);
            return answer(consult.agent(), consult.contact());
        }
        if (chance >= (isCalm ? 57 : 50) && chance < 60) {
            return arrival();
        }
        if (chance >= 60 && chance < 68) {
            return new DeadlineReached();
        }
        return chance < 80 ? action() : chance < 87 ? supervision() : fact();
    }

    /** Two supervisors, each with a seat, now and then that of an agent; mostly about somebody in a talk. */
    private Input supervision() {
        PersonId supervisor =
                World.agent(random.nextInt(15) == 0 ? 1L + random.nextInt(AGENTS) : 21 + random.nextInt(2));
        long seat = random.nextInt(12) == 0 ? 101 : 100 + supervisor.value();
        ContactId contact = World.contact(nextContact - random.nextInt(4));
        for (Effect.ShowState desk : desks.values()) {
            if (desk.state() == AgentState.TALKING && desk.contact() != null && random.nextBoolean()) {
                contact = desk.contact().contact();
            }
        }
        WatchPart part = List.of(WatchPart.values()).get(random.nextInt(3));
        VendorId vendor = random.nextInt(3) > 0 ? null : new VendorId(random.nextInt(4) > 0 ? 71 : 72);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 ->
                new SeatConnected(
                        epoch, World.seat(100 + supervisor.value()), World.channel(1000 + supervisor.value()));
            case 4, 5, 6, 7, 8, 9 -> new SupervisorAction.Watch(supervisor, World.seat(seat), contact, part, vendor);
            case 10, 11 -> new SupervisorAction.ChangeWatch(supervisor, part);
            case 12 -> new SupervisorAction.EndWatch(supervisor);
            case 13 ->
                random.nextBoolean()
                        ? new SupervisorAction.ForceEnd(supervisor, contact, vendor)
                        : new SeatLost(epoch, World.seat(seat), World.channel(900 + seat));
            default ->
                new SupervisorAction.ForceState(
                        supervisor,
                        World.agent(1L + random.nextInt(AGENTS)),
                        List.of(ForcedState.values()).get(random.nextInt(3)));
        };
    }

    private Input answer(AgentRef agent, ContactRef contact) {
        return random.nextInt(4) == 0
                ? new RejectOffer(agent.agent(), contact.contact())
                : new AcceptOffer(agent.agent(), contact.contact());
    }

    /** On most days all agents come to work at once. */
    private void begin() {
        hasBegun = true;
        for (long agent = 1; agent <= AGENTS && random.nextInt(12) > 0; agent++) {
            beginning.add(new SignIn(World.agent(agent), World.seat(100 + agent)));
            beginning.add(new SeatConnected(epoch, World.seat(100 + agent), World.channel(1000 + agent)));
            beginning.add(new BecomeReady(World.agent(agent)));
        }
    }

    /** A revision's parts in any order, now and then with one lost, doubled or spoilt, and what activates it. */
    private void configure() {
        revision += random.nextInt(10) == 0 ? 0 : 1;
        long number = Math.max(1, revision - (random.nextInt(8) == 0 ? 1 : 0));
        int agents = isCalm ? AGENTS : 2 + random.nextInt(5);
        Configuration plain =
                random.nextInt(3) == 0 ? World.withoutQueue12(number, agents) : World.configuration(number, agents);
        Configuration made = random.nextInt(4) == 0 || isCalm ? plain : new RandomSettings(random, nowMs).over(plain);
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

    /** Takes one of the last, or now and then any: what comes late is mostly overtaken. */
    private <T> T someOf(List<T> list) {
        int among = random.nextInt(3) == 0 ? list.size() : Math.min(list.size(), 4);
        return list.remove(list.size() - 1 - random.nextInt(among));
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
                random.nextBoolean() ? World.caller(contact % 4) : null);
    }

    private Input action() {
        PersonId anybody = World.agent(1L + random.nextInt(AGENTS));
        List<Effect.ShowState> present = List.copyOf(desks.values());
        PersonId agent = present.isEmpty() || random.nextInt(6) == 0
                ? anybody
                : present.get(random.nextInt(present.size())).agent().agent();
        ContactId contact = World.contact(nextContact - random.nextInt(8));
        if (random.nextInt(12) == 0) {
            return dial(agent);
        }
        if (random.nextInt(3) == 0) {
            return ofTalk(agent, contact);
        }
        if (random.nextInt(7) == 0) {
            return choice(agent, contact);
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> new SignIn(anybody, World.seat(100 + anybody.value()));
            case 2, 3, 4 -> new BecomeReady(agent);
            case 5 -> new TakeBreak(agent, new ReasonId(1L + random.nextInt(3)));
            case 6, 7 -> new EndWrapUp(agent, contact);
            case 8 -> random.nextBoolean() ? new HangUp(agent, contact) : new BecomeReady(agent);
            default -> random.nextInt(4) == 0 ? new SignOut(agent) : new BecomeReady(agent);
        };
    }

    /** Mostly of somebody who has a contact in hand, about that one. */
    private Input choice(PersonId some, ContactId any) {
        PersonId agent = some;
        ContactId contact = any;
        for (Effect.ShowState desk : desks.values()) {
            if (desk.contact() != null && random.nextInt(3) > 0) {
                agent = desk.agent().agent();
                contact = desk.contact().contact();
            }
        }
        NextState next = List.of(NextState.values()).get(random.nextInt(3));
        return random.nextInt(3) == 0
                ? new AgentAction.ExtendWrapUp(agent, contact)
                : new AgentAction.ChooseNext(
                        agent, next, random.nextInt(5) == 0 ? null : new ReasonId(1L + random.nextInt(3)));
    }

    private Input dial(PersonId agent) {
        long contact = random.nextInt(10) == 0 ? nextContact : ++nextContact;
        return new AgentAction.Dial(
                agent,
                World.contact(contact),
                World.channel(random.nextInt(20) == 0 ? 1001 : contact),
                new LineId(1L + random.nextInt(random.nextInt(10) == 0 ? 4 : 3)),
                World.caller(contact % 4));
    }

    /** What is told of somebody who is called; of others it is refused. */
    private Input ofCallee(ChannelId channel) {
        return switch (random.nextInt(6)) {
            case 0 -> new SwitchboardFact.ChannelRinging(epoch, channel);
            case 1 -> new SwitchboardFact.EarlyMediaBegan(epoch, channel);
            case 2 ->
                new ChannelEnded(epoch, channel, List.of(ChannelEnding.values()).get(random.nextInt(6)));
            default -> new SwitchboardFact.ChannelAnswered(epoch, channel);
        };
    }

    /** Mostly of somebody who is in a talk, about that one, and asking somebody who is ready. */
    private Input ofTalk(PersonId someone, ContactId some) {
        PersonId agent = someone;
        ContactId contact = some;
        boolean isConsulting = false;
        if (random.nextInt(8) > 0) {
            for (Effect.ShowState desk : desks.values()) {
                boolean isInTalk = List.of(AgentState.TALKING, AgentState.HELD, AgentState.CONSULTING)
                        .contains(desk.state());
                boolean isNext = !isConsulting && random.nextInt(3) > 0;
                if (isInTalk && desk.contact() != null && isNext) {
                    agent = desk.agent().agent();
                    contact = desk.contact().contact();
                    isConsulting = desk.state() == AgentState.CONSULTING;
                }
            }
        }
        return switch (isConsulting ? 7 + random.nextInt(5) : random.nextInt(15)) {
            case 0 -> new AgentAction.Hold(agent, contact);
            case 1, 2 -> new AgentAction.Resume(agent, contact);
            case 3, 4, 5, 6 -> new AgentAction.AskColleague(agent, contact, somebodyReady());
            case 7 -> random.nextBoolean() ? new AgentAction.EndConsult(agent, contact) : new HangUp(agent, contact);
            case 8 -> new AgentAction.Confer(agent, contact);
            case 9, 10 -> new AgentAction.HandOver(agent, contact);
            case 12, 13 -> outside(agent, contact);
            default -> new AgentAction.Transfer(agent, contact, new QueueId(11L + random.nextInt(2)));
        };
    }

    private Input outside(PersonId agent, ContactId contact) {
        long leg = random.nextInt(10) == 0 ? nextContact : ++nextContact;
        ChannelId channel = World.channel(random.nextInt(20) == 0 ? 1001 : leg);
        return random.nextInt(3) > 0
                ? new AgentAction.CallOutside(agent, contact, World.contact(leg), channel, World.caller(leg % 4))
                : new AgentAction.PassOn(agent, contact, World.contact(leg), channel, World.caller(leg % 4));
    }

    private PersonId somebodyReady() {
        PersonId ready = World.agent(1L + random.nextInt(AGENTS));
        for (Effect.ShowState desk : desks.values()) {
            if (desk.state() == AgentState.READY && random.nextInt(3) > 0) {
                ready = desk.agent().agent();
            }
        }
        return ready;
    }

    private Input fact() {
        long agent = 1L + random.nextInt(AGENTS);
        ChannelId caller = World.channel(nextContact - random.nextInt(8));
        EffectId order = latest(made, 20);
        if (random.nextInt(4) == 0) {
            return ofCallee(random.nextInt(3) > 0 ? dialled : caller);
        }
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
        addPerhaps(channels, 1021);
        addPerhaps(channels, 1022);
        return channels;
    }

    private void addPerhaps(List<ChannelId> channels, long channel) {
        if (random.nextInt(4) > 0) {
            channels.add(World.channel(channel));
        }
    }
}
