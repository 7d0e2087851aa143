package org.huawu.server.identity.internal;

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
    private final PasswordProof proof;
    private final FirstSignIn firstSignIn;
    private final AuditTrail audit;

    OwnAccount(
            ScopedWork work,
            AccountStore accounts,
            Passwords passwords,
            PasswordProof proof,
            FirstSignIn firstSignIn,
            AuditTrail audit) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.proof = proof;
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
        Account account = proof.require(person, current, address);
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
}
