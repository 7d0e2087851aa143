package org.huawu.architecture;

import java.util.List;
import java.util.function.Function;
import org.huawu.architecture.house.House;

/**
 * A rule of the house.
 *
 * @param label its name, also in the list of exceptions
 * @param check finds what breaks it
 */
public record Rule(String label, Function<House, List<Finding>> check) {

    /** What breaks the rule in a house. */
    public List<Finding> findings(House house) {
        return check.apply(house);
    }

    @Override
    public String toString() {
        return label;
    }
}
