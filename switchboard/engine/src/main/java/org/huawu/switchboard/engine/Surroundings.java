package org.huawu.switchboard.engine;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What an embedded switchboard is given from outside.
 *
 * @param clock tells the time of facts
 * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
 * @param random not to be guessed, such as a {@code SecureRandom}
 * @param epochs gives the number of the next epoch, each greater than every one before, also those of earlier runs
 */
public record Surroundings(InstantSource clock, LongSupplier nanos, RandomGenerator random, LongSupplier epochs) {}
