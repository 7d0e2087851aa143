package org.huawu.switchboard.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;

/** Keeps the stack from logging: its lines would show messages, and with them phone numbers. Made by the stack. */
public final class SilentStackLogger implements StackLogger {

    /** Made by the stack. */
    public SilentStackLogger() {}

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable fault) {}

    @Override
    public void logDebug(String line) {}

    @Override
    public void logDebug(String line, Exception fault) {}

    @Override
    public void logTrace(String line) {}

    @Override
    public void logFatalError(String line) {}

    @Override
    public void logError(String line) {}

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void logError(String line, Exception fault) {}

    @Override
    public void logWarning(String line) {}

    @Override
    public void logInfo(String line) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String time) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "sip";
    }
}
