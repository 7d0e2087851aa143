package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.RSeq;
import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.RSeqHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** One call as one peer has it: its INVITE, how far that is, what each early dialog said. Guarded by its call. */
final class Attempt {

    /** A nonce that is too old is answered once more, anything else is not. */
    private static final int MOST_ANSWERS = 2;
    /** Branches of a call that are listened to before the answer; of further ones only the answer counts. */
    private static final int MOST_BRANCHES = 16;

    private final OutboundCall call;
    private final TrunkPeer peer;
    private final TrunkPeer hop;
    private final Session.Way way;
    private final SoundTerms terms;
    private final Map<String, SpeechOffer> early = new HashMap<>();
    private final Map<String, Long> confirmed = new HashMap<>();
    private @Nullable ClientTransaction invite;
    private @Nullable SIPRequest asked;
    private int challenges;
    private boolean isLengthened;
    private boolean isHeardOf;
    private boolean isGivenUp;
    private boolean isCancelled;

    /**
     * @param hop where what is meant for the peer is sent
     * @param terms what we offer
     */
    Attempt(OutboundCall call, TrunkPeer peer, TrunkPeer hop, Session.Way way, SoundTerms terms) {
        this.call = call;
        this.peer = peer;
        this.hop = hop;
        this.way = way;
        this.terms = terms;
    }

    OutboundCall call() {
        return call;
    }

    TrunkPeer peer() {
        return peer;
    }

    Session.Way way() {
        return way;
    }

    /** What our offer says of keys. */
    Optional<SpeechKeys> keys() {
        return terms.offer();
    }

    /** Whether the peer said anything at all. */
    boolean isHeardOf() {
        return isHeardOf;
    }

    boolean isGivenUp() {
        return isGivenUp;
    }

    void send(SIPRequest request) throws SipException {
        ClientTransaction transaction = way.provider().getNewClientTransaction(request);
        transaction.setApplicationData(this);
        invite = transaction;
        asked = request;
        transaction.sendRequest();
    }

    /** A provisional answer: what it says of sound, and the confirmation it may want (RFC 3262 4). */
    Optional<SpeechOffer> take(Response response, @Nullable Dialog dialog) {
        isHeardOf = true;
        if (isGivenUp) {
            cancel();
            return Optional.empty();
        }
        Optional<SpeechOffer> said = said(response);
        if (early.size() < MOST_BRANCHES || early.containsKey(tag(response))) {
            said.ifPresent(each -> early.put(tag(response), each));
        }
        if (dialog != null && (confirmed.size() < MOST_BRANCHES || confirmed.containsKey(tag(response)))) {
            confirm(response, dialog);
        }
        return said;
    }

    /** The sound a final answer agrees on: what it says itself, or what was said before it (RFC 3261 13.2.1). */
    Optional<SpeechOffer> agreed(Response response) {
        isHeardOf = true;
        return said(response).or(() -> Optional.ofNullable(early.get(tag(response))));
    }

    /** Sends the INVITE again with what the peer asks for; false when that cannot be given, or was wrong. */
    boolean prove(Response response, Invitation invitation, Optional<TrunkAccount> account, String cnonce)
            throws SipException {
        isHeardOf = true;
        Optional<Challenge> challenge = Challenge.of(response);
        SIPRequest before = asked;
        challenges++;
        boolean isVain = challenges > MOST_ANSWERS
                || (challenges > 1 && !challenge.map(Challenge::isStale).orElse(false));
        if (isVain || isGivenUp || before == null || challenge.isEmpty() || account.isEmpty()) {
            return false;
        }
        String value = challenge
                .get()
                .answer(account.get(), Request.INVITE, before.getRequestURI().toString(), cnonce);
        send(invitation.again(before, peer, way.provider(), challenge.get().header(), value));
        return true;
    }

    /** Sends the INVITE again with as long a session as the peer wants at least (RFC 4028 7.3); false when it has been. */
    boolean lengthen(Response response, Invitation invitation) throws SipException {
        isHeardOf = true;
        SIPRequest before = asked;
        TimerWish wish = TimerWish.of(response);
        if (isLengthened || isGivenUp || before == null) {
            return false;
        }
        isLengthened = true;
        int leastS = Math.max(wish.leastS(), TimerWish.of(before).leastS());
        int intervalS = Math.max(leastS, TimerWish.of(before).intervalS());
        send(invitation.again(
                before, peer, way.provider(), SessionExpires.NAME, "" + intervalS, MinSE.NAME, "" + leastS));
        return true;
    }

    /** Wants no answer any more. One that comes nevertheless is confirmed and hung up. */
    void giveUp() {
        isGivenUp = true;
        if (isHeardOf) {
            cancel();
        }
    }

    /** Ends a transaction that nobody answers any more (RFC 3261 9.1). */
    void forget() {
        ClientTransaction transaction = invite;
        try {
            if (transaction != null) {
                transaction.terminate();
            }
        } catch (SipException e) {
            // it is over
        }
    }

    /** Confirms an answer, again too (RFC 3261 13.2.2.4). */
    void acknowledge(Response response, Dialog dialog) {
        way.acknowledge(response, dialog);
    }

    /** Only after a provisional answer (RFC 3261 9.1). */
    private void cancel() {
        ClientTransaction transaction = invite;
        if (isCancelled || transaction == null) {
            return;
        }
        isCancelled = true;
        try {
            Request cancel = transaction.createCancel();
            ((SIPRequest) cancel).setApplicationData(Invitation.hop(hop));
            way.provider().getNewClientTransaction(cancel).sendRequest();
        } catch (SipException e) {
            // It has its final answer already.
        }
    }

    private void confirm(Response response, Dialog dialog) {
        if (!(response.getHeader(RSeqHeader.NAME) instanceof RSeq number)
                || !Extensions.isRequired(response, Extensions.RELIABLE)) {
            return;
        }
        Long last = confirmed.get(tag(response));
        if (last != null && number.getSeqNumber() <= last) {
            return;
        }
        confirmed.put(tag(response), number.getSeqNumber());
        try {
            Request prack = dialog.createPrack(response);
            way.lead(prack);
            dialog.sendRequest(way.provider().getNewClientTransaction(prack));
        } catch (SipException e) {
            // The peer repeats what is not confirmed, and gives up.
        }
    }

    /** What it says of sound. Keys count only in answer to ours. */
    private Optional<SpeechOffer> said(Response response) {
        return Sdp.offer(Messages.body(response), -1, terms).filter(each -> each.isAnswerTo(keys()));
    }

    private static String tag(Response response) {
        String tag = response.getHeader(ToHeader.NAME) instanceof ToHeader to ? to.getTag() : null;
        return tag == null ? "" : tag;
    }
}
