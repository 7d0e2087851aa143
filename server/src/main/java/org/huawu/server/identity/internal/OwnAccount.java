package org.huawu.server.identity.internal;

import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.FirstSignIn;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.internal.SignInDelays.Attempt;
import org.huawu.server.identity.internal.SignInDelays.Door;
import org.springframework.stereotype.Service;

/**
 * What a person changes about his or her own account. Each act is a transaction of its own in the program's scope, since a
 * person's scope need not reach the own account row (an administrator has no side, a client's person no vendor).
 */
@Service
public class OwnAccount {

    private final ScopedWork work;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final SignInDelays delays;
    private final FirstSignIn firstSignIn;
    private final AuditTrail audit;

    OwnAccount(
            ScopedWork work,
            AccountStore accounts,
            Passwords passwords,
            SecondFactor secondFactor,
            SignInDelays delays,
            FirstSignIn firstSignIn,
            AuditTrail audit) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.delays = delays;
        this.firstSignIn = firstSignIn;
        this.audit = audit;
    }

    /**
     * Changes the password and ends every other session of the account; returns the account's new generation.
     *
     * @param address the network address of the request
     * @throws RejectedException 403 password-wrong; 429 password-delayed; 422 password-unchanged or as {@link PasswordRules#check}
     */
    public int changePassword(PersonId person, String current, String fresh, String address) {
        Account account = account(person);
        requirePassword(account, current, address);
        PasswordRules.check(fresh, account.loginName());
        if (passwords.matches(fresh, account.passwordHash())) {
            throw new RejectedException(422, Rejection.of("password-unchanged"));
        }
        String hash = passwords.hash(fresh);
        int generation = work.in(Scope.all(), () -> {
            audit.add("password.changed", account.subject(), account.side());
            return accounts.setPassword(person, hash, false);
        });
        firstSignIn.forget(account.loginName());
        return generation;
    }

    /** Changes the language of the person's pages. */
    public void setLanguage(PersonId person, Language language) {
        work.run(Scope.all(), () -> accounts.setLanguage(person, language));
    }

    /**
     * Starts a second factor.
     *
     * @throws RejectedException 403 password-wrong, 429 password-delayed, 409 second-factor-in-force
     */
    public SecondFactorBeginning beginSecondFactor(PersonId person, String password, String address) {
        Account account = account(person);
        requirePassword(account, password, address);
        return work.in(Scope.all(), () -> secondFactor.begin(account));
    }

    /** Puts it in force, see {@link SecondFactor#confirm}. */
    public List<String> confirmSecondFactor(PersonId person, String code) {
        return work.in(Scope.all(), () -> secondFactor.confirm(account(person), code));
    }

    /**
     * Takes the second factor away.
     *
     * @throws RejectedException 403 password-wrong, 429 password-delayed
     */
    public void removeSecondFactor(PersonId person, String password, String address) {
        Account account = account(person);
        requirePassword(account, password, address);
        work.run(Scope.all(), () -> secondFactor.remove(account));
    }

    private Account account(PersonId person) {
        return work.in(Scope.all(), () -> accounts.byPerson(person)).orElseThrow();
    }

    /** Whoever finds a session open guesses no faster than at the door, and leaves the same trace. */
    private void requirePassword(Account account, String password, String address) {
        Attempt attempt = delays.claim(Door.OPEN_SESSION, account.loginName(), address);
        attempt.secondsToWait().ifPresent(seconds -> {
            throw new RejectedException(429, Rejection.of("password-delayed", "retryAfterSeconds", seconds));
        });
        if (!passwords.matches(password, account.passwordHash())) {
            work.run(Scope.all(), () -> audit.add("password.failed", account.subject(), account.side()));
            throw new RejectedException(403, Rejection.of("password-wrong"));
        }
        delays.forgive(attempt);
    }
}
