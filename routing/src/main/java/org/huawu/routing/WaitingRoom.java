package org.huawu.routing;

import java.util.TreeMap;
import org.huawu.events.Configuration.QueueSetting;

/** A queue at work: who waits, by place, and who is ready for them, by turn. */
final class WaitingRoom {

    final QueueSetting setting;
    final TreeMap<Long, Contact> waiting = new TreeMap<>();
    final TreeMap<Long, Agent> ready = new TreeMap<>();

    WaitingRoom(QueueSetting setting) {
        this.setting = setting;
    }

    boolean hasMatch() {
        return !waiting.isEmpty() && !ready.isEmpty();
    }
}
