package org.huawu.server.telephones;

import org.huawu.kernel.TelephoneId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Encryption;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The telephones of the house. Works within the caller's transaction, whose scope decides what is seen; any thread. A change is in
 * force when its transaction is committed.
 */
public interface Telephones {

    /** Telephones in the order of their ids. */
    Page<Telephone> telephones(PageRequest request);

    /**
     * Adds a telephone, with a password made for it.
     *
     * @throws org.huawu.server.edge.RejectedException 422 by the field that is not right; 409 telephone-number-taken, mac-taken,
     *     telephones-too-many
     */
    Secrets add(WantedTelephone wanted);

    /**
     * Changes a telephone. Its password stays.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #add}; 404 telephone-unknown; 409 telephone-changed
     */
    Telephone change(TelephoneId id, WantedTelephone wanted);

    /**
     * Makes another password, and another address for its settings. It has to register anew.
     *
     * @throws org.huawu.server.edge.RejectedException 404 telephone-unknown
     */
    Secrets renew(TelephoneId id);

    /**
     * Takes a telephone away. It can be called no more.
     *
     * @throws org.huawu.server.edge.RejectedException 404 telephone-unknown
     */
    void remove(TelephoneId id);

    /**
     * A telephone as somebody wants it. What is null is as usual: UDP, answers itself, digests by SHA-256 or MD5, asks for
     * its lamp, encrypted sound is taken over TLS.
     *
     * @param version of the telephone that is changed; null when one is added
     */
    record WantedTelephone(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable String number,
            @Nullable VendorId vendorId,
            @Nullable String mac,
            @Nullable Transport transport,
            @Nullable Boolean answersItself,
            @Nullable Boolean md5Only,
            @Nullable Boolean lampUnasked,
            @Nullable Encryption encryption,
            @Nullable Boolean encryptionWithoutTls) {}

    /**
     * What is shown once: nobody can read it again.
     *
     * @param password what the telephone registers by
     * @param server where it registers, as host and port; null while no switchboard runs here, or none that speaks its transport
     * @param settingsUrl where it fetches its settings, without the file's name; null where it has no MAC
     */
    record Secrets(
            Telephone telephone,
            String password,
            @Nullable String server,
            @Nullable String settingsUrl) {

        /** Never the secrets. */
        @Override
        public String toString() {
            return "Secrets[" + telephone.number() + "]";
        }
    }
}
