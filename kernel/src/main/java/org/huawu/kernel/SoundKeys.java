package org.huawu.kernel;

import org.jspecify.annotations.Nullable;

/**
 * By what the sound of one party is encrypted, both ways.
 *
 * @param suite of both directions
 * @param ours what we send with
 * @param theirs what the party sends with; null while it has not said, and nothing of it is taken
 */
public record SoundKeys(
        SoundSuite suite, SoundKey ours, @Nullable SoundKey theirs) {}
