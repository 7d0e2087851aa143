package org.huawu.server.telephones.internal;

import org.huawu.kernel.TelephoneId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Encryption;
import org.huawu.server.telephones.Telephone;
import org.huawu.server.telephones.Transport;
import org.jspecify.annotations.Nullable;

/** A telephone as it is stored, but for the secret of its settings. */
record TelephoneRow(
        long id,
        int version,
        String name,
        String number,
        @Nullable Long vendorId,
        @Nullable String mac,
        Transport transport,
        boolean answersItself,
        boolean md5Only,
        boolean lampUnasked,
        Encryption encryption,
        boolean encryptionWithoutTls,
        String sealedPassword) {

    Telephone telephone() {
        return new Telephone(
                new TelephoneId(id),
                version,
                name,
                number,
                vendorId == null ? null : new VendorId(vendorId),
                mac,
                transport,
                answersItself,
                md5Only,
                lampUnasked,
                encryption,
                encryptionWithoutTls);
    }
}
