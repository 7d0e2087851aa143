package org.huawu.server.identity.internal;

import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.Enrolment;
import org.huawu.server.identity.Enrolment.Enrolled;
import org.huawu.server.identity.Enrolment.NewPerson;
import org.huawu.server.identity.FirstSignIn;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the one administrator of a fresh installation, with a random password that must be changed at first sign-in. The
 * file with the password is written before the account is committed: a crash between the two leaves a useless file, which
 * the next start replaces, never an account whose password nobody knows.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    private static final String LOGIN_NAME = "admin";
    private static final String NAME = "系统管理员";

    private final ScopedWork work;
    private final GrantStore grants;
    private final Enrolment enrolment;
    private final FirstSignIn firstSignIn;

    FirstAdministrator(ScopedWork work, GrantStore grants, Enrolment enrolment, FirstSignIn firstSignIn) {
        this.work = work;
        this.grants = grants;
        this.enrolment = enrolment;
        this.firstSignIn = firstSignIn;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        work.run(Scope.all(), () -> {
            if (!grants.isHeld(Role.ADMINISTRATOR)) {
                add();
            }
        });
    }

    private void add() {
        Enrolled added = enrolment.enrol(
                new NewPerson(NAME, LOGIN_NAME, Language.ZH, Role.ADMINISTRATOR, null, null, null, true));
        firstSignIn.remember(
                new FirstSignIn.Entry(Role.ADMINISTRATOR.id(), added.loginName(), added.initialPassword(), NAME));
    }
}
