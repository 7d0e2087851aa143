package org.huawu.server.edge.internal.server;

import org.apache.catalina.startup.Tomcat;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.internal.server.PortCheck.Listener;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.Shutdown;

/** The web server, which says in words that a port was taken between the check and the start. */
final class EdgeServer extends TomcatWebServer {

    private final EdgeSettings settings;

    EdgeServer(Tomcat tomcat, Shutdown shutdown, EdgeSettings settings) {
        super(tomcat, true, shutdown);
        this.settings = settings;
    }

    @Override
    public void start() {
        try {
            super.start();
        } catch (PortInUseException e) {
            throw listener(e.getPort()).refusal(e);
        } catch (ConnectorStartFailedException e) {
            throw listener(e.getPort()).refusal(e);
        }
    }

    private Listener listener(int port) {
        return port == settings.httpPort() ? Listener.http(port, "127.0.0.1") : Listener.https(settings.httpsPort());
    }
}
