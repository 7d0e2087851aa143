package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger refusals = new AtomicInteger();
    private final Readiness readiness = new Readiness();
    private HttpServer program = start();

    @BeforeEach
    void answer() {
        program.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, -1);
            exchange.close();
        });
        program.start();
    }

    @AfterEach
    void stop() {
        readiness.close();
        program.stop(0);
    }

    @Test
    void given_a_program_that_refuses_at_first_when_waited_for_then_the_moment_of_its_first_consent_is_told()
            throws Exception {
        refusals.set(3);
        long before = System.nanoTime();
        long ready = readiness.await(program.getAddress().getPort(), done("true"), LONG);
        assertThat(ready).isGreaterThan(before).isLessThanOrEqualTo(System.nanoTime());
        assertThat(refusals.get()).isNegative();
    }

    @Test
    void given_a_launcher_that_fails_when_waited_for_then_the_wait_fails() {
        refusals.set(Integer.MAX_VALUE);
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(() -> readiness.await(program.getAddress().getPort(), done("false"), LONG))
                .withMessageContaining("exit code 1");
    }

    @Test
    void given_a_program_that_is_never_ready_when_waited_for_then_the_wait_ends_at_its_limit() {
        refusals.set(Integer.MAX_VALUE);
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(() -> readiness.await(program.getAddress().getPort(), done("true"), Duration.ofMillis(200)))
                .withMessageContaining("not ready");
    }

    private static Process done(String command) throws IOException {
        return new ProcessBuilder(command).start();
    }

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
