package org.huawu.routing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.huawu.events.AgentState;
import org.huawu.events.NextState;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.AskColleague;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.EndConsult;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.ExtendWrapUp;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.Hold;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.Resume;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.AgentAction.Transfer;
import org.huawu.routing.Effect;
import org.huawu.routing.Effect.ShowConsult;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowSignedOut;
import org.huawu.routing.Effect.ShowState;
import org.jspecify.annotations.Nullable;

/** Agents at their desks: they accept, refuse, overlook, take breaks, leave and come back, by what the desk shows; now and then by what it showed before. */
final class SimulatedAgents {

    private static final int STALE_PERCENT = 8;

    /** One of them. */
    private static final class Desk {
        final PersonId agent;
        final long seat;
        boolean isSignedIn;

        @Nullable
        AgentState state;

        @Nullable
        ContactId work;

        /** Rises with all that the desk shows; what was meant before is meant no more. */
        long version;

        Desk(long agent) {
            this.agent = new PersonId(agent);
            this.seat = 100 + agent;
        }
    }

    private final Scene scene;
    private final SimulatedSwitchboard switchboard;
    private final long talkMs;
    private final int lines;
    private final TreeMap<Long, Desk> desks = new TreeMap<>();
    private boolean isOver;

    SimulatedAgents(Scene scene, SimulatedSwitchboard switchboard, int agents, int lines, long talkMs) {
        this.scene = scene;
        this.switchboard = switchboard;
        this.talkMs = talkMs;
        this.lines = lines;
        for (long agent = 1; agent <= agents; agent++) {
            desks.put(agent, new Desk(agent));
        }
    }

    void open() {
        for (Desk desk : desks.values()) {
            scene.in(0, 8_000, () -> comes(desk));
            scene.in(20_000, 60_000, () -> looksUp(desk));
        }
    }

    private void comes(Desk desk) {
        if (isOver || desk.isSignedIn) {
            return;
        }
        // now and then at a seat that is another's
        long seat = scene.percent(3) ? 101 + scene.random.nextInt(desks.size()) : desk.seat;
        scene.give(new SignIn(desk.agent, new SeatId(seat)));
        if (!switchboard.isConnected(desk.seat)) {
            scene.in(50, 1_500, () -> connects(desk));
        }
        scene.in(500, 4_000, () -> act(new BecomeReady(desk.agent)));
    }

    private void connects(Desk desk) {
        if (!isOver && !switchboard.isConnected(desk.seat)) {
            switchboard.connect(desk.seat);
        }
    }

    /** What nobody else sets off: sound that is lost, and whoever stands about comes back. */
    private void looksUp(Desk desk) {
        if (isOver) {
            return;
        }
        scene.in(20_000, 60_000, () -> looksUp(desk));
        int chance = scene.random.nextInt(100);
        if (!desk.isSignedIn) {
            comes(desk);
        } else if (chance < 4) {
            switchboard.lose(desk.seat);
            scene.in(500, 20_000, () -> connects(desk));
        } else if (chance < 5) {
            switchboard.connect(desk.seat);
        } else if (!switchboard.isConnected(desk.seat)) {
            connects(desk);
        } else if (desk.state == AgentState.NOT_READY
                || desk.state == AgentState.NO_ANSWER
                || desk.state == AgentState.REJECTED
                || desk.state == AgentState.BREAK) {
            act(new BecomeReady(desk.agent));
        }
    }

    /** A desk shows something. */
    void shown(Effect.Notice notice) {
        Desk desk = desks.get(notice.agent().agent().value());
        if (desk == null) {
            return;
        }
        desk.version += notice instanceof Effect.ShowNext ? 0 : 1;
        switch (notice) {
            case ShowOffer offer -> rings(desk, offer.contact().contact());
            case ShowConsult consult -> rings(desk, consult.contact().contact());
            case ShowOfferGone gone -> {}
            case ShowState state -> {
                desk.isSignedIn = true;
                desk.state = state.state();
                desk.work = state.contact() == null ? null : state.contact().contact();
                reacts(desk, state);
            }
            case ShowSignedOut out -> {
                desk.isSignedIn = false;
                desk.state = null;
                scene.in(2_000, 120_000, () -> comes(desk));
            }
            default -> {}
        }
    }

    private void rings(Desk desk, ContactId contact) {
        int chance = scene.random.nextInt(100);
        if (chance < 86) {
            scene.in(300, 5_000, () -> act(new AcceptOffer(desk.agent, contact)));
        } else if (chance < 93) {
            scene.in(300, 5_000, () -> act(new RejectOffer(desk.agent, contact)));
        } else if (chance < 96) {
            scene.in(9_000, 25_000, () -> act(new AcceptOffer(desk.agent, contact)));
        }
    }

    private void reacts(Desk desk, ShowState shown) {
        int chance = scene.random.nextInt(100);
        if (shown.contact() != null && scene.percent(12)) {
            long inMs = scene.between(100, 4_000);
            meant(desk, inMs, choice(desk));
        }
        switch (shown.state()) {
            case NOT_READY, NO_ANSWER, REJECTED ->
                meant(desk, scene.between(1_000, 15_000), new BecomeReady(desk.agent));
            case BREAK -> meant(desk, scene.between(5_000, 60_000), new BecomeReady(desk.agent));
            case READY -> {
                if (chance < 6) {
                    meant(desk, scene.between(2_000, 30_000), pause(desk));
                } else if (chance < 8) {
                    meant(desk, scene.between(2_000, 60_000), new SignOut(desk.agent));
                } else if (chance < 13) {
                    meant(desk, scene.between(500, 20_000), calling(desk));
                }
            }
            case DIALLING -> {
                if (chance < 25 && shown.contact() != null) {
                    ContactId contact = shown.contact().contact();
                    meant(desk, scene.between(500, 15_000), new HangUp(desk.agent, contact));
                }
            }
            case TALKING, HELD, CONSULTING -> {
                if (shown.contact() != null) {
                    talks(desk, chance, shown.contact().contact(), shown.state());
                }
            }
            case WRAP_UP -> {
                if (shown.contact() != null && scene.percent(40)) {
                    ContactId contact = shown.contact().contact();
                    meant(desk, scene.between(100, 4_000), new ExtendWrapUp(desk.agent, contact));
                }
                if (chance < 60 && shown.contact() != null) {
                    meant(
                            desk,
                            scene.between(500, 12_000),
                            new EndWrapUp(desk.agent, shown.contact().contact()));
                } else if (chance < 70) {
                    meant(desk, scene.between(500, 12_000), pause(desk));
                } else if (chance < 79) {
                    meant(desk, scene.between(500, 8_000), calling(desk));
                } else if (chance < 83) {
                    meant(desk, scene.between(500, 12_000), new SignOut(desk.agent));
                }
            }
            default -> {}
        }
    }

    /** What an agent does with a caller: mostly nothing but talk, else hang up, put aside, ask, hand over, pass on. */
    private void talks(Desk desk, int chance, ContactId contact, AgentState state) {
        boolean isTalking = state == AgentState.TALKING;
        if (isTalking && chance < 30) {
            meant(desk, scene.between(talkMs / 5, 2 * talkMs), new HangUp(desk.agent, contact));
        } else if (!isTalking || chance < 60) {
            meant(desk, scene.between(300, talkMs / 2), ofTalk(desk, contact, state));
        }
    }

    private AgentAction ofTalk(Desk desk, ContactId contact, AgentState state) {
        PersonId other = new PersonId(scene.between(1, desks.size() + 1L));
        int chance = scene.random.nextInt(100);
        if (state == AgentState.CONSULTING) {
            return chance < 30
                    ? new EndConsult(desk.agent, contact)
                    : chance < 60
                            ? new Confer(desk.agent, contact)
                            : chance < 90 ? new HandOver(desk.agent, contact) : new HangUp(desk.agent, contact);
        }
        if (state == AgentState.HELD && chance < 45) {
            return new Resume(desk.agent, contact);
        }
        if (chance < 80) {
            return chance < 55 && state == AgentState.TALKING
                    ? new Hold(desk.agent, contact)
                    : new AskColleague(desk.agent, contact, other);
        }
        return chance < 92
                ? new Transfer(desk.agent, contact, new QueueId(scene.between(11, 15)))
                : new HandOver(desk.agent, contact);
    }

    private AgentAction calling(Desk desk) {
        return switchboard.dial(desk.agent, scene.percent(2) ? 99 : scene.between(1, lines + 1L));
    }

    private ChooseNext choice(Desk desk) {
        return switch (scene.random.nextInt(5)) {
            case 0, 1, 2 -> new ChooseNext(desk.agent, NextState.BREAK, new ReasonId(1L + scene.random.nextInt(3)));
            case 3 -> new ChooseNext(desk.agent, NextState.SIGNED_OUT, null);
            default -> new ChooseNext(desk.agent, NextState.READY, null);
        };
    }

    private TakeBreak pause(Desk desk) {
        return new TakeBreak(desk.agent, new ReasonId(1L + scene.random.nextInt(3)));
    }

    private void meant(Desk desk, long inMs, AgentAction action) {
        long version = desk.version;
        scene.in(inMs, () -> {
            if (version == desk.version || scene.percent(STALE_PERCENT)) {
                act(action);
            }
        });
    }

    private void act(AgentAction action) {
        if (!isOver) {
            scene.give(action);
            if (scene.percent(2)) {
                scene.give(action);
            }
        }
    }

    /** Everybody goes home. */
    void close() {
        isOver = true;
        List<Desk> signedIn = new ArrayList<>(desks.values());
        signedIn.removeIf(desk -> !desk.isSignedIn);
        for (Desk desk : signedIn) {
            if (desk.state == AgentState.DIALLING && desk.work != null) {
                scene.give(new HangUp(desk.agent, desk.work));
            }
            scene.give(new SignOut(desk.agent));
        }
    }
}
