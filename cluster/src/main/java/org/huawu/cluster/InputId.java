package org.huawu.cluster;

/**
 * Names an input so that it can be submitted again without being applied twice.
 *
 * @param source who numbers the inputs; from 1 on it is the caller's and lasts over restarts, below 0 it is the log's own
 *     number of a run of the program
 * @param sequence from 1, growing within the source; the last {@link SeenInputs#WINDOW} are remembered
 */
public record InputId(long source, long sequence) {

    public InputId {
        if (source == 0 || sequence < 1) {
            throw new IllegalArgumentException("no input id: " + source + "/" + sequence);
        }
    }
}
