package org.huawu.switchboard.sip;

import javax.sip.message.Response;

/** One question of ours whether the other side is still there, as it is asked. Guarded by its call. */
final class Renewal {

    private final KeepAlive asker;
    private final boolean isInvite;
    /** Whether this one has its final answer, or is given up. */
    private boolean isOver;

    Renewal(KeepAlive asker, boolean isInvite) {
        this.asker = asker;
        this.isInvite = isInvite;
    }

    KeepAlive asker() {
        return asker;
    }

    boolean isInvite() {
        return isInvite;
    }

    /** True for the first time. */
    boolean end() {
        boolean isFirst = !isOver;
        isOver = true;
        return isFirst;
    }

    /** Whether an answer confirms an offer of ours, and is to be confirmed itself. */
    boolean isAgreement(Response response) {
        return isInvite && response.getStatusCode() / 100 == 2;
    }
}
