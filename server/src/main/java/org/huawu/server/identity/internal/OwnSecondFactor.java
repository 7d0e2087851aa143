package org.huawu.server.identity.internal;

import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.springframework.stereotype.Service;

/** How a person takes a second factor and gives it up. Transactions are as in {@link OwnAccount}. */
@Service
public class OwnSecondFactor {

    private final ScopedWork work;
    private final AccountStore accounts;
    private final SecondFactor secondFactor;
    private final PasswordProof proof;

    OwnSecondFactor(ScopedWork work, AccountStore accounts, SecondFactor secondFactor, PasswordProof proof) {
        this.work = work;
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.proof = proof;
    }

    /**
     * Starts a second factor.
     *
     * @param address the network address of the request
     * @throws RejectedException 403 password-wrong, 429 password-delayed, 409 second-factor-in-force
     */
    public SecondFactorBeginning begin(PersonId person, String password, String address) {
        Account account = proof.require(person, password, address);
        return work.in(Scope.all(), () -> secondFactor.begin(account));
    }

    /** Puts it in force, see {@link SecondFactor#confirm}. */
    public List<String> confirm(PersonId person, String code) {
        return work.in(
                Scope.all(),
                () -> secondFactor.confirm(accounts.byPerson(person).orElseThrow(), code));
    }

    /**
     * Takes the second factor away.
     *
     * @param address the network address of the request
     * @throws RejectedException 403 password-wrong, 429 password-delayed
     */
    public void remove(PersonId person, String password, String address) {
        Account account = proof.require(person, password, address);
        work.run(Scope.all(), () -> secondFactor.remove(account));
    }
}
