package org.huawu.switchboard.port;

/**
 * Name of a bridge, given by the order that makes it; used once in an epoch.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record BridgeId(String value) {
    public BridgeId {
        Names.check("bridge", value);
    }
}
