package org.huawu.server.organisation;

import org.huawu.kernel.VendorId;

/**
 * A company that carries hotlines out with its own people.
 *
 * @param name full name, 1..100 characters
 * @param shortName the name on boards and in lists, 1..30 characters, one of a kind among vendors
 */
public record Vendor(VendorId id, String name, String shortName) {}
