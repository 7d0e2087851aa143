package org.huawu.server.sound.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.kernel.SoundQuality;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.StoredEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loss and scores of all sound that came in, for the metrics; since the program started. */
@Component
class SoundFigures {

    private final Way callers;
    private final Way agents;

    SoundFigures(MeterRegistry registry) {
        callers = new Way(registry, "caller");
        agents = new Way(registry, "agent");
    }

    /** After the commit, on the projector's thread. */
    @EventListener
    void count(Projected projected) {
        for (StoredEvent stored : projected.events()) {
            if (stored.event() instanceof SoundMeasured measured) {
                (measured.bridge() == null ? callers : agents)
                        .count(measured.quality().said());
            }
        }
    }

    /** The sound of one kind of party. */
    private static final class Way {

        private final Counter packets;
        private final Counter lost;
        private final DistributionSummary score;

        Way(MeterRegistry registry, String party) {
            packets = Counter.builder("huawu.sound.packets")
                    .description("Packets of sound that came")
                    .tag("party", party)
                    .register(registry);
            lost = Counter.builder("huawu.sound.lost")
                    .description("Packets of sound that did not come")
                    .tag("party", party)
                    .register(registry);
            score = DistributionSummary.builder("huawu.sound.mos")
                    .description("Mean score (MOS) of the sound that came, one a party and call")
                    .tag("party", party)
                    .register(registry);
        }

        void count(SoundQuality.Stream said) {
            packets.increment((double) said.packets());
            lost.increment((double) said.lost());
            if (said.meanMos() > 0) {
                score.record(said.meanMos() / 100.0);
            }
        }
    }
}
