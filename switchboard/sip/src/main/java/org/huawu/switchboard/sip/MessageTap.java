package org.huawu.switchboard.sip;

/**
 * Hears the messages of SIP that pass: those that come in behind the guards and the {@link Doorman}, so none of refused floods, and
 * all that go out, as they are handed to the network. Called by the threads of SIP, by several at once; must not block and not
 * throw. What it is told may belong to no call.
 */
public interface MessageTap {

    /** Hears nothing, at no cost. */
    MessageTap NONE = new MessageTap() {
        @Override
        public void passed(PassedMessage message) {
            // nobody wants to know
        }

        @Override
        public boolean isListening() {
            return false;
        }
    };

    /** A message passes. */
    void passed(PassedMessage message);

    /** Whether it wants to hear anything; always the same. */
    default boolean isListening() {
        return true;
    }
}
