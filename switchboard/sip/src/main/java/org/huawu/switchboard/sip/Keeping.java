package org.huawu.switchboard.sip;

import java.util.random.RandomGenerator;

/**
 * What all calls of a server keep themselves alive with.
 *
 * @param listener hears of what becomes of calls
 */
record Keeping(SessionTimes times, Timers timers, RandomGenerator random, SipListener listener) {}
