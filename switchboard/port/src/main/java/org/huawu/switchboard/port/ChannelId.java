package org.huawu.switchboard.port;

/**
 * Name of a channel, given by the switchboard; no other channel ever has it, in any epoch.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record ChannelId(String value) {
    public ChannelId {
        Names.check("channel", value);
    }
}
