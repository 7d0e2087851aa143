package org.huawu.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huawu.kernel.SoundQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway against a real Chromium: each hears the other's tone and takes the other's reports. */
class BrowserTest {

    private static final double OURS_HZ = 1_250;
    private static final double ITS_HZ = 750;
    private static final int WAIT_S = 40;

    private final Listener listener = new Listener();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @Test
    void given_a_real_browser_when_it_offers_then_each_side_hears_the_tone_of_the_other_and_takes_its_reports()
            throws Exception {
        assumeTrue(Chromium.isThere(), () -> "skipped: there is no browser at " + Chromium.PROGRAM);
        InetAddress here = InetAddress.getLoopbackAddress();
        var settings =
                new GatewaySettings(new InetSocketAddress(here, 0), List.of(here), 4, GatewaySettings.CONSENT_MS);
        try (Gateway gateway = Gateway.open(settings, Clock.systemUTC(), listener)) {
            HttpServer pages = serve(gateway);
            try (ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
                    Chromium browser = Chromium.open(
                            "http://localhost:" + pages.getAddress().getPort() + "/", folder)) {
                Listener.Told connected =
                        Objects.requireNonNull(listener.told.poll(WAIT_S, TimeUnit.SECONDS), this::said);
                assertThat(connected.loss()).isNull();
                MediaLeg leg = gateway.leg("s-1").orElseThrow();
                AtomicInteger frame = new AtomicInteger();
                var pacing = pacer.scheduleAtFixedRate(
                        () -> sendTone(leg, frame.getAndIncrement()), 0, 20, TimeUnit.MILLISECONDS);

                assertThat(framesWithTone(50))
                        .as("frames in which the browser's tone is")
                        .isEqualTo(50);
                assertThat(reports.poll(WAIT_S, TimeUnit.SECONDS))
                        .as("what the page heard")
                        .isEqualTo("heard, lost 0");
                assertThat(Objects.requireNonNull(listener.told.poll(WAIT_S, TimeUnit.SECONDS))
                                .loss())
                        .isEqualTo(Loss.ENDED_BY_BROWSER);
                assertThat(leg.counts().refused()).isZero();
                SoundQuality quality = Objects.requireNonNull(leg.measured());
                assertThat(quality.said().packets()).isGreaterThan(50);
                assertThat(Objects.requireNonNull(quality.heard()).packets()).isPositive();
                assertThat(gateway.counts().faults()).isZero();
                assertThat(pacing.isDone()).as("sending failed").isFalse();
                assertThat(browser.isAlive()).isTrue();
            } finally {
                pages.stop(0);
            }
        }
    }

    private String said() {
        return "the browser did not connect; the page said " + reports;
    }

    private static void sendTone(MediaLeg leg, int frame) {
        leg.send(G711.tone(OURS_HZ, frame), 0, 160, frame * 160, frame == 0);
    }

    private int framesWithTone(int wanted) throws InterruptedException {
        int found = 0;
        for (int i = 0; i < 1_000 && found < wanted; i++) {
            byte[] payload = listener.frames.poll(WAIT_S, TimeUnit.SECONDS);
            if (payload == null) {
                return found;
            }
            assertThat(payload).hasSize(160);
            found += G711.share(payload, ITS_HZ) > 0.8 ? 1 : 0;
        }
        return found;
    }

    private HttpServer serve(Gateway gateway) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html", page()));
        server.createContext("/offer", exchange -> answer(exchange, "application/sdp", given(gateway, body(exchange))));
        server.createContext("/report", exchange -> {
            reports.add(body(exchange));
            answer(exchange, "text/plain", "");
        });
        server.start();
        return server;
    }

    private String given(Gateway gateway, String offer) {
        return switch (gateway.offer("s-1", offer)) {
            case Answer.Given given -> given.sdp();
            case Answer.Refused refused -> {
                reports.add(refused.rejection().toString());
                yield "";
            }
        };
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String page() throws IOException {
        try (InputStream page = Objects.requireNonNull(BrowserTest.class.getResourceAsStream("page.html"))) {
            return new String(page.readAllBytes(), UTF_8);
        }
    }
}
