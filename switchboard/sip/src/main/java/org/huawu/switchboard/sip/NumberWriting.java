package org.huawu.switchboard.sip;

import org.huawu.kernel.numbers.NumberKind;
import org.huawu.kernel.numbers.NumberPlan;

/** How a carrier wants numbers written. Short numbers, such as 10086, and what is no number stay as they are everywhere. */
public enum NumberWriting {
    /** As within China: 13800000000, 01012345678, 0012025550123. */
    NATIONAL("", "00", true),
    /** E.164 with a plus: +8613800000000, +861012345678, +12025550123. */
    E164("+86", "+", false),
    /** E.164 without a plus: 8613800000000, 861012345678, 12025550123. */
    E164_DIGITS("86", "", false);

    private final String home;
    private final String abroad;
    private final boolean keepsZero;

    NumberWriting(String home, String abroad, boolean keepsZero) {
        this.home = home;
        this.abroad = abroad;
        this.keepsZero = keepsZero;
    }

    /** A number as this carrier wants it, from the canonical writing of {@link NumberPlan}. */
    public String write(String canonical) {
        NumberKind kind = NumberPlan.kind(canonical);
        return switch (kind) {
            case MOBILE, FREEPHONE -> home + canonical;
            case FIXED -> canonical.startsWith("0") ? home + canonical.substring(keepsZero ? 0 : 1) : canonical;
            case FOREIGN -> abroad + canonical.substring(1);
            case SHORT, OTHER -> canonical;
        };
    }
}
