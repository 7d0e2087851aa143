package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Hop;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What an answered call is, whoever made it: a dialog (RFC 3261 12), the sound that both sides agreed on (RFC 3264), and the
 * way its requests go. Guarded by its call.
 */
final class Session {

    private final Dialog dialog;
    private final Way way;
    private final Place place;
    private final KeepAlive alive;
    private SpeechOffer party;
    private String said;
    private int version;
    private boolean isAwaitingConfirmation;
    private boolean isOffering;
    private @Nullable Transfer transfer;
    private @Nullable Pulse pulse;

    /**
     * Our side.
     *
     * @param tag of our side
     * @param ours where we listen
     */
    record Place(String tag, InetSocketAddress ours) {}

    /**
     * How our requests leave.
     *
     * @param flow the connection to send over (RFC 5626 4.3), empty where the dialog's route is to be taken
     */
    record Way(SipProvider provider, Answers answers, Optional<Hop> flow) {

        /** Has a request go over the connection of the call. */
        void lead(Request request) {
            flow.ifPresent(((SIPRequest) request)::setApplicationData);
        }

        /** Confirms an answer to an INVITE of ours, again too (RFC 3261 13.2.2.4). */
        void acknowledge(Response response, Dialog dialog) {
            try {
                Request ack = dialog.createAck(((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber());
                lead(ack);
                dialog.sendAck(ack);
            } catch (SipException | InvalidArgumentException e) {
                // The peer cannot be reached; it repeats its answer, and gives up.
            }
        }
    }

    /**
     * @param alive renews it
     * @param party what the other side wants at first
     * @param said the SDP of version 1, where we have said it already; empty when we have not
     */
    Session(Dialog dialog, Way way, Place place, KeepAlive alive, SpeechOffer party, String said) {
        this.dialog = dialog;
        this.way = way;
        this.place = place;
        this.alive = alive;
        this.party = party;
        this.said = said;
        this.version = said.isEmpty() ? 0 : 1;
    }

    /** What the other side wants now. */
    SpeechOffer party() {
        return party;
    }

    /** What renews it. */
    KeepAlive alive() {
        return alive;
    }

    /** What can be agreed on from now on: sound stays encrypted, or not, as it was at first. */
    SoundTerms terms() {
        return party.crypto()
                .map(each -> SoundTerms.encrypted(each.keys().ours()))
                .orElse(SoundTerms.PLAIN);
    }

    /** The SDP we said last. */
    String said() {
        return said;
    }

    /** The answer to a first INVITE that leaves the offer to us. */
    Response offeredFirst(Request request) {
        isOffering = true;
        return offered(request);
    }

    /** Whether an offer of ours is not answered yet. */
    boolean isOffering() {
        return isOffering || alive.isInviting();
    }

    /** Whether we answered an INVITE within the call that is not confirmed yet. */
    boolean isAwaitingConfirmation() {
        return isAwaitingConfirmation;
    }

    /** Our answer to an INVITE is confirmed. */
    void confirmed() {
        isAwaitingConfirmation = false;
        isOffering = false;
    }

    /** Takes another offer; false when it cannot be met, and all stays as it was. */
    boolean change(SpeechOffer next) {
        if (!fits(next)) {
            return false;
        }
        party = next;
        return true;
    }

    /** Whether an offer can be met by the sound that there is, if keys are left aside. */
    boolean fits(SpeechOffer next) {
        boolean isSameEvents = next.eventType() == party.eventType() || next.eventType() < 0;
        return next.payloadType() == party.payloadType() && isSameEvents;
    }

    /** What the other side answers to an offer of ours; empty when it is nothing new. */
    Optional<SpeechOffer> takeAnswer(byte[] sdp) {
        SpeechOffer before = party;
        return Sdp.offer(sdp, before.payloadType(), terms())
                .filter(each -> each.isAnswerTo(before.crypto()))
                .map(each -> each.answering(before))
                .filter(each -> change(each) && !each.equals(before));
    }

    /** The answer to a request that offers sound: where we listen. */
    Response agreed(Request request) {
        return answered(request, party);
    }

    /** The answer to a request that asks for our offer: to talk, whether the other side holds the call or not. */
    Response offered(Request request) {
        return answered(request, party.talking());
    }

    /** The answer to a request that only wants to know whether we are there. */
    Response renewed(Request request) {
        Response answer = way.answers().withContact(Response.OK, request, place.tag());
        alive.answer(request, answer);
        return answer;
    }

    /** Takes a wish to be transferred; empty when there is one already. */
    Optional<Transfer> transfer(OpenCall call, Timers timers) {
        if (transfer != null && transfer.isOpen()) {
            return Optional.empty();
        }
        Transfer asked = new Transfer(call, dialog, way, timers);
        transfer = asked;
        return Optional.of(asked);
    }

    /** Asks from now on, every so many ms, whether the other side is there. */
    void watch(int everyMs) {
        if (pulse == null) {
            pulse = alive.newPulse(everyMs);
            pulse.begin();
        }
    }

    /** Tells the party how the transfer goes that it asked for; false when it asked for none. */
    boolean reportTransfer(int status) {
        return transfer != null && transfer.report(status);
    }

    /** Over: nothing is renewed and nothing told any more. */
    void stop() {
        alive.stop();
        if (transfer != null) {
            transfer.stop();
        }
        if (pulse != null) {
            pulse.stop();
        }
    }

    /** Has the phone at the other side do something; false when it cannot be told. */
    boolean press(PhoneEvent event) {
        return press(dialog, way, event);
    }

    /** The same before the answer too, in the dialog of the one that rings. */
    static boolean press(Dialog dialog, Way way, PhoneEvent event) {
        try {
            Request notify = dialog.createRequest(Request.NOTIFY);
            way.answers().addEvent(notify, event);
            way.lead(notify);
            dialog.sendRequest(way.provider().getNewClientTransaction(notify));
            return true;
        } catch (SipException e) {
            // It cannot be reached: it is as if nobody had touched it.
            return false;
        }
    }

    /** Hangs up. */
    void bye(int cause) {
        bye(dialog, way, cause);
    }

    /** Ends a dialog, whether it is that of a call or one too many. */
    static void bye(Dialog dialog, Way way, int cause) {
        try {
            Request bye = dialog.createRequest(Request.BYE);
            way.answers().addReason(bye, cause);
            way.lead(bye);
            dialog.sendRequest(way.provider().getNewClientTransaction(bye));
        } catch (SipException e) {
            dialog.delete();
        }
    }

    private Response answered(Request request, SpeechOffer wanted) {
        isAwaitingConfirmation = request.getMethod().equals(Request.INVITE);
        Response answer = way.answers().withSdp(request, place.tag(), say(wanted));
        alive.answer(request, answer);
        return answer;
    }

    /** The version rises when something else is said than before (RFC 3264 8), and only then. */
    private String say(SpeechOffer wanted) {
        String same = Sdp.answer(wanted, place.ours(), number(place.tag()), version);
        if (!same.equals(said)) {
            version++;
            said = Sdp.answer(wanted, place.ours(), number(place.tag()), version);
        }
        return said;
    }

    /** The number of a session in SDP, from the tag of our side. */
    static long number(String tag) {
        return Long.parseLong(tag.substring(Math.max(0, tag.length() - 8)), 16);
    }
}
