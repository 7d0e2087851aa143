package org.huawu.switchboard.peer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;

/**
 * Ports for programs that bind them later. They lie below those that Linux hands out (32768 and above), which anyone's
 * next connection might have by then, or had a minute ago.
 */
public final class FreePorts {

    private static final int FIRST = 12_001;
    private static final int STARTS = 0xFFF;
    private static final int END = 19_900;

    private FreePorts() {}

    /**
     * The first of so many in a row that nobody has, by UDP or TCP, at any address.
     *
     * @throws IllegalStateException when there are none
     */
    public static int inARow(int count) {
        int first = FIRST + (int) (System.nanoTime() & STARTS);
        int free = 0;
        for (int port = first; port < END; port++) {
            free = isFree(port) ? free + 1 : 0;
            if (free == count) {
                return port - count + 1;
            }
        }
        throw new IllegalStateException("no " + count + " ports in a row are free between " + first + " and " + END);
    }

    private static boolean isFree(int port) {
        try (DatagramSocket udp = new DatagramSocket(port);
                ServerSocket tcp = new ServerSocket(port)) {
            return udp.getLocalPort() == tcp.getLocalPort();
        } catch (IOException e) {
            return false;
        }
    }
}
