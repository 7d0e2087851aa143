package org.huawu.events;

/** How a revision of the configuration comes in: part by part, then into force as a whole. */
public sealed interface ConfigurationEvent extends Event {

    /**
     * A part of a revision has come. The parts of an older revision that was not activated are dropped with it.
     *
     * @param atMs see {@link Event#atMs()}
     * @param part the part
     */
    record ConfigurationStaged(long atMs, ConfigurationPart part) implements ConfigurationEvent {}

    /**
     * The revision is in force, as a whole. What it says stands in the parts staged before.
     *
     * @param atMs see {@link Event#atMs()}
     * @param revision number of the revision, greater than that of the one before
     * @param digest see {@link ConfigurationBytes#digest}
     */
    record ConfigurationActivated(long atMs, long revision, String digest) implements ConfigurationEvent {
        public ConfigurationActivated {
            ConfigurationBytes.checkDigest(digest);
        }
    }
}
