package org.huawu.server.identity.internal;

import org.springframework.stereotype.Component;

/** Makes initial passwords together with their hashes. */
@Component
class NewPasswords {

    private final Secrets secrets;
    private final Passwords passwords;

    NewPasswords(Secrets secrets, Passwords passwords) {
        this.secrets = secrets;
        this.passwords = passwords;
    }

    /** A password to hand over, and what is kept of it. */
    record Fresh(String password, String hash) {}

    Fresh fresh() {
        String password = secrets.password();
        return new Fresh(password, passwords.hash(password));
    }
}
