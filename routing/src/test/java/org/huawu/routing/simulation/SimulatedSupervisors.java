package org.huawu.routing.simulation;

import java.util.List;
import java.util.Optional;
import org.huawu.events.ForcedState;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.SupervisorAction;
import org.huawu.routing.SupervisorAction.ChangeWatch;
import org.huawu.routing.SupervisorAction.EndWatch;
import org.huawu.routing.SupervisorAction.ForceEnd;
import org.huawu.routing.SupervisorAction.ForceState;
import org.huawu.routing.SupervisorAction.Watch;
import org.jspecify.annotations.Nullable;

/** Supervisors: they hear talks, speak in them, end them now and then, and put agents into other states. */
final class SimulatedSupervisors {

    static final long FIRST_SEAT = 900;
    private static final int SUPERVISORS = 3;

    private final Scene scene;
    private final SimulatedSwitchboard switchboard;
    private final int agents;
    private boolean isOver;

    SimulatedSupervisors(Scene scene, SimulatedSwitchboard switchboard, int agents) {
        this.scene = scene;
        this.switchboard = switchboard;
        this.agents = agents;
    }

    void open() {
        for (long number = 1; number <= SUPERVISORS; number++) {
            long supervisor = FIRST_SEAT + number;
            scene.in(5_000, 30_000, () -> looksIn(supervisor));
        }
    }

    private void looksIn(long id) {
        if (isOver) {
            return;
        }
        scene.in(1_000, 12_000, () -> looksIn(id));
        PersonId supervisor = new PersonId(id);
        if (!switchboard.isConnected(id)) {
            switchboard.connect(id);
        } else if (scene.percent(5)) {
            switchboard.lose(id);
        } else if (scene.percent(4)) {
            switchboard.connect(id);
        }
        int chance = scene.random.nextInt(100);
        if (chance < 60) {
            watches(supervisor, id);
        } else if (chance < 75) {
            act(new ChangeWatch(supervisor, part()));
        } else if (chance < 80) {
            act(new EndWatch(supervisor));
        } else if (chance < 86) {
            somebodyTalking().ifPresent(contact -> act(new ForceEnd(supervisor, contact, vendor())));
        } else {
            PersonId agent = new PersonId(scene.between(1, agents + 1L));
            ForcedState to = List.of(ForcedState.values()).get(scene.random.nextInt(3));
            act(new ForceState(supervisor, agent, to));
        }
    }

    private void watches(PersonId supervisor, long seat) {
        somebodyTalking().ifPresent(contact -> act(new Watch(supervisor, new SeatId(seat), contact, part(), vendor())));
    }

    private WatchPart part() {
        return List.of(WatchPart.values()).get(scene.random.nextInt(3));
    }

    /** Whose agents alone. */
    private @Nullable VendorId vendor() {
        return scene.percent(30) ? null : new VendorId(scene.between(71, 74));
    }

    private Optional<ContactId> somebodyTalking() {
        List<Long> talking = switchboard.talking();
        return talking.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContactId(talking.get(scene.random.nextInt(talking.size()))));
    }

    private void act(SupervisorAction action) {
        scene.give(action);
        if (scene.percent(2)) {
            scene.give(action);
        }
    }

    void close() {
        isOver = true;
    }
}
