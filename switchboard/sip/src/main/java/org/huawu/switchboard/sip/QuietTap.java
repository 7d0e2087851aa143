package org.huawu.switchboard.sip;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a fault of a tap from the call whose message it was told of. */
final class QuietTap implements MessageTap {

    private static final Logger LOG = LoggerFactory.getLogger(QuietTap.class);

    private final MessageTap tap;

    QuietTap(MessageTap tap) {
        this.tap = tap;
    }

    @Override
    public void passed(PassedMessage message) {
        try {
            tap.passed(message);
        } catch (RuntimeException | StackOverflowError e) {
            // Without its message, which may quote that of SIP and with it a number.
            LOG.warn("A message of SIP was not heard: {}", e.getClass().getName());
        }
    }

    @Override
    public boolean isListening() {
        return tap.isListening();
    }
}
