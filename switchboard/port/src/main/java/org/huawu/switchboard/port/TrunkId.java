package org.huawu.switchboard.port;

/**
 * Name of a trunk: a way out to a carrier, as the switchboard's settings name it.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'
 */
public record TrunkId(String value) {
    public TrunkId {
        Names.check("trunk", value);
    }
}
