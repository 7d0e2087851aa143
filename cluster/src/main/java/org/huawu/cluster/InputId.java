package org.huawu.cluster;

/**
 * Names an input so that it can be submitted again without being applied twice.
 *
 * @param source who numbers the inputs; from 1 on it is the caller's and lasts over restarts, below 0 it is the log's own
 *     number of a run of the program; from {@link #FIRST_ORDERED_SOURCE} on the log takes its inputs in order only
 * @param sequence from 1, growing within the source; the last {@link SeenInputs#WINDOW} are remembered
 */
public record InputId(long source, long sequence) {

    /**
     * From this source on, an input is applied only behind the one numbered before it: what comes too early is answered
     * {@link Acknowledgement.Outcome#OUT_OF_ORDER}. So a source may have many inputs under way, and after a refusal it
     * submits from the refused one on again.
     */
    public static final long FIRST_ORDERED_SOURCE = 1L << 32;

    public InputId {
        if (source == 0 || sequence < 1) {
            throw new IllegalArgumentException("no input id: " + source + "/" + sequence);
        }
    }

    boolean isOrdered() {
        return source >= FIRST_ORDERED_SOURCE;
    }
}
