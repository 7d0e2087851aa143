package org.huawu.server.prompts.internal.sound;

import org.huawu.kernel.Rejection;

/** A sound that cannot be taken, and why. */
public final class SoundRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    SoundRefused(Rejection rejection) {
        super(rejection.errorId());
        this.rejection = rejection;
    }

    SoundRefused(String errorId) {
        this(Rejection.of(errorId));
    }

    /** Why. */
    public Rejection rejection() {
        return rejection;
    }
}
