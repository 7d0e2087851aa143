package org.huawu.server.edge.internal.http;

import java.util.List;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.LargeBodies;
import org.springframework.stereotype.Component;

/** How long the body of a request may be. Any thread. */
@Component
public class BodyLimits {

    private final long usual;
    private final List<LargeBodies> larger;

    BodyLimits(EdgeSettings settings, List<LargeBodies> larger) {
        this.usual = settings.bodyLimitKib() * 1024L;
        this.larger = List.copyOf(larger);
    }

    /** In bytes, for a request's path. */
    public long of(String path) {
        return larger.stream()
                .filter(each -> each.holdFor(path))
                .mapToLong(each -> Math.max(usual, each.limitKib() * 1024))
                .findFirst()
                .orElse(usual);
    }
}
