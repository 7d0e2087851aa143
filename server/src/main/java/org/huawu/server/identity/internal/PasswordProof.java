package org.huawu.server.identity.internal;

import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.internal.SignInDelays.Attempt;
import org.huawu.server.identity.internal.SignInDelays.Door;
import org.springframework.stereotype.Component;

/**
 * Asks for the password again within an open session. Whoever finds a session open guesses no faster than at the door, and
 * leaves the same trace.
 */
@Component
class PasswordProof {

    private final ScopedWork work;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignInDelays delays;
    private final AuditTrail audit;

    PasswordProof(ScopedWork work, AccountStore accounts, Passwords passwords, SignInDelays delays, AuditTrail audit) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.delays = delays;
        this.audit = audit;
    }

    /**
     * The person's account, once the password was right.
     *
     * @param address the network address of the request
     * @throws RejectedException 403 password-wrong, 429 password-delayed
     */
    Account require(PersonId person, String password, String address) {
        Account account = work.in(Scope.all(), () -> accounts.byPerson(person)).orElseThrow();
        Attempt attempt = delays.claim(Door.OPEN_SESSION, account.loginName(), address);
        attempt.secondsToWait().ifPresent(seconds -> {
            throw new RejectedException(429, Rejection.of("password-delayed", "retryAfterSeconds", seconds));
        });
        if (!passwords.matches(password, account.passwordHash())) {
            work.run(Scope.all(), () -> audit.add("password.failed", account.subject(), account.side()));
            throw new RejectedException(403, Rejection.of("password-wrong"));
        }
        delays.forgive(attempt);
        return account;
    }
}
