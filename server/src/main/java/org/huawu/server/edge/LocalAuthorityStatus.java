package org.huawu.server.edge;

import java.time.Instant;

/** Tells other modules about the certificate that browsers are shown. */
public interface LocalAuthorityStatus {

    /** Whether the installation's own authority issued it, so that people must install that authority's root. */
    boolean isLocal();

    /** The certificate that is shown now. */
    Certificate certificate();

    /**
     * A certificate as people know it.
     *
     * @param subject whom it names
     * @param notAfter until when it is valid
     */
    record Certificate(String subject, Instant notAfter) {}
}
