package org.huawu.switchboard.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** Keeps the stack from logging messages, which hold phone numbers. Made by the stack. */
public final class SilentMessageLogger implements ServerLogger {

    /** Made by the stack. */
    public SilentMessageLogger() {}

    @Override
    public void closeLogFile() {}

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean isSent, long time) {}

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean isSent, long time) {}

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean isSent) {}

    @Override
    public void logException(Exception fault) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public void setSipStack(SipStack stack) {}
}
