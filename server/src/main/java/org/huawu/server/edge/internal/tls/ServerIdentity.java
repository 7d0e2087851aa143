package org.huawu.server.edge.internal.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the program shows a browser, and the key that proves it.
 *
 * @param key the private key of the first certificate
 * @param chain the server's certificate, then those up to its root
 */
record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {

    ServerIdentity {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ServerIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
