package org.huawu.server.identity.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door. Order of guards: delay, password, end of access, second factor. Before the password is right nothing tells
 * whether an account exists.
 */
@Service
public class SignIn {

    private final ScopedWork work;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final SignInDelays delays;
    private final AuditTrail audit;

    SignIn(
            ScopedWork work,
            AccountStore accounts,
            Passwords passwords,
            SecondFactor secondFactor,
            SignInDelays delays,
            AuditTrail audit) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.delays = delays;
        this.audit = audit;
    }

    /**
     * Lets a person in.
     *
     * @param code the second factor's code or a recovery code; null when none was typed
     * @param address the network address of the attempt
     * @throws RejectedException 429 sign-in-delayed, 401 sign-in-failed, second-factor-required or second-factor-wrong
     */
    public PersonId signIn(String loginName, String password, @Nullable String code, String address) {
        String login = loginName.strip().toLowerCase(Locale.ROOT);
        Optional<Duration> early = delays.claim(login, address);
        if (early.isPresent()) {
            long seconds = early.get().plusMillis(999).toSeconds();
            throw new RejectedException(
                    429, Rejection.of("sign-in-delayed", "retryAfterSeconds", Math.max(1, seconds)));
        }
        Optional<Account> found = work.in(Scope.all(), () -> accounts.byLoginName(login));
        boolean right =
                passwords.matches(password, found.map(Account::passwordHash).orElse(null));
        if (found.isEmpty()) {
            audited(null, "sign-in.failed", "account/unknown", Side.ofInstallation());
            throw refused("sign-in-failed");
        }
        Account account = found.get();
        if (!right || account.ended()) {
            audited(account.person(), "sign-in.failed", account.subject(), account.side());
            throw refused("sign-in-failed");
        }
        checkSecondFactor(account, code);
        if (passwords.isOutdated(account.passwordHash())) {
            String fresh = passwords.hash(password);
            work.run(Scope.all(), () -> accounts.setHash(account.person(), fresh));
        }
        delays.forgive(login, address);
        audited(account.person(), "sign-in.succeeded", account.subject(), account.side());
        return account.person();
    }

    private void checkSecondFactor(Account account, @Nullable String code) {
        if (!work.in(Scope.all(), () -> secondFactor.isWanted(account))) {
            return;
        }
        if (code == null || code.isBlank()) {
            throw refused("second-factor-required");
        }
        if (!work.in(Scope.all(), () -> secondFactor.use(account, code))) {
            audited(account.person(), "second-factor.failed", account.subject(), account.side());
            throw refused("second-factor-wrong");
        }
    }

    private void audited(@Nullable PersonId person, String action, String subject, Side side) {
        work.run(Scope.all(), () -> audit.add(person, action, subject, side));
    }

    private static RejectedException refused(String errorId) {
        return new RejectedException(401, Rejection.of(errorId));
    }
}
