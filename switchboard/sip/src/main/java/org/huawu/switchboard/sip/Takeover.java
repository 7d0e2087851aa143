package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.extensions.Replaces;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What a first INVITE says of a call that it is to replace (RFC 3891 3). A phone may take over the answered calls of its own account and
 * no others, since whoever may could cut in on any call; whoever names a call that is not there learns just that.
 *
 * @param isNamed whether it names one
 * @param isEarlyOnly whether one that is answered already is not meant
 * @param call the one it names; empty when that is none of ours, or not answered
 */
record Takeover(boolean isNamed, boolean isEarlyOnly, Optional<OpenCall> call) {

    /**
     * Of a request.
     *
     * @param calls our calls by the names of their dialogs
     */
    static Takeover of(Request invite, Function<ReferWish.DialogName, Optional<OpenCall>> calls) {
        Iterator<?> named = invite.getHeaders(Replaces.NAME);
        if (!named.hasNext()) {
            return new Takeover(false, false, Optional.empty());
        }
        String first = Messages.value(invite, Replaces.NAME);
        Optional<OpenCall> call = ReferWish.DialogName.of(first)
                .flatMap(calls)
                .filter(each -> each.inSession(Function.identity()).isPresent());
        boolean isEarlyOnly = first.toLowerCase(Locale.ROOT).matches(".*;\\s*early-only\\s*(;.*)?");
        return new Takeover(true, isEarlyOnly, call);
    }

    /**
     * The speech that is offered and can be taken: where a call is to be replaced, only what the sound of that one can meet.
     *
     * @param terms what can be agreed on with whoever offers it, whatever that was with the one before him
     * @param takesOpus whether Opus is taken where nothing else is offered
     */
    Optional<SpeechOffer> offer(Request invite, SoundTerms terms, boolean takesOpus) {
        byte[] body = Messages.body(invite);
        return call.isEmpty()
                ? Sdp.firstOffer(body, terms, takesOpus)
                : call.get()
                        .inSession(session -> Sdp.offer(body, session.party().payloadType(), terms)
                                .filter(session::fits))
                        .flatMap(each -> each);
    }

    /** The status with which it is refused; 0 when it is not. */
    int refusal(Registrar.Proof proof) {
        if (!isNamed) {
            return 0;
        }
        if (call.isEmpty()) {
            return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        }
        boolean isOwn = proof instanceof Registrar.Proof.Account account
                && call.get().telephone().equals(Optional.of(account.name()));
        if (!isOwn) {
            return Response.FORBIDDEN;
        }
        return isEarlyOnly ? Response.BUSY_HERE : 0;
    }
}
