package org.huawu.kernel.bytes;

/** A value of an enum with the number it is written as, which never changes its meaning. */
public interface Coded {

    /** The number: 1 or more, one for each value of the enum. */
    int code();
}
