package org.huawu.server.edge;

import org.huawu.kernel.Rejection;

/** What a person reads of a rejection. Any thread. */
public interface RejectionTexts {

    /**
     * The sentences.
     *
     * @param language "zh" or "en"
     */
    Text of(Rejection rejection, String language);

    /**
     * What a person reads.
     *
     * @param title what it is called
     * @param detail what, which, why, how to mend it
     */
    record Text(String title, String detail) {}
}
