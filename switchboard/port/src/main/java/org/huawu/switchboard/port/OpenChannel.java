package org.huawu.switchboard.port;

/**
 * A channel that already stands when an epoch opens.
 *
 * @param channel its name
 * @param called the number the caller dialled
 * @param caller the number of the caller as the network gave it
 * @param isAnswered whether the call was answered
 */
public record OpenChannel(ChannelId channel, PhoneNumber called, PhoneNumber caller, boolean isAnswered) {}
