package org.huawu.routing;

import java.util.Map;
import java.util.TreeMap;

/** The facts of a rejection, in the order of their names. */
final class Facts {

    private final TreeMap<String, Object> sorted = new TreeMap<>();

    private Facts() {}

    static Facts of(String name, Object fact) {
        return new Facts().and(name, fact);
    }

    Facts and(String name, Object fact) {
        sorted.put(name, fact);
        return this;
    }

    Map<String, Object> sorted() {
        return sorted;
    }
}
