package org.huawu.cluster;

import org.jspecify.annotations.Nullable;

/** What a client needs of the log. For any number of threads; nothing here blocks. */
public interface OrderedLog {

    /**
     * Submits an input under the caller's number. Submitting it again, at once or after a restart, applies it once.
     *
     * @param id source from 1 on; null for a number of the log's own
     * @param input at most {@link Results#MAX_LENGTH} bytes
     */
    Submission submit(@Nullable InputId id, byte[] input);

    /** Takes the effects from now on, first all that were never reported done. One handler at a time; the newest counts. */
    void onEffects(EffectHandler handler);

    /** Reports an effect done, so that it never comes again; false when too many reports wait: try again later. */
    boolean done(LogKey effect);

    /** Log time now, epoch milliseconds; never goes back. */
    long timeMs();
}
