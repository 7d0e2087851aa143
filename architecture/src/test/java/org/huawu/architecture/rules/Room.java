package org.huawu.architecture.rules;

import java.util.Set;

/**
 * A part of the house that is built by itself.
 *
 * @param name what it is called
 * @param folder where its Maven module lies
 * @param packageName the package that holds all of its classes
 * @param knows the rooms whose public classes it may use
 */
record Room(String name, String folder, String packageName, Set<String> knows) {

    Room {
        knows = Set.copyOf(knows);
    }

    /** Whether a class or package lies in this room. */
    boolean holds(String qualifiedName) {
        return qualifiedName.equals(packageName) || qualifiedName.startsWith(packageName + ".");
    }
}
