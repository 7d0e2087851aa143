package org.huawu.server.edge.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.huawu.server.edge.EdgeAddresses;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real edge on real ports, with the controllers that a test brings. */
public final class EdgeUnderTest implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path data;

    private EdgeUnderTest(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** Starts the edge in a folder: DIR/data is the data folder, DIR/home that of the program. */
    public static EdgeUnderTest start(Path folder, Map<String, String> settings, Class<?>... more) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("huawu.data", folder.resolve("data").toString());
        all.put("huawu.home", folder.resolve("home").toString());
        all.put("huawu.edge.host", "callcentre.example");
        all.put("huawu.edge.http-port", "0");
        all.put("huawu.edge.https-port", "0");
        all.put("spring.main.banner-mode", "off");
        // health of other modules is not here
        all.put("management.endpoint.health.validate-group-membership", "false");
        all.putAll(settings);
        List<Class<?>> sources = new ArrayList<>(List.of(EdgeTestApplication.class));
        sources.addAll(List.of(more));
        // as arguments, so that they win over whatever the program's own settings say
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new EdgeUnderTest(
                new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(arguments), folder.resolve("data"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Path data() {
        return data;
    }

    public int httpPort() {
        return bean(EdgeAddresses.class).httpPort();
    }

    public int httpsPort() {
        return bean(EdgeAddresses.class).httpsPort();
    }

    /** The root of the local authority, as it lies in the data folder. */
    public X509Certificate root() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(data.resolve("tls").resolve("ca.crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** A browser that trusts the given root only. */
    public static HttpClient browserTrusting(X509Certificate root) throws GeneralSecurityException, IOException {
        return HttpClient.newBuilder().sslContext(contextTrusting(root)).build();
    }

    /** What a client needs to trust the given root only. */
    public static SSLContext contextTrusting(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A request over plain HTTP; header names and values alternate. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    /** A request over plain HTTP with a body. */
    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
