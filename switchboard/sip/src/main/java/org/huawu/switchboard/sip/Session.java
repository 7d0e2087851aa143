package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What an answered call is, whoever made it: a dialog (RFC 3261 12), the sound that both sides agreed on (RFC 3264), and the
 * way its requests go. Guarded by its call.
 */
final class Session {

    private final Dialog dialog;
    private final Way way;
    private final String tag;
    private final InetSocketAddress ours;
    private SpeechOffer party;
    private int version = 1;

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
    }

    /**
     * @param tag of our side
     * @param ours where we listen
     * @param party what the other side wants at first
     */
    Session(Dialog dialog, Way way, String tag, InetSocketAddress ours, SpeechOffer party) {
        this.dialog = dialog;
        this.way = way;
        this.tag = tag;
        this.ours = ours;
        this.party = party;
    }

    /** What the other side wants now. */
    SpeechOffer party() {
        return party;
    }

    /** Our answer to its first offer. */
    String sdp() {
        return sdp(party);
    }

    /** Takes another offer; false when it cannot be met, and all stays as it was. */
    boolean change(SpeechOffer next) {
        boolean isSameEvents = next.eventType() == party.eventType() || next.eventType() < 0;
        if (next.payloadType() != party.payloadType() || !isSameEvents) {
            return false;
        }
        if (!next.equals(party)) {
            party = next;
            version++;
        }
        return true;
    }

    /** The answer to a request that offers sound: where we listen. */
    Response agreed(Request request) {
        return way.answers().withSdp(request, tag, sdp(party));
    }

    /** The answer to a request that asks for our offer: to talk, whether the other side holds the call or not. */
    Response offered(Request request) {
        return way.answers().withSdp(request, tag, sdp(party.talking()));
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

    private String sdp(SpeechOffer said) {
        return Sdp.answer(said, ours, number(tag), version);
    }

    /** The number of a session in SDP, from the tag of our side. */
    static long number(String tag) {
        return Long.parseLong(tag.substring(Math.max(0, tag.length() - 8)), 16);
    }
}
