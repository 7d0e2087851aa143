package org.huawu.switchboard.sip;

import java.io.IOException;
import javax.sip.SipException;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one peer of a trunk whether it is there, by OPTIONS (RFC 3261 11), again and again. By any thread. */
final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private final Trunk trunk;
    private final TrunkSettings settings;
    private final TrunkPeer peer;
    private final Dialler dialler;
    private final Invitation invitation;
    private boolean isAsked;

    /** @param settings of the trunk, for as long as they are in force */
    Probe(Trunk trunk, TrunkSettings settings, TrunkPeer peer, Dialler dialler) {
        this.trunk = trunk;
        this.settings = settings;
        this.peer = peer;
        this.dialler = dialler;
        this.invitation = dialler.invitation(settings, dialler.newTag());
    }

    TrunkSettings settings() {
        return settings;
    }

    /** Asks, unless the last question is still open. Waits for a connection, so not on a thread of the stack. */
    void ask() {
        if (!begin()) {
            return;
        }
        try {
            Session.Way way = dialler.way(settings, settings.hop(peer), false);
            var transaction = way.provider().getNewClientTransaction(invitation.question(peer, way.provider()));
            transaction.setApplicationData(this);
            transaction.sendRequest();
            dialler.later(this::silent, settings.limits().mostSilenceMs());
        } catch (IOException | SipException e) {
            silent();
        }
    }

    /** It answers: whatever it says but that it is out of order, it is there. */
    synchronized void answered(int status) {
        isAsked = false;
        answers(status != Response.SERVICE_UNAVAILABLE && status != Response.REQUEST_TIMEOUT);
    }

    private synchronized boolean begin() {
        boolean isFirst = !isAsked;
        isAsked = true;
        return isFirst;
    }

    private synchronized void silent() {
        if (isAsked) {
            isAsked = false;
            answers(false);
        }
    }

    private void answers(boolean isThere) {
        if (trunk.answers(peer, isThere)) {
            LOG.info("A peer of trunk {} {}", settings.name(), isThere ? "answers" : "does not answer");
        }
    }
}
