package org.huawu.server.edge.internal.writes;

import java.util.Map;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.AnswerNotKept;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.edge.WithoutTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writes entries in all the ways a controller may, and fails in all the ways it may. */
@TestComponent
@RestController
@RequestMapping("/api/ledger")
@PreAuthorize("hasAuthority('organisation.read')")
class Ledger {

    private final JdbcClient database;
    private final Gate gate;

    Ledger(JdbcClient database, Gate gate) {
        this.database = database;
        this.gate = gate;
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    Entered enter(@RequestBody Entry entry) {
        return new Entered(insert(entry), entry.text());
    }

    @PostMapping("/slow")
    ResponseEntity<Entered> enterSlowly(@RequestBody Entry entry) throws InterruptedException {
        long number = insert(entry);
        gate.pass();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Entered(number, entry.text()));
    }

    @PostMapping("/secret")
    @AnswerNotKept
    Map<String, String> secret(@RequestBody Entry entry) {
        insert(entry);
        return Map.of("secret", "only once");
    }

    @PostMapping("/long")
    Map<String, String> longAnswer(@RequestBody Entry entry) {
        insert(entry);
        return Map.of("text", "a".repeat(300 * 1024));
    }

    @PostMapping("/nothing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void nothing() {
        insert(new Entry("nothing"));
    }

    @PostMapping("/rejected")
    void rejected(@RequestBody Entry entry) {
        insert(entry);
        throw new RejectedException(422, Rejection.of("cursor-invalid"));
    }

    @PostMapping("/refused")
    ResponseEntity<Entered> refused(@RequestBody Entry entry) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new Entered(insert(entry), entry.text()));
    }

    @PostMapping("/failing")
    void failing(@RequestBody Entry entry) throws Exception {
        insert(entry);
        throw new Exception("a checked one");
    }

    @PostMapping("/apart")
    @WithoutTransaction
    boolean apart(@RequestBody Entry entry) {
        insert(entry);
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @GetMapping("/within")
    boolean within() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @DeleteMapping("/entries/{text}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String text) {
        int gone = database.sql("delete from writetest.entry where text = ?")
                .param(text)
                .update();
        if (gone == 0) {
            throw new RejectedException(404, Rejection.of("not-found"));
        }
    }

    private long insert(Entry entry) {
        return database.sql("insert into writetest.entry (text) values (?) returning number")
                .param(entry.text())
                .query(Long.class)
                .single();
    }

    record Entry(String text) {}

    record Entered(long number, @Nullable String text) {}
}
