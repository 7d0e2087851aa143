package org.huawu.switchboard.engine;

import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.sip.Dialling;
import org.huawu.switchboard.sip.SipCall;
import org.huawu.switchboard.sip.SipListener;
import org.huawu.switchboard.sip.TransferGoal;

/**
 * Which wishes for a transfer are told at all: whoever is on the line is a stranger, and what he names must be a line of ours
 * or a number that the guard against toll fraud lets be called. On the control thread only.
 */
final class Transfers {

    private final Calls calls;
    private final TollGuard guard;
    private final Predicate<String> lines;
    private final LongSupplier nowMs;

    /**
     * @param lines the numbers we have
     * @param nowMs a clock that only goes forward
     */
    Transfers(Calls calls, TollGuard guard, Predicate<String> lines, LongSupplier nowMs) {
        this.calls = calls;
        this.guard = guard;
        this.lines = lines;
        this.nowMs = nowMs;
    }

    void asked(SipCall call, TransferGoal goal) {
        boolean isTold = switch (goal) {
            case TransferGoal.ToNumber to -> mayBeCalled(to.number()) && tell(call, to.number());
            case TransferGoal.InPlaceOf other ->
                calls.channel(other.call())
                        .filter(each -> each.leg != null)
                        .map(each -> calls.transferAsked(
                                call, new org.huawu.switchboard.port.TransferGoal.InPlaceOf(each.id())))
                        .orElse(false);
        };
        if (!isTold) {
            call.reportTransfer(SipListener.DECLINED);
        }
    }

    private boolean tell(SipCall call, String number) {
        return calls.transferAsked(call, new org.huawu.switchboard.port.TransferGoal.ToNumber(new PhoneNumber(number)));
    }

    private boolean mayBeCalled(String number) {
        String canonical = NumberPlan.NATIONAL.canonical(number);
        return lines.test(number) || (Dialling.isNumber(canonical) && guard.allows(canonical, nowMs.getAsLong()));
    }
}
