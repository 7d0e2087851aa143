package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.RAck;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPMessageValve;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Takes the confirmations of provisional answers, PRACK (RFC 3262 3). The stack's own way to say such answers holds the final
 * answer back for a second and repeats what has no number yet, so it is not used; and a PRACK for others it drops. The same
 * confirmation gets the same answer however often it comes, so no transaction is needed.
 */
final class Confirmations implements SIPMessageValve {

    private final SIPTransactionStack stack;
    private final Answers answers;

    Confirmations(SIPTransactionStack stack, Answers answers) {
        this.stack = stack;
        this.answers = answers;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        if (!request.getMethod().equals(Request.PRACK)) {
            return true;
        }
        int status = status(request);
        DirectReply.send(answers.plain(status, request, answers.newTag()), request, channel);
        return false;
    }

    private int status(SIPRequest request) {
        SIPDialog dialog = stack.getDialog(request.getDialogId(true));
        boolean isOurs = dialog != null
                && dialog.getApplicationData() instanceof InboundCall call
                && request.getHeader(RAck.NAME) instanceof RAck confirmation
                && call.heard(confirmation);
        if (!isOurs) {
            return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        }
        // before the answer we take no other offer than the first
        return Messages.body(request).length == 0 ? Response.OK : Response.NOT_ACCEPTABLE_HERE;
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        return true;
    }

    @Override
    public void init(SipStack initialised) {
        // has what it needs
    }

    @Override
    public void destroy() {
        // keeps nothing
    }
}
