package org.huawu.server.edge.testing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fails in all the ways that a controller can, and takes all that one may take. */
@TestComponent
@RestController
@RequestMapping("/api/probe")
class ProbeController {

    @PostMapping("/order")
    Order order(@RequestBody Order order) {
        return order;
    }

    @PostMapping("/text")
    Map<String, Integer> text(@RequestBody String text) {
        return Map.of("length", text.length());
    }

    @GetMapping("/people/{id}")
    Map<String, Object> person(@PathVariable PersonId id) {
        return Map.of("id", id, "names", Map.of(id, "some"));
    }

    @GetMapping("/list")
    PageRequest list(PageRequest request) {
        return request;
    }

    @GetMapping("/number")
    int number(@RequestParam int count) {
        return count;
    }

    @GetMapping("/permitted")
    @PreAuthorize("hasAuthority('probe.read')")
    String permitted() {
        return "permitted";
    }

    @GetMapping("/sql/{state}")
    void sql(@PathVariable String state) {
        throw new UncategorizedSQLException("probe", "select 1", new SQLException("secret words", state));
    }

    @GetMapping("/failure/{kind}")
    void failure(@PathVariable String kind) {
        throw switch (kind) {
            case "rejected" ->
                new RejectedException(422, new Rejection("limit-out-of-range", Map.of("given", "7", "most", 5)));
            case "delayed" -> new RejectedException(429, Rejection.of("too-many-requests", "retryAfterSeconds", 7));
            case "overriding" -> new RejectedException(409, Rejection.of("concurrent-change", "status", "stolen"));
            case "without-sentence" ->
                new RejectedException(409, Rejection.of(String.join("-", "no", "such", "sentence")));
            case "fault" -> new IllegalStateException("secret words");
            case "no-transaction" -> new CannotCreateTransactionException("secret words");
            case "no-connection" -> new CannotGetJdbcConnectionException("secret words");
            case "no-rollback" ->
                new TransactionSystemException("secret words", new SQLException("Connection is closed"));
            case "no-resource" -> new DataAccessResourceFailureException("secret words");
            case "wrapped" -> new IllegalStateException(new RejectedException(404, Rejection.of("not-found")));
            default -> new IllegalArgumentException(kind);
        };
    }

    @GetMapping("/overflow")
    void overflow() {
        throw new StackOverflowError("secret words");
    }

    enum Colour {
        RED,
        GREEN
    }

    record Line(int count, boolean gift) {}

    record Order(
            PersonId person,
            String name,
            Colour colour,
            Line line,
            List<ClientId> clients,
            Instant at,
            @Nullable String note) {}
}
