package org.huawu.server.switchboard.internal;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;

/** Sees to it that a port can be had before the stack takes it, whose own complaint would name Java classes. */
public enum FreePort {
    /** Datagrams and connections under one number. */
    SIP(true, "", "choose another with --sip", "用 --sip 选择其他端口"),
    SIP_OVER_TLS(
            false,
            " for SIP over TLS",
            "choose another with huawu.switchboard.sip-tls-port (off for none)",
            "用 huawu.switchboard.sip-tls-port 选择其他端口（off 表示不用）");

    /** Below what Linux gives to outgoing connections, this program's own among them. */
    private static final int FIRST_FREE = 20_000;

    private static final int LAST_FREE = 32_767;
    private static final int MOST_TRIES = 200;

    private final boolean withDatagrams;
    private final String what;
    private final String mend;
    private final String chineseMend;

    FreePort(boolean withDatagrams, String what, String mend, String chineseMend) {
        this.withDatagrams = withDatagrams;
        this.what = what;
        this.mend = mend;
        this.chineseMend = chineseMend;
    }

    /**
     * The port itself, or a free one for 0.
     *
     * @throws Refusal when it is taken
     */
    public InetSocketAddress of(InetAddress address, int port, RandomGenerator random) {
        InetSocketAddress place = new InetSocketAddress(address, port);
        for (int tries = 0; port == 0 && tries < MOST_TRIES; tries++) {
            place = new InetSocketAddress(address, random.nextInt(FIRST_FREE, LAST_FREE + 1));
            if (lookAt(place) == null) {
                return place;
            }
        }
        refuseIfTaken(place);
        return place;
    }

    /**
     * Looks whether a port can be had now.
     *
     * @throws Refusal when it cannot: which, where, why, and what changes it
     */
    public void refuseIfTaken(InetSocketAddress place) {
        Refusal refusal = lookAt(place);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Why a port cannot be had; null when it can. */
    private @Nullable Refusal lookAt(InetSocketAddress place) {
        if (withDatagrams) {
            try {
                tryDatagrams(place);
            } catch (IOException e) {
                return refusal("UDP", place, e);
            }
        }
        try {
            tryConnections(place);
        } catch (IOException e) {
            return refusal("TCP", place, e);
        }
        return null;
    }

    private static void tryDatagrams(InetSocketAddress place) throws IOException {
        new DatagramSocket(place).close();
    }

    private static void tryConnections(InetSocketAddress place) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            // as the stack does: a port in TIME_WAIT is free, one that is listened on is not
            probe.setReuseAddress(true);
            probe.bind(place);
        }
    }

    private Refusal refusal(String protocol, InetSocketAddress place, IOException because) {
        String where = place.getAddress().getHostAddress();
        return new Refusal(
                protocol + " port " + place.getPort() + what + " on " + where + " is taken (" + because.getMessage()
                        + "). End what uses it, or " + mend + ".",
                where + " 的 " + protocol + " 端口 " + place.getPort() + (withDatagrams ? "" : "（SIP TLS）") + "已被占用（"
                        + because.getMessage() + "）。请结束占用它的程序，或" + chineseMend + "。",
                because);
    }
}
