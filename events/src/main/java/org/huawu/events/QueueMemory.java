package org.huawu.events;

/**
 * How a queue brings callers back to the agent who talked with them last.
 *
 * @param rememberedMs how long ago that talk may have begun, 0..31 days; 0 to bring nobody back
 * @param keptMs how long a caller waits for that agent alone, 0..86,400,000; 0 only with the former
 */
public record QueueMemory(long rememberedMs, long keptMs) {

    /** Nobody is brought back. */
    public static final QueueMemory NONE = new QueueMemory(0, 0);

    private static final long MOST_REMEMBERED_MS = 31L * 86_400_000;
    private static final long MOST_KEPT_MS = 86_400_000;

    public QueueMemory {
        if (rememberedMs < 0 || rememberedMs > MOST_REMEMBERED_MS) {
            throw new IllegalArgumentException(
                    "rememberedMs must be 0.." + MOST_REMEMBERED_MS + ", was " + rememberedMs);
        }
        if (keptMs < 0 || keptMs > MOST_KEPT_MS || (keptMs == 0) != (rememberedMs == 0)) {
            throw new IllegalArgumentException(
                    "keptMs must be 1.." + MOST_KEPT_MS + ", or 0 where nothing is remembered, was " + keptMs);
        }
    }

    /** Whether callers are brought back at all. */
    public boolean isWanted() {
        return rememberedMs > 0;
    }
}
