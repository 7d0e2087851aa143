package org.huawu.routing;

import java.util.Map;
import java.util.TreeMap;

/** The facts of a rejection, in the order of their names. */
final class RejectionFacts {

    private final TreeMap<String, Object> sorted = new TreeMap<>();

    private RejectionFacts() {}

    static RejectionFacts of(String name, Object fact) {
        return new RejectionFacts().and(name, fact);
    }

    RejectionFacts and(String name, Object fact) {
        sorted.put(name, fact);
        return this;
    }

    Map<String, Object> sorted() {
        return sorted;
    }
}
