package org.huawu.routing;

import org.huawu.events.ConfigurationBytes;
import org.huawu.events.Fields;
import org.huawu.events.NextState;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.AskColleague;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.CallOutside;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.AgentAction.EndConsult;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.ExtendWrapUp;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.Hold;
import org.huawu.routing.AgentAction.OfTalk;
import org.huawu.routing.AgentAction.PassOn;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.Resume;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.AgentAction.Transfer;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.Input.StageConfiguration;
import org.huawu.routing.SwitchboardFact.ChannelAnswered;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.ChannelRinging;
import org.huawu.routing.SwitchboardFact.DigitsPressed;
import org.huawu.routing.SwitchboardFact.EarlyMediaBegan;
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
 * The bytes of inputs, as the log carries them: type, version, then the fields in their order. Each input has one form.
 * Facts are numbered from 10, agents' actions from 30, supervisors' from 45, configuration from 50, time is 52.
 */
public final class InputCodec {

    /** The most bytes of an input, as many as the log takes; the largest opens an epoch with every channel there may be. */
    public static final int MOST_BYTES = 64 << 10;

    private static final int VERSION = 1;
    private static final int STAGE_CONFIGURATION = 50;
    private static final int ACTIVATE_CONFIGURATION = 51;
    private static final int DEADLINE_REACHED = 52;

    private InputCodec() {}

    /** The type's number, which never changes its meaning. */
    public static int type(Input input) {
        return switch (input) {
            case SwitchboardFact fact -> type(fact);
            case AgentAction action -> type(action);
            case SupervisorAction action -> SupervisorForms.type(action);
            case StageConfiguration i -> STAGE_CONFIGURATION;
            case ActivateConfiguration i -> ACTIVATE_CONFIGURATION;
            case DeadlineReached i -> DEADLINE_REACHED;
        };
    }

    /** The input's bytes. */
    public static byte[] encode(Input input) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        out.number(type(input));
        out.number(VERSION);
        switch (input) {
            case SwitchboardFact fact -> write(out, fact);
            case AgentAction action -> write(out, action);
            case SupervisorAction action -> SupervisorForms.write(out, action);
            case StageConfiguration i -> Fields.part(out, i.part());
            case ActivateConfiguration i -> {
                out.number(i.revision());
                out.text(i.digest());
            }
            case DeadlineReached i -> {}
        }
        return out.toByteArray();
    }

    /**
     * The input that bytes stand for.
     *
     * @throws MalformedBytesException when they stand for none: cut off, out of range, of an unknown type or version
     */
    public static Input decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int type = in.count(Integer.MAX_VALUE);
        long version = in.number();
        if (version != VERSION) {
            throw new MalformedBytesException("unknown version " + version + " of input type " + type);
        }
        try {
            Input input = read(type, in);
            in.end();
            return input;
        } catch (IllegalArgumentException outOfRange) {
            throw new MalformedBytesException("input type " + type + " with a field out of range", outOfRange);
        }
    }

    private static Input read(int type, ByteReader in) {
        return switch (type) {
            case STAGE_CONFIGURATION -> new StageConfiguration(Fields.part(in));
            case ACTIVATE_CONFIGURATION ->
                new ActivateConfiguration(in.number(), in.text(ConfigurationBytes.DIGEST_LENGTH));
            case DEADLINE_REACHED -> new DeadlineReached();
            default -> {
                if (type < 30) {
                    yield fact(type, in.number(), in);
                }
                boolean isSupervisors = type >= SupervisorForms.FIRST && type <= SupervisorForms.LAST;
                yield isSupervisors ? SupervisorForms.read(type, in) : action(type, new PersonId(in.number()), in);
            }
        };
    }

    private static int type(SwitchboardFact fact) {
        return switch (fact) {
            case EpochBegan i -> 10;
            case ChannelArrived i -> 11;
            case ChannelEnded i -> 12;
            case OrderSettled i -> 13;
            case PlaybackEnded i -> 14;
            case DigitsPressed i -> 15;
            case RecordingStored i -> 16;
            case RecordingNotStored i -> 17;
            case SeatConnected i -> 18;
            case SeatLost i -> 19;
            case SoundMeasured i -> 20;
            case ChannelRinging i -> 21;
            case EarlyMediaBegan i -> 22;
            case ChannelAnswered i -> 23;
        };
    }

    private static void write(ByteWriter out, SwitchboardFact fact) {
        out.number(fact.epoch());
        switch (fact) {
            case EpochBegan i -> {
                Fields.ids(out, i.channels());
            }
            case ChannelArrived i -> {
                Fields.id(out, i.channel());
                Fields.id(out, i.contact());
                Fields.id(out, i.line());
                Fields.sealed(out, i.caller());
            }
            case ChannelEnded i -> {
                Fields.id(out, i.channel());
                out.choice(i.ending());
            }
            case OrderSettled i -> {
                Fields.effect(out, i.order());
                out.choice(i.outcome());
            }
            case PlaybackEnded i -> {
                Fields.effect(out, i.playback());
            }
            case DigitsPressed i -> {
                Fields.id(out, i.channel());
                out.text(i.digits());
            }
            case RecordingStored i -> {
                Fields.effect(out, i.recording());
                out.number(i.soundMs());
                out.number(i.bytes());
            }
            case RecordingNotStored i -> {
                Fields.effect(out, i.recording());
            }
            case SeatConnected i -> {
                Fields.id(out, i.seat());
                Fields.id(out, i.channel());
            }
            case SeatLost i -> {
                Fields.id(out, i.seat());
                Fields.id(out, i.channel());
            }
            case SoundMeasured i -> {
                Fields.id(out, i.channel());
                Fields.optionalEffect(out, i.bridge());
                Fields.quality(out, i.quality());
            }
            case ChannelRinging i -> Fields.id(out, i.channel());
            case EarlyMediaBegan i -> Fields.id(out, i.channel());
            case ChannelAnswered i -> Fields.id(out, i.channel());
        }
    }

    private static SwitchboardFact fact(int type, long epoch, ByteReader in) {
        return switch (type) {
            case 10 -> new EpochBegan(epoch, Fields.list(in, SwitchboardFact.MOST_CHANNELS, Fields::channel));
            case 11 ->
                new ChannelArrived(
                        epoch,
                        new ChannelId(in.number()),
                        new ContactId(in.number()),
                        new LineId(in.number()),
                        Fields.sealed(in));
            case 12 -> new ChannelEnded(epoch, new ChannelId(in.number()), in.choice(ChannelEnding.values()));
            case 13 -> new OrderSettled(epoch, Fields.effect(in), in.choice(Outcome.values()));
            case 14 -> new PlaybackEnded(epoch, Fields.effect(in));
            case 15 -> new DigitsPressed(epoch, new ChannelId(in.number()), in.text(SwitchboardFact.MOST_DIGITS));
            case 16 -> new RecordingStored(epoch, Fields.effect(in), in.number(), in.number());
            case 17 -> new RecordingNotStored(epoch, Fields.effect(in));
            case 18 -> new SeatConnected(epoch, new SeatId(in.number()), new ChannelId(in.number()));
            case 19 -> new SeatLost(epoch, new SeatId(in.number()), new ChannelId(in.number()));
            case 20 -> new SoundMeasured(epoch, Fields.channel(in), Fields.optionalEffect(in), Fields.quality(in));
            case 21 -> new ChannelRinging(epoch, Fields.channel(in));
            case 22 -> new EarlyMediaBegan(epoch, Fields.channel(in));
            case 23 -> new ChannelAnswered(epoch, Fields.channel(in));
            default -> throw new MalformedBytesException("unknown type of input " + type);
        };
    }

    private static int type(AgentAction action) {
        return switch (action) {
            case SignIn i -> 30;
            case SignOut i -> 31;
            case BecomeReady i -> 32;
            case TakeBreak i -> 33;
            case AcceptOffer i -> 34;
            case RejectOffer i -> 35;
            case HangUp i -> 36;
            case EndWrapUp i -> 37;
            case Hold i -> 38;
            case Resume i -> 39;
            case AskColleague i -> 40;
            case EndConsult i -> 41;
            case Confer i -> 42;
            case HandOver i -> 43;
            case Transfer i -> 44;
            case ExtendWrapUp i -> 55;
            case ChooseNext i -> 56;
            case Dial i -> 65;
            case CallOutside i -> 66;
            case PassOn i -> 67;
        };
    }

    private static void write(ByteWriter out, AgentAction action) {
        Fields.id(out, action.agent());
        switch (action) {
            case SignIn i -> {
                Fields.id(out, i.seat());
            }
            case SignOut i -> {}
            case BecomeReady i -> {}
            case TakeBreak i -> {
                Fields.id(out, i.reason());
            }
            case AcceptOffer i -> {
                Fields.id(out, i.contact());
            }
            case RejectOffer i -> {
                Fields.id(out, i.contact());
            }
            case HangUp i -> {
                Fields.id(out, i.contact());
            }
            case EndWrapUp i -> {
                Fields.id(out, i.contact());
            }
            case ExtendWrapUp i -> {
                Fields.id(out, i.contact());
            }
            case ChooseNext i -> {
                out.choice(i.next());
                Fields.id(out, i.reason());
            }
            case Dial i -> {
                Fields.id(out, i.contact());
                Fields.id(out, i.channel());
                Fields.id(out, i.line());
                Fields.sealed(out, i.callee());
            }
            case OfTalk talk -> {
                Fields.id(out, talk.contact());
                write(out, talk);
            }
        }
    }

    /** What an action of a talk says besides which talk it is. */
    private static void write(ByteWriter out, OfTalk talk) {
        switch (talk) {
            case AskColleague i -> Fields.id(out, i.colleague());
            case Transfer i -> Fields.id(out, i.queue());
            case CallOutside i -> {
                Fields.id(out, i.leg());
                Fields.id(out, i.channel());
                Fields.sealed(out, i.callee());
            }
            case PassOn i -> {
                Fields.id(out, i.leg());
                Fields.id(out, i.channel());
                Fields.sealed(out, i.callee());
            }
            case Hold i -> {}
            case Resume i -> {}
            case EndConsult i -> {}
            case Confer i -> {}
            case HandOver i -> {}
        }
    }

    private static AgentAction action(int type, PersonId agent, ByteReader in) {
        return switch (type) {
            case 30 -> new SignIn(agent, new SeatId(in.number()));
            case 31 -> new SignOut(agent);
            case 32 -> new BecomeReady(agent);
            case 33 -> new TakeBreak(agent, new ReasonId(in.number()));
            case 34 -> new AcceptOffer(agent, new ContactId(in.number()));
            case 35 -> new RejectOffer(agent, new ContactId(in.number()));
            case 36 -> new HangUp(agent, new ContactId(in.number()));
            case 37 -> new EndWrapUp(agent, new ContactId(in.number()));
            case 38 -> new Hold(agent, new ContactId(in.number()));
            case 39 -> new Resume(agent, new ContactId(in.number()));
            case 40 -> new AskColleague(agent, new ContactId(in.number()), new PersonId(in.number()));
            case 41 -> new EndConsult(agent, new ContactId(in.number()));
            case 42 -> new Confer(agent, new ContactId(in.number()));
            case 43 -> new HandOver(agent, new ContactId(in.number()));
            case 44 -> new Transfer(agent, new ContactId(in.number()), new QueueId(in.number()));
            case 55 -> new ExtendWrapUp(agent, new ContactId(in.number()));
            case 56 -> new ChooseNext(agent, in.choice(NextState.values()), Fields.reason(in));
            case 65 ->
                new Dial(
                        agent,
                        new ContactId(in.number()),
                        Fields.channel(in),
                        new LineId(in.number()),
                        Fields.knownSealed(in));
            case 66 ->
                new CallOutside(
                        agent,
                        new ContactId(in.number()),
                        new ContactId(in.number()),
                        Fields.channel(in),
                        Fields.knownSealed(in));
            case 67 ->
                new PassOn(
                        agent,
                        new ContactId(in.number()),
                        new ContactId(in.number()),
                        Fields.channel(in),
                        Fields.knownSealed(in));
            default -> throw new MalformedBytesException("unknown type of input " + type);
        };
    }
}
