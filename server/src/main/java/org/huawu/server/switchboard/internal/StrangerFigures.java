package org.huawu.server.switchboard.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What is seen of strangers from outside. */
@Component
class StrangerFigures implements MeterBinder {

    private final SwitchboardRun run;

    StrangerFigures(SwitchboardRun run) {
        this.run = run;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("huawu.sip.refused", run, SwitchboardRun::refusedRequests)
                .description(
                        "Requests of strangers by SIP that were not served for coming too fast or from a banned address")
                .register(registry);
        FunctionCounter.builder("huawu.sound.refused", run, SwitchboardRun::refusedPackets)
                .description("Packets to encrypted calls by SIP that were not authentic, or came twice")
                .register(registry);
    }
}
