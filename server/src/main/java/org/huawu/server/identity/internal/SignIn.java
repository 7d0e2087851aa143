package org.huawu.server.identity.internal;

import java.util.Locale;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.edge.UsableText;
import org.huawu.server.identity.internal.SignInDelays.Attempt;
import org.huawu.server.identity.internal.SignInDelays.Door;
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
        Attempt attempt = delays.claim(Door.SIGN_IN, login, address);
        attempt.secondsToWait().ifPresent(seconds -> {
            throw new RejectedException(429, Rejection.of("sign-in-delayed", "retryAfterSeconds", seconds));
        });
        Optional<Account> found =
                UsableText.is(login) ? work.in(Scope.all(), () -> accounts.byLoginName(login)) : Optional.empty();
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
        checkSecondFactor(account, code, attempt);
        if (passwords.isOutdated(account.passwordHash())) {
            String fresh = passwords.hash(password);
            work.run(Scope.all(), () -> accounts.setHash(account.person(), fresh));
        }
        delays.forgive(attempt);
        audited(account.person(), "sign-in.succeeded", account.subject(), account.side());
        return account.person();
    }

    /** A right password without a code is no failure: the page asks for the code next. A wrong code is one. */
    private void checkSecondFactor(Account account, @Nullable String code, Attempt attempt) {
        if (!work.in(Scope.all(), () -> secondFactor.isWanted(account))) {
            return;
        }
        if (code == null || code.isBlank()) {
            delays.withdraw(attempt);
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
