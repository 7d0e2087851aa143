package org.huawu.server.edge.internal.tls;

/** Where the server's certificate comes from. */
interface IdentitySource {

    /**
     * The certificate to show from now on: renewed, if it was time for that.
     *
     * @throws org.huawu.server.installation.Refusal when there is none that can be used
     */
    ServerIdentity current();

    /** Whether the installation is its own authority: then the last of the chain is the root that people install. */
    boolean isLocal();
}
