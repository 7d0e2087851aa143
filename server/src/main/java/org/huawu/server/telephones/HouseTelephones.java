package org.huawu.server.telephones;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.huawu.kernel.TelephoneId;
import org.huawu.kernel.VendorId;
import org.huawu.switchboard.sip.Registrar;
import org.huawu.switchboard.sip.Registration;
import org.jspecify.annotations.Nullable;

/** The telephones as they are in force, in memory. Any thread; never waits. */
public interface HouseTelephones {

    /** Where telephones register, one for the life of the program. */
    Registrar registrar();

    /** The telephone of a number. */
    Optional<Known> find(String number);

    /** All telephones, by number. */
    List<Known> all();

    /**
     * Who is told, after the commit, the number of a telephone that may not go on as it was: it was removed, or has another number,
     * password or vendor now. Whatever sound it still gives is to end.
     */
    void whenWithdrawn(Consumer<String> watcher);

    /**
     * A telephone, and where it can be called now.
     *
     * @param vendor whose agents may use it; null for all
     * @param contacts those that stand
     * @param isReachable whether it can be called at one of them: one that registered over a connection which is gone cannot, until it
     *     registers again
     */
    record Known(
            TelephoneId id,
            String name,
            String number,
            @Nullable VendorId vendor,
            boolean answersItself,
            List<Registration> contacts,
            boolean isReachable) {

        public Known {
            contacts = List.copyOf(contacts);
        }

        /** Whether agents of these vendors may use it. */
        public boolean isFor(Set<VendorId> vendors) {
            return vendor == null || vendors.contains(vendor);
        }
    }
}
