package org.huawu.switchboard.tck;

/**
 * A sound of the switchboard in memory: one tone.
 *
 * @param hz its pitch
 * @param lengthMs how long it lasts; as music it begins again and again
 */
public record FakeSound(int hz, long lengthMs) {}
