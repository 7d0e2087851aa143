package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.ForcedState;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OutsideEvent;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.SupervisionEvent.EndForced;
import org.huawu.events.SupervisionEvent.StateForced;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.events.TalkEvent;
import org.huawu.events.WatchEnding;
import org.huawu.events.WatchPart;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.TwinParts.Audio;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Worker;
import org.jspecify.annotations.Nullable;

/** What the naive twin does with what supervisors want. Where there is something to hear it reads from its own events. */
final class TwinWatches {

    private final NaiveTwin twin;
    private final List<Ear> ears = new ArrayList<>();
    private final TreeMap<Long, Sound> sounds = new TreeMap<>();
    private int read;

    TwinWatches(NaiveTwin twin) {
        this.twin = twin;
    }

    /** A supervisor who watches. */
    private static final class Ear {
        final WatchBegan began;
        final Audio audio;
        ContactRef ref;
        WatchPart part;

        @Nullable
        EffectId at;

        @Nullable
        EffectId order;

        Ear(WatchBegan began, Audio audio) {
            this.began = began;
            this.audio = audio;
            this.ref = began.contact();
            this.part = began.part();
        }
    }

    /** What is joined of a contact. */
    private static final class Sound {
        /** In which bridge the agent in charge is heard by somebody. */
        @Nullable
        EffectId heard;

        @Nullable
        EffectId joining;

        @Nullable
        EffectId asking;

        boolean isWithColleague;
        /** Agent and callee heard each other before the answer. */
        boolean isEarly;

        boolean isCallerIn;
    }

    void stepBegins() {
        read = 0;
    }

    void take(SupervisorAction action) {
        List<Ear> own = found(ears, ear -> ear.began.supervisor().equals(action.supervisor()));
        switch (action) {
            case SupervisorAction.Watch it -> {
                if (own.isEmpty()) {
                    begin(it);
                }
            }
            case SupervisorAction.ChangeWatch it ->
                found(own, ear -> ear.part != it.part()).forEach(ear -> {
                    WatchPart before = ear.part;
                    ear.part = it.part();
                    ear.ref = ref(ear);
                    twin.events.add(new WatchPartChanged(
                            twin.atMs, ear.ref, it.supervisor(), ear.began.seat(), ear.part, before));
                });
            case SupervisorAction.EndWatch it -> own.forEach(ear -> end(ear, WatchEnding.BY_SUPERVISOR));
            case SupervisorAction.ForceEnd it ->
                talks(it.contact(), it.vendor()).forEach(call -> {
                    twin.events.add(new EndForced(twin.atMs, call.ref, call.worker().ref, it.supervisor()));
                    twin.end(call, EndCause.FORCED, Party.SUPERVISOR);
                });
            case SupervisorAction.ForceState it ->
                found(twin.workers, worker -> worker.ref.agent().equals(it.agent()))
                        .forEach(each -> force(it, each));
        }
    }

    private List<Call> talks(ContactId contact, @Nullable VendorId vendor) {
        return found(
                twin.calls,
                call -> call.ref.contact().equals(contact)
                        && call.stage == ContactStage.TALKING
                        && (vendor == null || call.worker().ref.vendor().equals(vendor)));
    }

    private void begin(SupervisorAction.Watch action) {
        boolean isTaken = isTaken(action.seat())
                || twin.workers.stream()
                        .anyMatch(worker -> worker.ref.seat().equals(action.seat())
                                || worker.ref.agent().equals(action.supervisor()));
        List<Audio> sound = found(twin.audio, each -> each.seat().equals(action.seat()));
        for (Call call : talks(action.contact(), action.vendor())) {
            long others = ears.stream()
                    .filter(ear -> ear.ref.contact().equals(action.contact()))
                    .count();
            if (!isTaken && !sound.isEmpty() && others < 3 && ears.size() < 256) {
                WatchBegan began = new WatchBegan(
                        twin.atMs,
                        call.ref,
                        call.worker().ref,
                        action.supervisor(),
                        action.seat(),
                        action.part(),
                        action.vendor());
                twin.events.add(began);
                ears.add(new Ear(began, sound.getFirst()));
            }
        }
    }

    boolean isTaken(SeatId seat) {
        return ears.stream().anyMatch(ear -> ear.began.seat().equals(seat));
    }

    private void force(SupervisorAction.ForceState action, Worker worker) {
        boolean isOut = action.to() == ForcedState.SIGNED_OUT;
        AgentState to = action.to() == ForcedState.READY ? AgentState.READY : AgentState.NOT_READY;
        boolean isMissing = to == AgentState.READY
                && twin.settings.agents(action.agent().value()).isEmpty();
        if (TwinActions.isBusy(worker) || isMissing || (!isOut && worker.state == to)) {
            return;
        }
        twin.events.add(new StateForced(twin.atMs, worker.ref, action.supervisor(), action.to()));
        if (worker.state == AgentState.WRAP_UP) {
            twin.endWrapUp(worker, WrapUpEnding.BY_SUPERVISOR);
        }
        if (isOut) {
            twin.signedOut(worker, SignOutCause.BY_SUPERVISOR);
        } else {
            twin.change(worker, to, null);
        }
    }

    void settled(EffectId order, boolean isDone) {
        found(ears, ear -> order.equals(ear.order)).forEach(ear -> {
            if (isDone) {
                ear.order = null;
                ear.ref = ref(ear);
                twin.events.add(new WatchHeard(twin.atMs, ear.ref, ear.began.supervisor(), ear.began.seat(), ear.part));
            } else {
                end(ear, WatchEnding.NOT_JOINED);
            }
        });
    }

    void epochBegan() {
        found(ears, ear -> ear.order != null).forEach(ear -> {
            ear.at = null;
            ear.order = null;
        });
    }

    private static List<Ear> inOrder(List<Ear> some) {
        some.sort(Comparator.comparingLong(ear -> ear.began.supervisor().value()));
        return some;
    }

    private void end(Ear ear, WatchEnding ending) {
        long watched = twin.atMs - ear.began.atMs();
        twin.events.add(new WatchEnded(
                twin.atMs, ref(ear), ear.began.supervisor(), ear.began.seat(), ear.part, ending, watched));
        ears.remove(ear);
    }

    private ContactRef ref(Ear ear) {
        List<Call> calls = callsOf(ear);
        return calls.isEmpty() ? ear.ref : calls.getFirst().ref;
    }

    private List<Call> callsOf(Ear ear) {
        return found(twin.calls, call -> call.ref.contact().equals(ear.ref.contact()));
    }

    /** The first who is not where there is something to hear goes there, or out; false when all are where they are to be. */
    boolean followOne() {
        read();
        for (Ear ear : inOrder(new ArrayList<>(ears))) {
            List<Call> calls = callsOf(ear);
            VendorId vendor = ear.began.vendor();
            if (calls.isEmpty()) {
                end(ear, WatchEnding.CONTACT_OVER);
                return true;
            }
            Call call = calls.getFirst();
            if (!twin.audio.contains(ear.audio)) {
                end(ear, WatchEnding.SOUND_LOST);
                return true;
            }
            if (call.stage == ContactStage.PASSED_ON) {
                end(ear, WatchEnding.CONTACT_OVER);
                return true;
            }
            boolean isTalk = call.stage == ContactStage.TALKING;
            if (isTalk && vendor != null && !call.worker().ref.vendor().equals(vendor)) {
                end(ear, WatchEnding.OUT_OF_JURISDICTION);
                return true;
            }
            Sound sound = sounds.get(call.ref.contact().value());
            EffectId heard = sound == null ? null : sound.heard;
            if (ear.at == null && heard != null) {
                move(ear, heard);
                return true;
            }
            if (ear.at != null && !ear.at.equals(heard)) {
                move(ear, null);
                return true;
            }
        }
        return false;
    }

    private void move(Ear ear, @Nullable EffectId to) {
        ear.at = to;
        ear.order = to == null ? null : twin.nextOrder();
        ear.ref = ref(ear);
        long dueMs = to == null ? 0 : twin.orderDueMs();
        twin.events.add(new WatchMoved(
                twin.atMs, ear.ref, ear.began.supervisor(), ear.began.seat(), ear.part, to, ear.order, dueMs));
    }

    /** Reads on in the events of the step. */
    private void read() {
        while (read < twin.events.size()) {
            Event event = twin.events.get(read++);
            switch (event) {
                case OfferAccepted e -> sound(e.contact()).joining = e.bridge();
                case ContactConnected e -> joined(sound(e.contact()));
                case ContactEnded e -> sounds.remove(e.contact().contact().value());
                case TalkEvent e -> talk(e, sound(e.contact()));
                case DialEvent e -> dial(e, sound(e.contact()));
                case OutsideEvent e -> outside(e, sound(e.contact()));
                default -> {}
            }
        }
    }

    private Sound sound(ContactRef contact) {
        return sounds.computeIfAbsent(contact.contact().value(), id -> new Sound());
    }

    private static void joined(Sound sound) {
        sound.isCallerIn = true;
        sound.heard = sound.joining;
    }

    private static void dial(DialEvent event, Sound sound) {
        switch (event) {
            case DialEvent.EarlySoundBegan e -> sound.joining = e.bridge();
            case DialEvent.EarlySoundSettled e -> sound.isEarly = e.isHeard();
            case DialEvent.CalleeAnswered e -> {
                if (e.bridge() != null) {
                    sound.joining = e.bridge();
                } else if (sound.isEarly) {
                    joined(sound);
                }
            }
            default -> {}
        }
    }

    private static void outside(OutsideEvent event, Sound sound) {
        switch (event) {
            case OutsideEvent.OutsideAnswered e -> sound.asking = e.bridge();
            case OutsideEvent.OutsideJoined e -> {
                sound.isWithColleague = true;
                sound.heard = sound.asking;
            }
            case OutsideEvent.OutsideEnded e -> {
                sound.heard = sound.isCallerIn ? sound.heard : null;
                sound.isWithColleague = false;
            }
            case OutsideEvent.ContactReturned e -> {
                sound.heard = null;
                sound.isCallerIn = false;
            }
            default -> {}
        }
    }

    private static void talk(TalkEvent event, Sound sound) {
        switch (event) {
            case TalkEvent.HoldBegan e -> {
                sound.isCallerIn = false;
                sound.heard = sound.isWithColleague ? sound.asking : null;
            }
            case TalkEvent.HoldEnded e -> {
                if (e.joined() != null && sound.isWithColleague) {
                    sound.isCallerIn = true;
                    sound.joining = sound.asking;
                } else {
                    sound.joining = e.joined();
                }
            }
            case TalkEvent.CallerJoined e -> joined(sound);
            case TalkEvent.ConsultAsked e -> {}
            case TalkEvent.ConsultAccepted e -> sound.asking = e.bridge();
            case TalkEvent.ConsultBegan e -> {
                sound.isWithColleague = true;
                sound.heard = sound.asking;
            }
            case TalkEvent.ConferenceBegan e -> {}
            case TalkEvent.ConsultEnded e -> {
                boolean goesOn = sound.isCallerIn || e.ending() == ConsultEnding.HANDED_OVER;
                sound.heard = goesOn ? sound.heard : null;
                sound.isWithColleague = false;
            }
            case TalkEvent.ContactHandedOver e -> {
                if (e.joined() != null) {
                    sound.heard = null;
                    sound.joining = e.joined();
                }
            }
            case TalkEvent.ContactRequeued e -> {
                sound.heard = null;
                sound.isCallerIn = false;
            }
            case TalkEvent.ContactReconnected e -> joined(sound);
        }
    }
}
