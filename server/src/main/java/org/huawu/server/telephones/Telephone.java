package org.huawu.server.telephones;

import org.huawu.kernel.TelephoneId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * A telephone as it is set. Never its password.
 *
 * @param version rises with each change
 * @param name 1..100 characters
 * @param number 2..8 digits, one of a kind: what it registers as
 * @param vendorId in whose rooms it stands, so that its agents alone may use it; null for all agents
 * @param mac 12 small hexadecimal digits, where it fetches its settings; null where it is set by hand
 * @param transport how it is told to speak SIP, when it fetches its settings
 * @param answersItself whether it is asked to answer without being touched
 * @param md5Only whether it is asked for digests by MD5 alone, as old telephones need, and not for better ones
 * @param lampUnasked whether it hears without asking how many messages wait for it; most telephones ask
 * @param encryption whether sound is encrypted (SRTP)
 * @param encryptionWithoutTls whether its keys are said over UDP and TCP too, where others can read them
 */
public record Telephone(
        TelephoneId id,
        int version,
        String name,
        String number,
        @Nullable VendorId vendorId,
        @Nullable String mac,
        Transport transport,
        boolean answersItself,
        boolean md5Only,
        boolean lampUnasked,
        Encryption encryption,
        boolean encryptionWithoutTls) {}
