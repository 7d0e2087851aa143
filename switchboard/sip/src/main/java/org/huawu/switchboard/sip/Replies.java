package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** How a request is answered, in its transaction where it has one, and whose call it is. */
record Replies(Answers answers) {

    /** An answer with a status and a new tag. */
    Response plain(int status, Request request) {
        return answers.plain(status, request, answers.newTag());
    }

    /** An answer that says where we are. */
    Response withContact(int status, Request request) {
        return answers.withContact(status, request, answers.newTag());
    }

    /** The answer to a request whose session would end too soon (RFC 4028 6). */
    Response tooShort(Request request, SessionTimes times) {
        Reply reply = Reply.of(Answers.INTERVAL_TOO_SMALL, MinSE.NAME, "" + times.leastS());
        return answers.of(reply, request, answers.newTag());
    }

    void reply(RequestEvent event, int status) throws SipException, InvalidArgumentException {
        Response answer = plain(status, event.getRequest());
        if (event.getServerTransaction() == null) {
            providerOf(event).sendResponse(answer);
        } else {
            event.getServerTransaction().sendResponse(answer);
        }
    }

    static SipProvider providerOf(RequestEvent event) {
        return (SipProvider) event.getSource();
    }

    /** The call of a dialog, if it is one of ours. */
    static Optional<OpenCall> callOf(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof OpenCall call
                ? Optional.of(call)
                : Optional.empty();
    }
}
