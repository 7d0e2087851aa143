package org.huawu.routing.simulation;

/**
 * A fault to be planted into the core, by a change of its source.
 *
 * @param number by which it is spoken of
 * @param file the source, in the core's package
 * @param old what stands there, once
 * @param planted what stands there instead
 * @param breaks what is wrong then
 */
record PlantedFault(int number, String file, String old, String planted, String breaks) {

    @Override
    public String toString() {
        return "fault " + number + " (" + breaks + ")";
    }
}
