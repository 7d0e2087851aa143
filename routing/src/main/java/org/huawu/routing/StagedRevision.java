package org.huawu.routing;

import java.util.TreeMap;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.jspecify.annotations.Nullable;

/** The parts of a revision that have come and are not in force. Changed by {@link RoutingState} alone. */
final class StagedRevision {

    final long revision;
    final int parts;
    private final TreeMap<Integer, ConfigurationPart> present = new TreeMap<>();

    /** The revision that a part belongs to, with nothing of it present yet. */
    StagedRevision(ConfigurationPart part) {
        this.revision = part.revision();
        this.parts = part.parts();
    }

    void add(ConfigurationPart part) {
        if (part.revision() != revision || part.parts() != parts) {
            throw new IllegalStateException(part + " does not belong to revision " + revision);
        }
        present.put(part.part(), part);
    }

    @Nullable
    ConfigurationPart part(int part) {
        return present.get(part);
    }

    /** The first part that has not come, from 1; 0 when all have. */
    int firstMissing() {
        for (int part = 1; part <= parts; part++) {
            if (!present.containsKey(part)) {
                return part;
            }
        }
        return 0;
    }

    Iterable<ConfigurationPart> present() {
        return present.values();
    }

    int count() {
        return present.size();
    }

    byte[] bytes() {
        return ConfigurationBytes.join(present.values());
    }
}
