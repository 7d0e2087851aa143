package org.huawu.switchboard.sip;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A key and its chain of certificates, by which callers know us over TLS. Another may take its place while it is in use. May be
 * used by any thread.
 */
public final class TlsIdentity {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private volatile SSLContext context;

    private TlsIdentity(SSLContext context) {
        this.context = context;
    }

    /**
     * The identity in a key store, which lies in memory only; neither it nor the password is kept.
     *
     * @throws GeneralSecurityException when there is no usable key in it
     */
    public static TlsIdentity of(KeyStore keys, char[] password) throws GeneralSecurityException {
        return new TlsIdentity(contextOf(keys, password));
    }

    /**
     * Shows another key and chain to connections that come from now on; those that stand keep what they have.
     *
     * @throws GeneralSecurityException when there is no usable key in it; then all stays as it was
     */
    public void replace(KeyStore keys, char[] password) throws GeneralSecurityException {
        context = contextOf(keys, password);
    }

    private static SSLContext contextOf(KeyStore keys, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(factory.getKeyManagers(), null, null);
        return made;
    }

    /** The peer of a connection that we opened, after the handshake; a peer that is not trusted is an error. */
    Socket to(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setEnabledProtocols(VERSIONS.clone());
        socket.startHandshake();
        return socket;
    }

    /** The other side of a connection that came in, after the handshake. */
    Socket over(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        socket.setEnabledProtocols(VERSIONS.clone());
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }
}
