package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call from the caller's side: INVITE, the answer confirmed, a moment of talk, BYE; what is not answered is said again
 * (RFC 3261, timers A and E). For one thread, which hands in what is heard and looks in again by {@link #tick}.
 */
final class Call {

    /** Within which an offer, then a talk, then the answer to BYE have to come. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    /** How long the caller stays, once answered, at least. */
    static final long STAYS_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long T1_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long T2_NS = TimeUnit.SECONDS.toNanos(4);

    /** How what is said leaves. */
    @FunctionalInterface
    interface Wire {
        void send(byte[] datagram);
    }

    private enum Stage {
        /** Nothing was heard. */
        ASKING,
        /** The INVITE has come in. */
        COMING,
        ANSWERED,
        LEAVING,
        OVER
    }

    private final SipDialog dialog;
    private final byte[] invite;
    private final CallTimes times;
    private final Wire wire;
    private final LongSupplier nanoTime;
    private Stage stage = Stage.ASKING;
    private byte[] bye = {};
    private byte[] confirmation = {};
    private long answeredNs;
    private long sinceNs;
    private long againNs;
    private long pauseNs = T1_NS;
    private @Nullable String failure;

    Call(SipDialog dialog, int soundPort, CallTimes times, Wire wire, LongSupplier nanoTime) {
        this.dialog = dialog;
        this.invite = dialog.invite(soundPort).getBytes(US_ASCII);
        this.times = times;
        this.wire = wire;
        this.nanoTime = nanoTime;
    }

    /** Dials. Nothing lies between the clock and the sending. */
    void begin() {
        sinceNs = nanoTime.getAsLong();
        againNs = sinceNs + T1_NS;
        times.sent(sinceNs);
        wire.send(invite);
    }

    CallTimes times() {
        return times;
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    /** Why the call is not as it should be; null when it is, up to now. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Takes what was heard in this call. */
    void hear(SipMessage message) {
        if (message.status() == 0) {
            wire.send(message.accepted().getBytes(US_ASCII));
            if (message.method().equals("BYE") && stage != Stage.LEAVING) {
                fail("hung up by the program");
                stage = Stage.OVER;
            }
        } else if (message.method().equals("INVITE")) {
            answered(message);
        } else if (message.method().equals("BYE") && message.status() >= 200) {
            if (message.status() != 200) {
                fail("BYE answered with " + message.status());
            }
            stage = Stage.OVER;
        }
    }

    private void answered(SipMessage answer) {
        if (answer.status() < 200) {
            if (stage == Stage.ASKING) {
                stage = Stage.COMING;
            }
        } else if (answer.status() >= 300) {
            wire.send(dialog.confirmRefusal(answer).getBytes(US_ASCII));
            fail("answered with " + answer.status());
            stage = Stage.OVER;
        } else if (stage == Stage.ASKING || stage == Stage.COMING) {
            confirmation = dialog.confirm(answer).getBytes(US_ASCII);
            bye = dialog.bye(answer).getBytes(US_ASCII);
            answeredNs = nanoTime.getAsLong();
            times.answered(answeredNs);
            stage = Stage.ANSWERED;
            wire.send(confirmation);
        } else {
            // it did not hear the confirmation
            wire.send(confirmation);
        }
    }

    /** Does what is due by now. */
    void tick() {
        long nowNs = nanoTime.getAsLong();
        switch (stage) {
            case ASKING, COMING -> {
                if (nowNs - sinceNs > PATIENCE_NS) {
                    fail("not answered within 5 s");
                    stage = Stage.OVER;
                } else if (stage == Stage.ASKING) {
                    again(invite, nowNs, Long.MAX_VALUE);
                }
            }
            case ANSWERED -> talk(nowNs);
            case LEAVING -> {
                if (nowNs - sinceNs > PATIENCE_NS) {
                    fail("BYE not answered within 5 s");
                    stage = Stage.OVER;
                } else {
                    again(bye, nowNs, T2_NS);
                }
            }
            case OVER -> {
                // nothing is due any more
            }
        }
    }

    private void talk(long nowNs) {
        if (times.isTalking() && nowNs - answeredNs >= STAYS_NS) {
            if (!times.isOffered()) {
                fail("talked with, but never shown as offered");
            }
            leave(nowNs);
        } else if (!times.isOffered() && nowNs - times.sentNs() > PATIENCE_NS) {
            fail("not offered within 5 s");
            leave(nowNs);
        } else if (nowNs - times.sentNs() > 2 * PATIENCE_NS) {
            fail("offered, but without a talk within 5 s");
            leave(nowNs);
        }
    }

    private void leave(long nowNs) {
        stage = Stage.LEAVING;
        sinceNs = nowNs;
        pauseNs = T1_NS;
        againNs = nowNs + T1_NS;
        wire.send(bye);
    }

    private void again(byte[] request, long nowNs, long mostNs) {
        if (nowNs - againNs >= 0) {
            pauseNs = Math.min(2 * pauseNs, mostNs);
            againNs = nowNs + pauseNs;
            wire.send(request);
        }
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }
}
