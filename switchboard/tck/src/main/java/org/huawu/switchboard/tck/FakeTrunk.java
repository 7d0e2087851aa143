package org.huawu.switchboard.tck;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Reasons;

/** The one trunk of the switchboard in memory, {@link Stage#TRUNK}: who is to be called through it, and what it refuses. */
final class FakeTrunk {

    private final Map<String, FakeCalleePhone> phones = new HashMap<>();

    void add(String number, FakeCalleePhone phone) {
        phones.put(number, phone);
    }

    /** Why an order to call is refused; empty when it is not. */
    Optional<Rejection> refusal(Order.Dial order) {
        if (!order.trunk().equals(Stage.TRUNK)) {
            return Optional.of(Reasons.TRUNK_UNKNOWN);
        }
        if (order.number().plain().startsWith(Stage.FORBIDDEN)) {
            return Optional.of(Reasons.NUMBER_NOT_ALLOWED);
        }
        return order.shown().plain().equals(Stage.LINE) ? Optional.empty() : Optional.of(Reasons.NUMBER_NOT_SHOWN);
    }

    Optional<FakeCalleePhone> phone(String number) {
        return Optional.ofNullable(phones.get(number));
    }
}
