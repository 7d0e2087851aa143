package org.huawu.switchboard.sip;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A key and its chain of certificates, by which callers know us over TLS. Another may take its place while it is in use. May be
 * used by any thread.
 */
public final class TlsIdentity {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final @Nullable KeyStore trusted;
    private volatile SSLContext context;

    private TlsIdentity(SSLContext context, @Nullable KeyStore trusted) {
        this.context = context;
        this.trusted = trusted;
    }

    /**
     * The identity in a key store, which lies in memory only; neither it nor the password is kept.
     *
     * @throws GeneralSecurityException when there is no usable key in it
     */
    public static TlsIdentity of(KeyStore keys, char[] password) throws GeneralSecurityException {
        return new TlsIdentity(contextOf(keys, password, null), null);
    }

    /**
     * The same for a house that trusts others than the JDK does.
     *
     * @param trusted certificates that peers we call must show or be signed by
     * @throws GeneralSecurityException when there is no usable key, or nobody to be trusted
     */
    public static TlsIdentity of(KeyStore keys, char[] password, KeyStore trusted) throws GeneralSecurityException {
        return new TlsIdentity(contextOf(keys, password, trusted), trusted);
    }

    /**
     * Shows another key and chain to connections that come from now on; those that stand keep what they have.
     *
     * @throws GeneralSecurityException when there is no usable key in it; then all stays as it was
     */
    public void replace(KeyStore keys, char[] password) throws GeneralSecurityException {
        context = contextOf(keys, password, trusted);
    }

    private static SSLContext contextOf(KeyStore keys, char[] password, @Nullable KeyStore trusted)
            throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext made = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        // null: those that the JDK trusts
        trust.init(trusted);
        made.init(factory.getKeyManagers(), trust.getTrustManagers(), null);
        return made;
    }

    /** The peer of a connection that we opened, after the handshake. Its certificate must name its address and be trusted. */
    Socket to(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setEnabledProtocols(VERSIONS.clone());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
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
