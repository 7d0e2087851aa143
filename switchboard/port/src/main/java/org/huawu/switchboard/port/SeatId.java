package org.huawu.switchboard.port;

/**
 * Name of a seat whose audio stands ready at a switchboard.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record SeatId(String value) {
    public SeatId {
        Names.check("seat", value);
    }
}
