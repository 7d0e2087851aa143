package org.huawu.architecture.licences;

import java.util.List;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;

/** Nothing is part of the product whose licence would bind those who run it. */
public final class LicenceRules {

    private LicenceRules() {}

    /** The jars that the server runs on. */
    public static List<Finding> ofJars(House house) {
        return forbidden(Inventory.jars(house));
    }

    /** The npm packages that the pages are made of. */
    public static List<Finding> ofPages(House house) {
        return forbidden(Inventory.packages(house));
    }

    static List<Finding> forbidden(List<Component> components) {
        return components.stream()
                .filter(component -> Licences.chosenFor(component).isEmpty())
                .map(component -> new Finding(
                        component.name(),
                        "is under " + component.licences() + ", none of which is in the list of allowed ones"))
                .toList();
    }
}
