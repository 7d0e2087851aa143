package org.huawu.routing.simulation;

/** What is counted of a day, by the world itself and from its events. Those that end in MS are sums of milliseconds. */
public enum Tally {
    ARRIVED,
    QUEUED,
    ANSWERED,
    ANSWERED_WITHIN_15,
    ANSWERED_WITHIN_20,
    ANSWERED_WAIT_MS,
    ABANDONED,
    ABANDONED_WITHIN_5,
    ABANDONED_WAIT_MS,
    ABANDONED_BEFORE_QUEUE,
    TALKS,
    TALK_MS,
    WRAP_UPS,
    WRAP_UP_MS,
    OFFERS,
    ACCEPTED,
    RING_MS,
    SIGN_INS,
    SIGNED_IN_MS,
    NOT_READY_MS,
    READY_MS,
    OFFERED_MS,
    CONNECTING_MS,
    TALKING_MS,
    WRAPPING_UP_MS,
    BREAK_MS,
    NO_ANSWER_MS
}
