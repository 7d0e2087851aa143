package org.huawu.routing;

import java.util.List;
import java.util.TreeMap;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.QueueStep;
import org.huawu.kernel.VendorId;

/** A queue at work: who waits, in pools of equal demands, and who of its agents is ready. Changed by {@link WaitingRooms} alone. */
final class WaitingRoom {

    final QueueSetting setting;
    final Opening opening;
    final TreeMap<Demand, Pool> pools = new TreeMap<>();
    /** By id. */
    final TreeMap<Long, Agent> ready = new TreeMap<>();

    int waiting;
    /** How many agents of each vendor are there, at work or ready. */
    private final TreeMap<Long, Integer> staff = new TreeMap<>();

    WaitingRoom(QueueSetting setting, Opening opening) {
        this.setting = setting;
        this.opening = opening;
    }

    /** An agent comes, or goes. */
    void staffed(VendorId vendor, int more) {
        staff.merge(vendor.value(), more, Integer::sum);
    }

    /** Whether one of a vendor's agents is there, after what is drafted. */
    boolean isStaffedBy(VendorId vendor, Draft draft) {
        return staff.getOrDefault(vendor.value(), 0) > draft.gone(this, vendor);
    }

    /** Whether nobody more may come in after what is drafted. */
    boolean isFull(Draft draft) {
        int most = setting.limits().mostWaiting();
        return most > 0 && waiting + draft.waitingIn(setting.queue()) >= most;
    }

    /** The last step there is, where a contact has come further than that under another configuration. */
    int step(int step) {
        return Math.min(step, setting.steps().size() - 1);
    }

    /** The step that a wait in this queue has come to. */
    int stepAfter(long waitedMs) {
        List<QueueStep> steps = setting.steps();
        int step = 0;
        while (step + 1 < steps.size() && steps.get(step + 1).afterMs() <= waitedMs) {
            step++;
        }
        return step;
    }

    /** When something is due for a contact that waits here: its next step, the end of its reservations or its wait, or closing; 0 for never. */
    long dueMs(Contact contact) {
        List<QueueStep> steps = setting.steps();
        int next = step(contact.step) + 1;
        long stepMs = next < steps.size() ? contact.enteredMs + steps.get(next).afterMs() : Long.MAX_VALUE;
        long closesMs = contact.closesMs == 0 ? Long.MAX_VALUE : contact.closesMs;
        long reservedMs = contact.reservedFor == null ? Long.MAX_VALUE : contact.reservedUntilMs;
        long keptMs = contact.keptFor == null ? Long.MAX_VALUE : contact.keptUntilMs;
        long heldBackMs = Math.min(reservedMs, keptMs);
        long dueMs = Math.min(Math.min(stepMs, heldBackMs), Math.min(closesMs, limitMs(contact)));
        return dueMs == Long.MAX_VALUE ? 0 : dueMs;
    }

    /** When a contact will have waited here as long as it may; {@code Long.MAX_VALUE} for never. */
    long limitMs(Contact contact) {
        long longest = setting.limits().longestWaitMs();
        return longest == 0 ? Long.MAX_VALUE : contact.enteredMs + longest;
    }
}
