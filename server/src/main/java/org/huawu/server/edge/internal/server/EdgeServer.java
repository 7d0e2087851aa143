package org.huawu.server.edge.internal.server;

import java.net.InetAddress;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
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
        } catch (PortInUseException | ConnectorStartFailedException e) {
            throw listenerThatFailed().refusal(e);
        }
    }

    /** The exceptions name a port at best, and not always the right one; the connectors know who is not running. */
    private Listener listenerThatFailed() {
        for (Connector connector : getTomcat().getService().findConnectors()) {
            if (connector.getState() == LifecycleState.FAILED
                    && connector.getProperty("address") instanceof InetAddress loopback) {
                return Listener.http(settings.httpPort(), loopback.getHostAddress());
            }
        }
        return Listener.https(settings.httpsPort());
    }
}
