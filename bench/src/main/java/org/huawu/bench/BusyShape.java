package org.huawu.bench;

/**
 * How busy a made-up day is. Agents handle a contact in ten seconds on average, so a tenth of them in contacts a second keeps all of them
 * at work.
 *
 * @param agents who work, all of them without a pause
 * @param skills that each of them holds, at levels by chance
 * @param queues that there are; a line leads into each
 * @param queuesOfAnAgent that each agent serves
 * @param waiting contacts that wait when the day begins, and about as many when it ends
 * @param arrivalsPerS contacts that arrive a second
 */
record BusyShape(int agents, int skills, int queues, int queuesOfAnAgent, int waiting, int arrivalsPerS) {

    /** So many who wait and so many agents, with the queues of an agent as they were. */
    static BusyShape of(int size) {
        return new BusyShape(size, 10, Math.clamp(size / 10, 5, 900), 5, size, Math.max(1, size / 10));
    }
}
