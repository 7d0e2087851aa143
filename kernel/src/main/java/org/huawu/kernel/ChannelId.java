package org.huawu.kernel;

/**
 * Id of a channel. A channel: a telephony leg. The switchboard names it, once for all of its epochs.
 *
 * @param value see {@link Id#value()}
 */
public record ChannelId(long value) implements Id {
    public ChannelId {
        Id.check("channel", value);
    }
}
