package org.huawu.server.edge;

/** Where the program is reached once its web server listens. */
public interface EdgeAddresses {

    /** The name under which browsers reach it. */
    String host();

    /** The port of HTTPS on all addresses; 0 before the web server listens. */
    int httpsPort();

    /** The port of HTTP on the loopback addresses; 0 before the web server listens. */
    int httpPort();
}
