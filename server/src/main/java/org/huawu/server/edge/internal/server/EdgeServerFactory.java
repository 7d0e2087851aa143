package org.huawu.server.edge.internal.server;

import java.net.InetAddress;
import org.apache.catalina.Host;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.internal.errors.ProblemValve;
import org.huawu.server.edge.internal.tls.ServerCertificate;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/** Makes the web server: HTTPS on all addresses, plain HTTP on the loopback addresses only. */
final class EdgeServerFactory extends TomcatServletWebServerFactory {

    /** How long a connection may send nothing while a request is expected of it. */
    private static final int LONGEST_SILENCE_MS = 20_000;

    private final EdgeSettings settings;
    private final ProblemValve valve;

    EdgeServerFactory(EdgeSettings settings, ProblemValve valve) {
        super(settings.httpsPort());
        this.settings = settings;
        this.valve = valve;
        addConnectorCustomizers(this::limit);
        PortCheck.loopbackAddresses(settings).forEach(address -> addAdditionalConnectors(plainConnector(address)));
    }

    /** What settings of Spring Boot's own (server.port and the like) may have changed is set anew: ours alone count. */
    @Override
    public WebServer getWebServer(ServletContextInitializer... initializers) {
        setPort(settings.httpsPort());
        setAddress(null);
        setSsl(Ssl.forBundle(ServerCertificate.BUNDLE));
        return super.getWebServer(initializers);
    }

    /** Refuses taken ports once more before the connectors are made; a port taken since is found when the connectors start. */
    @Override
    protected TomcatWebServer getTomcatWebServer(Tomcat tomcat) {
        PortCheck.refuseIfTaken(settings);
        replaceErrorPage(tomcat.getHost());
        return new EdgeServer(tomcat, getShutdown(), settings);
    }

    private Connector plainConnector(InetAddress address) {
        Connector connector = new Connector(DEFAULT_PROTOCOL);
        connector.setPort(settings.httpPort());
        connector.setThrowOnFailure(true);
        connector.setProperty("address", address.getHostAddress());
        limit(connector);
        return connector;
    }

    private void limit(Connector connector) {
        connector.setXpoweredBy(false);
        connector.setMaxPostSize(settings.bodyLimitKib() * 1024);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setConnectionTimeout(LONGEST_SILENCE_MS);
            // Spring Boot gives virtual threads to its own connector only
            protocol.setExecutor(new VirtualThreadExecutor("http-"));
        }
    }

    /** Tomcat's own error page shows in its style what server this is; the one that Spring Boot adds does so too. */
    private void replaceErrorPage(Host host) {
        for (Valve each : host.getPipeline().getValves()) {
            if (each instanceof ErrorReportValve) {
                host.getPipeline().removeValve(each);
            }
        }
        if (host instanceof StandardHost standard) {
            standard.setErrorReportValveClass(ProblemValve.class.getName());
        }
        host.getPipeline().addValve(valve);
    }
}
