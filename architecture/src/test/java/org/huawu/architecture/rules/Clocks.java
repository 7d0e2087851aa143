package org.huawu.architecture.rules;

import java.util.List;
import org.huawu.architecture.rules.Bytecode.Call;

/** Knows which calls read the clock of the machine. */
final class Clocks {

    private Clocks() {}

    /** Whether a call asks what time it is without being given a clock. */
    static boolean reads(Call call) {
        if (call.is("java.lang.System", "currentTimeMillis")
                || (call.isConstructorOf("java.util.Date") && call.parameters().isEmpty())) {
            return true;
        }
        if (call.owner().equals("java.time.Clock")) {
            return makesClockOfTheMachine(call);
        }
        boolean asksNow = call.name().equals("now") && call.owner().startsWith("java.time.");
        return asksNow && !call.parameters().equals(List.of("java.time.Clock"));
    }

    private static boolean makesClockOfTheMachine(Call call) {
        return call.name().startsWith("system")
                || (call.name().startsWith("tick") && call.parameters().equals(List.of("java.time.ZoneId")));
    }
}
