package org.huawu.switchboard.sip;

/**
 * What connections by TCP and TLS may use.
 *
 * @param mostConnections how many there may be at one point, 1..100,000; what comes beyond is closed at once
 * @param mostOfOneAddress how many of them one address may have, 1..mostConnections
 * @param idleMs how long nothing may come once a first message has, 100..86,400,000 ms; a phone keeps its connection alive
 *     by empty lines
 * @param messageMs how long the first message may keep us waiting, and each may take to come, 100..60,000 ms
 */
public record StreamLimits(int mostConnections, int mostOfOneAddress, int idleMs, int messageMs) {

    /**
     * For 500 seats with phones, some of them behind one address. Idle for longer than calls last, since a phone that sends
     * nothing while it talks can be told of the end over its connection only.
     */
    public static final StreamLimits USUAL = new StreamLimits(2_000, 1_000, 7_200_000, 10_000);

    public StreamLimits {
        check("most connections", mostConnections, 1, 100_000);
        check("most of one address", mostOfOneAddress, 1, mostConnections);
        check("idle", idleMs, 100, 86_400_000);
        check("message", messageMs, 100, 60_000);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value);
        }
    }
}
