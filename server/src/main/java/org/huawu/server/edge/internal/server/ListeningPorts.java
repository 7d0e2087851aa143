package org.huawu.server.edge.internal.server;

import org.apache.catalina.connector.Connector;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.edge.EdgeSettings;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers on which ports the web server listens. */
@Component
final class ListeningPorts implements EdgeAddresses {

    private final String host;
    private volatile int https;
    private volatile int http;

    ListeningPorts(EdgeSettings settings) {
        this.host = settings.host();
    }

    @EventListener
    void onListening(WebServerInitializedEvent event) {
        if (event.getWebServer() instanceof TomcatWebServer server) {
            for (Connector connector : server.getTomcat().getService().findConnectors()) {
                if (connector.getSecure()) {
                    https = connector.getLocalPort();
                } else {
                    http = connector.getLocalPort();
                }
            }
        }
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int httpsPort() {
        return https;
    }

    @Override
    public int httpPort() {
        return http;
    }
}
