package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call through a switchboard, from both its ends: the caller dials and hangs up three seconds after the answer, the
 * callee answers at once. Nothing is said twice by either; what the switchboard says twice is counted. For one thread, which
 * hands in what each end hears and gets what it is to say.
 */
final class RelayedCall {

    /** How long the caller stays, once answered. */
    static final long STAYS_NS = TimeUnit.SECONDS.toNanos(3);

    private static final byte[] NOTHING = {};

    private final SipDialog dialog;
    private final String number;
    private final Set<String> heard = new HashSet<>();
    private long invitedNs;
    private long reachedNs;
    private long answeredNs;
    private byte[] bye = NOTHING;
    private boolean isCallerGone;
    private boolean isCalleeGone;
    private final List<String> repeated = new ArrayList<>();
    private @Nullable String failure;

    /** @param number of the caller, which the switchboard is to call */
    RelayedCall(SipDialog dialog, String number) {
        this.dialog = dialog;
        this.number = number;
    }

    String number() {
        return number;
    }

    /** The caller dials. */
    byte[] invite(int soundPort, long nowNs) {
        invitedNs = nowNs;
        return dialog.invite(soundPort).getBytes(US_ASCII);
    }

    /** When the caller hangs up; 0 until the answer. */
    long leavesNs() {
        return answeredNs == 0 ? 0 : answeredNs + STAYS_NS;
    }

    /** The caller hangs up. */
    byte[] leave() {
        return bye;
    }

    /** The caller hears something; what is to be said to it, if anything. */
    byte[] callerHears(SipMessage message, long nowNs) {
        if (message.status() == 0) {
            fail("the switchboard hung up");
            return message.accepted().getBytes(US_ASCII);
        }
        if (message.status() < 200) {
            return NOTHING;
        }
        count(message);
        if (message.method().equals("BYE")) {
            isCallerGone = true;
            return NOTHING;
        }
        if (message.status() >= 300) {
            fail("answered with " + message.status());
            isCallerGone = true;
            return dialog.confirmRefusal(message).getBytes(US_ASCII);
        }
        if (answeredNs == 0) {
            answeredNs = nowNs;
            bye = dialog.bye(message).getBytes(US_ASCII);
        }
        return dialog.confirm(message).getBytes(US_ASCII);
    }

    /** The callee hears something; what is to be said to it, if anything. */
    byte[] calleeHears(SipMessage request, String contact, String sound, long nowNs) {
        if (request.status() > 0 || request.method().equals("ACK")) {
            return NOTHING;
        }
        count(request);
        if (request.method().equals("INVITE")) {
            reachedNs = reachedNs == 0 ? nowNs : reachedNs;
            return request.accepted(";tag=" + number, contact, sound).getBytes(US_ASCII);
        }
        isCalleeGone |= request.method().equals("BYE");
        return request.accepted().getBytes(US_ASCII);
    }

    private void count(SipMessage message) {
        String kind = message.status() == 0 ? message.method() : message.status() + " to " + message.method();
        if (!heard.add(kind + " " + message.value("Via"))) {
            repeated.add(kind);
        }
    }

    private void fail(String why) {
        failure = failure == null ? why : failure;
    }

    /** Whether both ends know that it is over. */
    boolean isOver() {
        return isCallerGone && (isCalleeGone || reachedNs == 0);
    }

    /** Why it is not as it should be; null when it is, once it is over. */
    @Nullable
    String failure() {
        return failure == null && !isOver() ? "not over in time" : failure;
    }

    /** What the switchboard sent again: methods, and statuses with the method they answer. */
    List<String> repeated() {
        return List.copyOf(repeated);
    }

    long invitedNs() {
        return invitedNs;
    }

    /** When the callee's end had the INVITE; 0 when it never came. */
    long reachedNs() {
        return reachedNs;
    }
}
