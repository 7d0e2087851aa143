package org.huawu.server.organisation;

import org.huawu.kernel.ClientId;

/**
 * A company that gives its hotline out.
 *
 * @param name full name, 1..100 characters
 * @param shortName the name on boards and in lists, 1..30 characters, one of a kind among clients
 */
public record Client(ClientId id, String name, String shortName) {}
