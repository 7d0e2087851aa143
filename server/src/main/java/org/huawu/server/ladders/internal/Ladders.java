package org.huawu.server.ladders.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.huawu.kernel.ContactId;
import org.huawu.server.ladders.LaddersSettings;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.KeyGone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ladders of calls, as the scope of the caller's transaction lets them be seen. Any thread. */
@Component
public class Ladders {

    private final Traces traces;
    private final LadderRows rows;
    private final ClientKeys keys;
    private final int keepDays;

    Ladders(Traces traces, LadderRows rows, ClientKeys keys, LaddersSettings settings) {
        this.traces = traces;
        this.rows = rows;
        this.keys = keys;
        this.keepDays = settings.keepDays();
    }

    /** How far the messages of a call have come. */
    public enum State {
        /** It may go on: they are in memory. */
        OPEN,
        /** They are kept. */
        KEPT,
        /** They were kept, and their days are over. */
        DELETED,
        /** Their key is destroyed, or did not come with a restored backup. */
        KEY_GONE,
        /** There are none. */
        NONE
    }

    /**
     * What is there of a call.
     *
     * @param channels the messages of each of its channels, the caller's first; none unless open or kept
     * @param at until when they are kept, or when they were deleted; null where neither is known
     */
    public record Found(
            State state, List<Ladder> channels, @Nullable Instant at) {}

    /** For how many days messages are kept. */
    public int keepDays() {
        return keepDays;
    }

    /** What there is of a call. */
    public Found of(ContactId contact) {
        List<Ladder> channels = new ArrayList<>();
        State state = State.NONE;
        Instant at = null;
        for (LadderRows.Row row : rows.of(contact)) {
            Ladder open = row.sealed() == null && row.deletedAt() == null ? traces.ladder(row.channel()) : null;
            if (open != null) {
                channels.add(open);
                state = State.OPEN;
            } else if (row.deletedAt() != null) {
                at = row.deletedAt();
                state = state == State.NONE ? State.DELETED : state;
            } else if (row.sealed() != null) {
                try {
                    channels.add(opened(row, row.sealed()));
                    at = row.endedAt() == null ? null : row.endedAt().plus(Duration.ofDays(keepDays));
                    state = state == State.OPEN ? state : State.KEPT;
                } catch (KeyGone | GeneralSecurityException e) {
                    state = state == State.NONE ? State.KEY_GONE : state;
                }
            }
        }
        return new Found(state, channels, at);
    }

    /** How a message is read: as it is, or without numbers but those named. */
    public static UnaryOperator<String> reading(boolean isMasked, Set<String> shown) {
        return isMasked ? new MaskedMessage(shown)::of : UnaryOperator.identity();
    }

    /** The text of a message, a character for each byte that is no part of UTF-8. */
    public static String text(Ladder.Message message) {
        return new String(message.bytes(), StandardCharsets.UTF_8);
    }

    private Ladder opened(LadderRows.Row row, byte[] sealed) throws KeyGone, GeneralSecurityException {
        return LadderForm.opened(sealed, row.contact(), keys.dataKey(LadderForm.wrappedKey(sealed)));
    }
}
