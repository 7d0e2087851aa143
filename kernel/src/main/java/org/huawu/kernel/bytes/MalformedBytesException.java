package org.huawu.kernel.bytes;

/** Bytes that are not what they should be: cut off, out of range, of an unknown type, or not in the canonical form. */
public final class MalformedBytesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong; never with the content, which may be personal. */
    public MalformedBytesException(String message) {
        super(message);
    }

    /** Says what is wrong, and keeps the cause. */
    public MalformedBytesException(String message, Throwable cause) {
        super(message, cause);
    }
}
