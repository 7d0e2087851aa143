package org.huawu.switchboard.sip;

/**
 * What the messages of one call have and those of others have not. The Call-ID alone would not do: a stranger may send the one of
 * another's call. A call that comes in is known by it and by the tag of its caller, one that we make by our own tag, which is
 * random and the same for each peer that is tried (RFC 3261 12, 19.3).
 *
 * @param callId empty for a call that we make
 * @param tag of whoever began it; empty when it has none (RFC 2543)
 */
public record CallKey(String callId, String tag) {

    static CallKey ofArrived(String callId, String callerTag) {
        return new CallKey(callId, callerTag);
    }

    static CallKey ofDialled(String ourTag) {
        return new CallKey("", ourTag);
    }
}
