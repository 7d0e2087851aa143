package org.huawu.switchboard.sip;

import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;

/** Puts a {@link MessageGuard} before each channel of the stack; made by the stack by its name. */
public final class MessageGuards implements MessageParserFactory {

    /** Made by the stack. */
    public MessageGuards() {}

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        return new MessageGuard();
    }
}
