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
    private final FirstSignIn firstSignIn;
    private final AuditTrail audit;

    OwnAccount(
            ScopedWork work,
            AccountStore accounts,
            Passwords passwords,
            SecondFactor secondFactor,
            FirstSignIn firstSignIn,
            AuditTrail audit) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.firstSignIn = firstSignIn;
        this.audit = audit;
    }

    /**
     * Changes the password and ends every other session of the account; returns the account's new generation.
     *
     * @throws RejectedException 403 password-wrong; 422 password-unchanged or as {@link PasswordRules#check}
     */
    public int changePassword(PersonId person, String current, String fresh) {
        Account account = account(person);
        requirePassword(account, current);
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
     * @throws RejectedException 403 password-wrong, 409 second-factor-in-force
     */
    public SecondFactorBeginning beginSecondFactor(PersonId person, String password) {
        Account account = account(person);
        requirePassword(account, password);
        return work.in(Scope.all(), () -> secondFactor.begin(account));
    }

    /** Puts it in force, see {@link SecondFactor#confirm}. */
    public List<String> confirmSecondFactor(PersonId person, String code) {
        return work.in(Scope.all(), () -> secondFactor.confirm(account(person), code));
    }

    /**
     * Takes the second factor away.
     *
     * @throws RejectedException 403 password-wrong
     */
    public void removeSecondFactor(PersonId person, String password) {
        Account account = account(person);
        requirePassword(account, password);
        work.run(Scope.all(), () -> secondFactor.remove(account));
    }

    private Account account(PersonId person) {
        return work.in(Scope.all(), () -> accounts.byPerson(person)).orElseThrow();
    }

    private void requirePassword(Account account, String password) {
        if (!passwords.matches(password, account.passwordHash())) {
            throw new RejectedException(403, Rejection.of("password-wrong"));
        }
    }
}
