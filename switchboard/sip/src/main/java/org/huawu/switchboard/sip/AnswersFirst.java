package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPMessageValve;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Lets a confirmation pass when the answer that it confirms has gone out whole. The stack sends an answer first and then
 * begins to repeat it: a confirmation that came in between would not stop that, and the caller would hear the answer twice.
 */
final class AnswersFirst implements SIPMessageValve {

    private final SIPTransactionStack stack;

    AnswersFirst(SIPTransactionStack stack) {
        this.stack = stack;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        if (!request.getMethod().equals(Request.ACK)) {
            return true;
        }
        SIPDialog dialog = stack.getDialog(request.getDialogId(true));
        return dialog == null || !(dialog.getApplicationData() instanceof InboundCall call) || call.isAnswered();
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
