package org.huawu.events;

/**
 * What a queue does when an agent refuses an offer, or lets it run out.
 *
 * @param rejectedMs how long who refused is offered nothing, 1..86,400,000, then is ready; 0 to be not ready until ready again
 * @param overlookedMs the same for who let an offer run out; 0 to stay so until ready again
 * @param mostReturns after how many offers that came to nothing a contact goes where the queue sends those who are too many, 1..100; 0
 *     for never
 */
public record Refusals(long rejectedMs, long overlookedMs, int mostReturns) {

    /** Who refuses or overlooks an offer has to become ready. */
    public static final Refusals PLAIN = new Refusals(0, 0, 0);

    private static final long MOST_MS = 86_400_000;
    private static final int MOST_RETURNS = 100;

    public Refusals {
        if (rejectedMs < 0 || rejectedMs > MOST_MS) {
            throw new IllegalArgumentException("rejectedMs must be 0.." + MOST_MS + ", was " + rejectedMs);
        }
        if (overlookedMs < 0 || overlookedMs > MOST_MS) {
            throw new IllegalArgumentException("overlookedMs must be 0.." + MOST_MS + ", was " + overlookedMs);
        }
        if (mostReturns < 0 || mostReturns > MOST_RETURNS) {
            throw new IllegalArgumentException("mostReturns must be 0.." + MOST_RETURNS + ", was " + mostReturns);
        }
    }
}
