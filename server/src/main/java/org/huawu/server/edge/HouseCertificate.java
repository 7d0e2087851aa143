package org.huawu.server.edge;

/**
 * The certificate that the house shows: the one given with --cert and --key, or the local authority's. Whoever speaks TLS beside
 * HTTPS gets it from {@link org.springframework.boot.ssl.SslBundles}, which also tells when it is renewed.
 */
public final class HouseCertificate {

    /** Its name there. */
    public static final String BUNDLE = "huawu-edge";

    private HouseCertificate() {}
}
