package org.huawu.server.edge.internal.tls;

import java.time.Clock;
import java.time.Duration;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.MovableClock;

/** Lets so much time pass that the local authority issues another certificate. */
public final class Renewal {

    private Renewal() {}

    public static void renew(EdgeUnderTest edge) {
        ((MovableClock) edge.bean(Clock.class)).advance(Duration.ofDays(340));
        edge.bean(ServerCertificate.Watch.class).look();
    }
}
