package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.Fields;
import org.huawu.events.NextState;
import org.huawu.events.OutsideEnding;
import org.huawu.events.Sealed;
import org.huawu.events.SignOutCause;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.Effect.Answer;
import org.huawu.routing.Effect.Bridge;
import org.huawu.routing.Effect.ChangePart;
import org.huawu.routing.Effect.Dial;
import org.huawu.routing.Effect.HangUpCause;
import org.huawu.routing.Effect.HangUpChannel;
import org.huawu.routing.Effect.Join;
import org.huawu.routing.Effect.JoinWatch;
import org.huawu.routing.Effect.Leave;
import org.huawu.routing.Effect.Notice;
import org.huawu.routing.Effect.Order;
import org.huawu.routing.Effect.Play;
import org.huawu.routing.Effect.PlayMusic;
import org.huawu.routing.Effect.RingBack;
import org.huawu.routing.Effect.ShowBreak;
import org.huawu.routing.Effect.ShowCallOut;
import org.huawu.routing.Effect.ShowColleague;
import org.huawu.routing.Effect.ShowColleagueGone;
import org.huawu.routing.Effect.ShowConsult;
import org.huawu.routing.Effect.ShowNext;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowOutside;
import org.huawu.routing.Effect.ShowOutsideGone;
import org.huawu.routing.Effect.ShowPause;
import org.huawu.routing.Effect.ShowSignedOut;
import org.huawu.routing.Effect.ShowState;
import org.huawu.routing.Effect.ShowSupervisor;
import org.huawu.routing.Effect.ShowWrapUp;
import org.huawu.routing.Effect.StartRecording;
import org.huawu.routing.Effect.StopMusic;
import org.huawu.routing.Effect.StopPlayback;
import org.huawu.routing.Effect.StopRecording;
import org.huawu.routing.Effect.Unbridge;

/**
 * The bytes of effects, as they wait to be carried out: type, version, the effect's id, then the fields in their order.
 * Each effect has one form. Orders are numbered from 10, notices from 30.
 */
public final class EffectCodec {

    /** The most bytes of an effect; the largest carries a sealed caller number. */
    public static final int MOST_BYTES = 4 << 10;

    private static final int VERSION = 1;
    private static final int FIRST_NOTICE = 30;

    private EffectCodec() {}

    /** The type's number, which never changes its meaning. */
    public static int type(Effect effect) {
        return switch (effect) {
            case Answer e -> 10;
            case Play e -> 11;
            case StopPlayback e -> 12;
            case PlayMusic e -> 13;
            case StopMusic e -> 14;
            case Bridge e -> 15;
            case Unbridge e -> 16;
            case StartRecording e -> 17;
            case HangUpChannel e -> 18;
            case StopRecording e -> 19;
            case Join e -> 20;
            case Leave e -> 21;
            case Dial e -> 25;
            case RingBack e -> 26;
            case JoinWatch e -> 22;
            case ChangePart e -> 23;
            case ShowOffer e -> FIRST_NOTICE;
            case ShowOfferGone e -> 31;
            case ShowState e -> 32;
            case ShowSignedOut e -> 33;
            case ShowConsult e -> 34;
            case ShowColleague e -> 35;
            case ShowColleagueGone e -> 36;
            case ShowNext e -> 40;
            case ShowWrapUp e -> 41;
            case ShowPause e -> 42;
            case ShowBreak e -> 43;
            case ShowCallOut e -> 45;
            case ShowOutside e -> 46;
            case ShowOutsideGone e -> 47;
            case ShowSupervisor e -> 37;
        };
    }

    /** The effect's bytes, its id included. */
    public static byte[] encode(Effect effect) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        out.number(type(effect));
        out.number(VERSION);
        Fields.effect(out, effect.id());
        switch (effect) {
            case Order order -> write(out, order);
            case Notice notice -> write(out, notice);
        }
        return out.toByteArray();
    }

    /**
     * The effect that bytes stand for.
     *
     * @throws MalformedBytesException when they stand for none: cut off, out of range, of an unknown type or version
     */
    public static Effect decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int type = in.count(Integer.MAX_VALUE);
        long version = in.number();
        if (version != VERSION) {
            throw new MalformedBytesException("unknown version " + version + " of effect type " + type);
        }
        try {
            EffectId id = Fields.effect(in);
            Effect effect = type < FIRST_NOTICE ? order(type, id, in.number(), in) : notice(type, id, in);
            in.end();
            return effect;
        } catch (IllegalArgumentException outOfRange) {
            throw new MalformedBytesException("effect type " + type + " with a field out of range", outOfRange);
        }
    }

    private static void write(ByteWriter out, Order order) {
        out.number(order.dueMs());
        switch (order) {
            case Answer e -> Fields.id(out, e.channel());
            case Play e -> {
                Fields.id(out, e.channel());
                Fields.id(out, e.prompt());
            }
            case StopPlayback e -> Fields.effect(out, e.playback());
            case PlayMusic e -> {
                Fields.id(out, e.channel());
                Fields.id(out, e.music());
            }
            case StopMusic e -> Fields.id(out, e.channel());
            case Bridge e -> {
                Fields.id(out, e.caller());
                Fields.id(out, e.seat());
            }
            case Unbridge e -> Fields.effect(out, e.bridge());
            case StartRecording e -> {
                Fields.effect(out, e.bridge());
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
            }
            case HangUpChannel e -> {
                Fields.id(out, e.channel());
                out.choice(e.cause());
            }
            case StopRecording e -> {
                Fields.effect(out, e.recording());
                Fields.contact(out, e.contact());
            }
            case Join e -> {
                Fields.id(out, e.caller());
                Fields.effect(out, e.bridge());
            }
            case Leave e -> Fields.id(out, e.channel());
            case Dial e -> {
                Fields.id(out, e.channel());
                Fields.contact(out, e.contact());
                Fields.id(out, e.leg());
                Fields.sealed(out, e.callee());
                out.number(e.ringingMs());
            }
            case RingBack e -> Fields.id(out, e.channel());
            case JoinWatch e -> write(out, e);
            case ChangePart e -> write(out, e);
        }
    }

    private static void write(ByteWriter out, JoinWatch join) {
        Fields.id(out, join.seat());
        Fields.effect(out, join.bridge());
        out.choice(join.part());
    }

    private static void write(ByteWriter out, ChangePart change) {
        Fields.id(out, change.seat());
        out.choice(change.part());
    }

    private static Order order(int type, EffectId id, long dueMs, ByteReader in) {
        return switch (type) {
            case 10 -> new Answer(id, dueMs, Fields.channel(in));
            case 11 -> new Play(id, dueMs, Fields.channel(in), Fields.prompt(in));
            case 12 -> new StopPlayback(id, dueMs, Fields.effect(in));
            case 13 -> new PlayMusic(id, dueMs, Fields.channel(in), Fields.prompt(in));
            case 14 -> new StopMusic(id, dueMs, Fields.channel(in));
            case 15 -> new Bridge(id, dueMs, Fields.channel(in), Fields.channel(in));
            case 16 -> new Unbridge(id, dueMs, Fields.effect(in));
            case 17 -> new StartRecording(id, dueMs, Fields.effect(in), Fields.contact(in), Fields.agent(in));
            case 18 -> new HangUpChannel(id, dueMs, Fields.channel(in), in.choice(HangUpCause.values()));
            case 19 -> new StopRecording(id, dueMs, Fields.effect(in), Fields.contact(in));
            case 20 -> new Join(id, dueMs, Fields.channel(in), Fields.effect(in));
            case 21 -> new Leave(id, dueMs, Fields.channel(in));
            case 25 -> dial(id, dueMs, in);
            case 26 -> new RingBack(id, dueMs, Fields.channel(in));
            case 22 -> new JoinWatch(id, dueMs, Fields.channel(in), Fields.effect(in), in.choice(WatchPart.values()));
            case 23 -> new ChangePart(id, dueMs, Fields.channel(in), in.choice(WatchPart.values()));
            default -> throw new MalformedBytesException("unknown type of effect " + type);
        };
    }

    private static Dial dial(EffectId id, long dueMs, ByteReader in) {
        ChannelId channel = Fields.channel(in);
        ContactRef contact = Fields.contact(in);
        return new Dial(id, dueMs, channel, contact, new ContactId(in.number()), Fields.knownSealed(in), in.number());
    }

    private static void write(ByteWriter out, Notice notice) {
        Fields.agent(out, notice.agent());
        switch (notice) {
            case ShowOffer e -> {
                Fields.contact(out, e.contact());
                Fields.sealed(out, e.caller());
                out.number(e.dueMs());
            }
            case ShowOfferGone e -> Fields.contact(out, e.contact());
            case ShowState e -> {
                out.flag(true);
                out.choice(e.state());
                out.flag(e.contact() != null);
                if (e.contact() != null) {
                    Fields.contact(out, e.contact());
                }
                out.number(e.sinceMs());
            }
            case ShowSignedOut e -> {
                out.choice(e.cause());
                out.number(e.atMs());
            }
            case ShowConsult e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.asking());
                Fields.sealed(out, e.caller());
                out.number(e.dueMs());
            }
            case ShowColleague e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.colleague());
                out.choice(e.stage());
            }
            case ShowColleagueGone e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.colleague());
                out.choice(e.ending());
            }
            case ShowNext e -> write(out, e);
            case ShowWrapUp e -> write(out, e);
            case ShowPause e -> out.number(e.dueMs());
            case ShowBreak e -> Fields.id(out, e.reason());
            case ShowCallOut e -> {
                Fields.contact(out, e.contact());
                Fields.sealed(out, e.callee());
                out.flag(e.isRinging());
            }
            case ShowOutside e -> write(out, e);
            case ShowOutsideGone e -> write(out, e);
            case ShowSupervisor e -> {
                Fields.contact(out, e.contact());
                Fields.id(out, e.supervisor());
                out.choice(e.part());
                out.flag(e.isThere());
            }
        }
    }

    private static void write(ByteWriter out, ShowOutside now) {
        Fields.contact(out, now.contact());
        Fields.sealed(out, now.callee());
        out.choice(now.stage());
        out.flag(now.isRinging());
    }

    private static void write(ByteWriter out, ShowOutsideGone gone) {
        Fields.contact(out, gone.contact());
        Fields.sealed(out, gone.callee());
        out.choice(gone.ending());
    }

    private static void write(ByteWriter out, ShowNext next) {
        out.choice(next.next());
        Fields.id(out, next.reason());
    }

    private static void write(ByteWriter out, ShowWrapUp wrapUp) {
        Fields.contact(out, wrapUp.contact());
        out.number(wrapUp.dueMs());
        out.number(wrapUp.extensions());
    }

    private static Notice notice(int type, EffectId id, ByteReader in) {
        AgentRef agent = Fields.agent(in);
        return switch (type) {
            case FIRST_NOTICE -> new ShowOffer(id, agent, Fields.contact(in), Fields.sealed(in), in.number());
            case 31 -> new ShowOfferGone(id, agent, Fields.contact(in));
            case 32 -> state(id, agent, in);
            case 33 -> new ShowSignedOut(id, agent, in.choice(SignOutCause.values()), in.number());
            case 34 -> new ShowConsult(id, agent, Fields.contact(in), Fields.agent(in), Fields.sealed(in), in.number());
            case 35 ->
                new ShowColleague(id, agent, Fields.contact(in), Fields.agent(in), in.choice(ConsultStage.values()));
            case 36 ->
                new ShowColleagueGone(
                        id, agent, Fields.contact(in), Fields.agent(in), in.choice(ConsultEnding.values()));
            case 40 -> new ShowNext(id, agent, in.choice(NextState.values()), Fields.reason(in));
            case 41 -> new ShowWrapUp(id, agent, Fields.contact(in), in.number(), in.count(Integer.MAX_VALUE));
            case 42 -> new ShowPause(id, agent, in.number());
            case 43 -> new ShowBreak(id, agent, new ReasonId(in.number()));
            case 45 -> new ShowCallOut(id, agent, Fields.contact(in), Fields.knownSealed(in), in.flag());
            case 46 -> outside(id, agent, in);
            case 47 ->
                new ShowOutsideGone(
                        id, agent, Fields.contact(in), Fields.knownSealed(in), in.choice(OutsideEnding.values()));
            case 37 -> supervisor(id, agent, in);
            default -> throw new MalformedBytesException("unknown type of effect " + type);
        };
    }

    private static ShowOutside outside(EffectId id, AgentRef agent, ByteReader in) {
        ContactRef contact = Fields.contact(in);
        Sealed callee = Fields.knownSealed(in);
        return new ShowOutside(id, agent, contact, callee, in.choice(OutsideStage.values()), in.flag());
    }

    private static ShowSupervisor supervisor(EffectId id, AgentRef agent, ByteReader in) {
        ContactRef contact = Fields.contact(in);
        PersonId supervisor = new PersonId(in.number());
        return new ShowSupervisor(id, agent, contact, supervisor, in.choice(WatchPart.values()), in.flag());
    }

    /** Logs from before there was a notice of its own for it hold agents without a state: those who had signed out. */
    private static Notice state(EffectId id, AgentRef agent, ByteReader in) {
        AgentState state = in.flag() ? in.choice(AgentState.values()) : null;
        ContactRef contact = in.flag() ? Fields.contact(in) : null;
        long atMs = in.number();
        return state == null
                ? new ShowSignedOut(id, agent, SignOutCause.BY_AGENT, atMs)
                : new ShowState(id, agent, state, contact, atMs);
    }
}
