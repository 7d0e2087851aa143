package org.huawu.switchboard.engine;

import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.sip.CallKey;
import org.huawu.switchboard.sip.MessageTap;
import org.huawu.switchboard.sip.PassedMessage;

/**
 * Hears the messages of SIP that pass, and which channel has which of them. A call's first messages pass before it has a channel.
 * By several threads; must not block and not throw.
 */
public interface Signalling extends MessageTap {

    /** Hears nothing. */
    Signalling NONE = new Signalling() {
        @Override
        public void began(ChannelId channel, CallKey call) {
            // nobody wants to know
        }

        @Override
        public void over(ChannelId channel) {
            // nobody wants to know
        }

        @Override
        public void passed(PassedMessage message) {
            // nobody wants to know
        }

        @Override
        public boolean isListening() {
            return false;
        }
    };

    /** A call by SIP has become a channel, or a channel is called by SIP. */
    void began(ChannelId channel, CallKey call);

    /** A channel that {@link #began} is over; some of its messages, such as the answer to a BYE, pass afterwards. */
    void over(ChannelId channel);
}
