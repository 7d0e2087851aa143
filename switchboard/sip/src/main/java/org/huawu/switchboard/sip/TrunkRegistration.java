package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers us with the carrier of one trunk (RFC 3261 10.2), again at half of the time that it grants, and takes that back at the
 * end. The next peer is tried at once when one is silent or out of order; when all were, or the carrier refuses, a wait that
 * doubles comes between. By any thread.
 */
final class TrunkRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(TrunkRegistration.class);
    /** A nonce that is too old is answered once more, anything else is not. */
    private static final int MOST_PROOFS = 2;

    private static final int LEAST_WAIT_MS = 1_000;
    private static final int MOST_WAIT_MS = 600_000;
    private static final int MOST_DOUBLINGS = 10;

    private final Trunk trunk;
    private final TrunkSettings settings;
    private final Dialler dialler;
    private final Invitation invitation;
    private final String callId;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    /** Peers that were not asked yet, since all were. */
    private final ArrayDeque<TrunkPeer> left = new ArrayDeque<>();

    private long sequence;
    private int wantedS;
    private int failures;
    private int proofs;
    private boolean isOpen;
    private boolean isRegistered;
    private boolean isEnding;
    private boolean isTakingBack;
    private @Nullable TrunkPeer peer;
    private Session.@Nullable Way way;
    private @Nullable SIPRequest asked;

    /** @param settings of the trunk, for as long as they are in force; they want a registration, and have an account */
    TrunkRegistration(Trunk trunk, TrunkSettings settings, Dialler dialler) {
        this.trunk = trunk;
        this.settings = settings;
        this.dialler = dialler;
        this.invitation = dialler.invitation(settings, dialler.newTag());
        this.callId = dialler.newTag() + dialler.newTag();
        this.wantedS = settings.manner().registerS();
    }

    /** Whether the same registration would do for other settings. */
    boolean fits(TrunkSettings other) {
        return other.manner().equals(settings.manner())
                && other.account().equals(settings.account())
                && other.peers().equals(settings.peers())
                && other.domain().equals(settings.domain());
    }

    /** Begins, on a thread of its own since connections are waited for. */
    void begin() {
        trunk.registers(TrunkState.Login.TRYING, 0);
        start();
    }

    /** Takes it back, as far as there is one; done when the carrier has confirmed that, or does not. */
    synchronized CompletableFuture<Void> end() {
        if (!isEnding) {
            isEnding = true;
            if (isRegistered) {
                start();
            } else if (!isOpen) {
                over.complete(null);
            }
        }
        return over;
    }

    private void start() {
        Thread.ofVirtual().name("sip-register").start(this::ask);
    }

    private void ask() {
        TrunkPeer next = next();
        if (next == null) {
            return;
        }
        try {
            send(next, dialler.way(settings, settings.hop(next), false));
        } catch (IOException | SipException e) {
            failed(Response.SERVICE_UNAVAILABLE, -1);
        }
    }

    /** The peer to ask; null when there is nothing to ask any more. A registration is taken back where it was made. */
    private synchronized @Nullable TrunkPeer next() {
        if (over.isDone() || (isEnding && !isRegistered)) {
            return null;
        }
        proofs = 0;
        isOpen = true;
        if (!isRegistered) {
            if (left.isEmpty()) {
                left.addAll(trunk.inTurn());
            }
            peer = left.removeFirst();
        }
        return peer;
    }

    private synchronized void send(TrunkPeer to, Session.Way by) throws SipException {
        way = by;
        sequence++;
        isTakingBack = isEnding;
        send(invitation.register(to, by.provider(), callId, sequence, isEnding ? 0 : wantedS));
    }

    private void send(SIPRequest request) throws SipException {
        if (way == null) {
            return;
        }
        asked = request;
        sequence = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        long waitedFor = sequence;
        var transaction = way.provider().getNewClientTransaction(request);
        transaction.setApplicationData(this);
        transaction.sendRequest();
        dialler.later(() -> silent(waitedFor), settings.limits().mostSilenceMs());
    }

    /** The carrier answers. On a thread of the stack. */
    void answered(Response response) {
        int status = response.getStatusCode();
        if (status < 200 || !isAwaited(response)) {
            return;
        }
        if (status < 300) {
            granted(response);
        } else if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
            if (!proves(response)) {
                failed(status, -1);
            }
        } else if (status == Response.INTERVAL_TOO_BRIEF && isRaised(response)) {
            start();
        } else {
            failed(status, retryMs(response));
        }
    }

    private synchronized boolean isAwaited(Response response) {
        return isOpen
                && response.getHeader(CSeqHeader.NAME) instanceof CSeqHeader number
                && number.getSeqNumber() == sequence;
    }

    private synchronized void granted(Response response) {
        isOpen = false;
        failures = 0;
        left.clear();
        isRegistered = !isTakingBack;
        if (isTakingBack) {
            over.complete(null);
            return;
        }
        if (isEnding) {
            start();
            return;
        }
        trunk.registers(TrunkState.Login.REGISTERED, response.getStatusCode());
        dialler.later(this::start, (int) Math.min(Integer.MAX_VALUE, 500L * grantedS(response)));
    }

    private synchronized boolean proves(Response response) {
        Optional<Challenge> challenge = Challenge.of(response);
        SIPRequest before = asked;
        TrunkPeer to = peer;
        proofs++;
        boolean isVain = proofs > MOST_PROOFS
                || (proofs > 1 && !challenge.map(Challenge::isStale).orElse(false));
        if (isVain || before == null || to == null || way == null || challenge.isEmpty()) {
            return false;
        }
        String value = challenge
                .get()
                .answer(
                        settings.account().orElseThrow(),
                        Request.REGISTER,
                        before.getRequestURI().toString(),
                        dialler.cnonce());
        SipProvider provider = way.provider();
        try {
            send(invitation.again(before, to, provider, challenge.get().header(), value));
            return true;
        } catch (SipException e) {
            return false;
        }
    }

    /** RFC 3261 10.2.8: asks for as long as the carrier wants at least, once. */
    private synchronized boolean isRaised(Response response) {
        int least =
                response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader header ? header.getExpires() : 0;
        boolean isRaised = !isEnding && least > wantedS && least <= TrunkManner.LONGEST_REGISTER_S;
        if (isRaised && peer != null) {
            wantedS = least;
            left.addFirst(peer);
        }
        return isRaised;
    }

    private synchronized void silent(long since) {
        if (isOpen && since == sequence) {
            failed(Response.REQUEST_TIMEOUT, -1);
        }
    }

    private synchronized void failed(int status, int retryMs) {
        isOpen = false;
        isRegistered = false;
        if (isEnding) {
            over.complete(null);
            return;
        }
        boolean isOutOfOrder = status >= 500 || status == Response.REQUEST_TIMEOUT;
        if (isOutOfOrder && peer != null) {
            trunk.rest(peer, retryMs);
        }
        trunk.registers(TrunkState.Login.FAILED, status);
        LOG.info("Trunk {} is not registered: {}", settings.name(), status);
        if (!isOutOfOrder) {
            left.clear();
        }
        boolean hasOthers = !left.isEmpty();
        failures += hasOthers ? 0 : 1;
        dialler.later(this::start, hasOthers ? 0 : Math.max(retryMs, waitMs()));
    }

    private int waitMs() {
        long first = Math.max(LEAST_WAIT_MS, settings.limits().restMs());
        return (int) Math.min(MOST_WAIT_MS, first << Math.min(failures - 1, MOST_DOUBLINGS));
    }

    /** Of our own contact, where the carrier names it; others of the account may have more or less. */
    private int grantedS(Response response) {
        int granted =
                response.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header ? header.getExpires() : wantedS;
        Iterator<?> contacts = response.getHeaders(ContactHeader.NAME);
        while (contacts.hasNext()) {
            if (contacts.next() instanceof ContactHeader contact && isOurs(contact) && contact.getExpires() >= 0) {
                granted = contact.getExpires();
            }
        }
        return Math.max(1, granted);
    }

    private boolean isOurs(ContactHeader contact) {
        return asked != null
                && asked.getHeader(ContactHeader.NAME) instanceof ContactHeader ours
                && ours.getAddress().getURI() instanceof SipURI own
                && contact.getAddress().getURI() instanceof SipURI given
                && own.getHost().equals(given.getHost())
                && own.getPort() == given.getPort();
    }

    private static int retryMs(Response response) {
        return response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader retry
                ? Math.min(retry.getRetryAfter(), 3_600) * 1_000
                : -1;
    }
}
