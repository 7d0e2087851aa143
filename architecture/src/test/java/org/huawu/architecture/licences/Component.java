package org.huawu.architecture.licences;

import java.util.List;

/**
 * Something in the product that others wrote.
 *
 * @param name its name, with its group where it has one
 * @param version which of it
 * @param licences as its makers declare them, SPDX ids or expressions where known; where there are several, one may choose
 * @param kind in which form it is part of the product
 */
public record Component(String name, String version, List<String> licences, Kind kind) {

    /** In which form a component is part of the product. */
    public enum Kind {
        /** A jar of its own, which whoever runs the product can replace. */
        JAR,
        /** Woven into the pages. */
        PAGE,
        /** A library beside PostgreSQL's binaries, which whoever runs the product can replace. */
        BINARY
    }

    public Component {
        licences = List.copyOf(licences);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
