package org.huawu.server.identity.internal;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.huawu.server.edge.UsableText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id. Each hash takes 16 MiB and some tens of milliseconds, so only a few are made at once:
 * a flood of sign-ins waits instead of filling the memory. Any thread.
 */
@Component
class Passwords {

    private static final int AT_ONCE = 4;

    private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * A hash of nothing anyone can type: an unknown account takes as long to refuse as a known one. Made beside the start,
     * which it would hold up.
     */
    private final CompletableFuture<String> nobody = CompletableFuture.supplyAsync(() -> hash("\0"));

    String hash(String password) {
        return Objects.requireNonNull(inPlace(() -> argon2.encode(password)));
    }

    /** Whether the password makes the hash; false, after the same time, when there is no hash or the text is none. */
    boolean matches(String password, @Nullable String hash) {
        boolean possible = hash != null && UsableText.is(password);
        String made = hash == null ? nobody.join() : hash;
        boolean equal = inPlace(() -> argon2.matches(possible ? password : "", made));
        return equal && possible;
    }

    /** Whether the hash was made with weaker parameters than today's. */
    boolean isOutdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private <T> T inPlace(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
