package org.huawu.switchboard.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.util.EventObject;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.random.RandomGenerator;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import javax.sip.SipProvider;

/** Takes calls by SIP over UDP. Outbound calls, TCP and TLS it has not. */
public final class SipServer implements AutoCloseable {

    private static final String UDP = "udp";
    private static final long CONFIRMATION_MS = 1_000;
    private static final String PREFIX = "gov.nist.javax.sip.";

    private final SipStackImpl stack;
    private final SipProvider provider;
    private final Requests requests;

    private SipServer(SipStackImpl stack, SipProvider provider, Requests requests) {
        this.stack = stack;
        this.provider = provider;
        this.requests = requests;
    }

    /**
     * Opens the socket and takes calls from now on.
     *
     * @param random for tags that must not be guessed
     * @throws IOException when the address cannot be had
     */
    public static SipServer start(SipSettings settings, SipListener listener, RandomGenerator random)
            throws IOException {
        var address = settings.address();
        SipStackImpl stack = null;
        try {
            stack = new SipStackImpl(properties(address.getPort() + "-" + Long.toHexString(random.nextLong())));
            stack.start();
            ListeningPoint point =
                    stack.createListeningPoint(address.getAddress().getHostAddress(), address.getPort(), UDP);
            SipProvider provider = stack.createSipProvider(point);
            Answers answers = new Answers(address, random.nextLong(1L << 32, 1L << 60));
            Requests requests = new Requests(provider, answers, listener, settings.mostCalls());
            provider.addSipListener(requests);
            SipServer server = new SipServer(stack, provider, requests);
            OwnVoice.await(address);
            return server;
        } catch (SipException | javax.sip.InvalidArgumentException | TooManyListenersException | IOException e) {
            if (stack != null) {
                stack.stop();
            }
            throw new IOException("SIP cannot be spoken at " + address, e);
        }
    }

    /** How many calls there are. */
    public int calls() {
        return requests.calls();
    }

    /** Hangs up what still stands, then gives socket and threads back; takes one to two seconds. */
    @Override
    public void close() {
        try {
            requests.hangUpAll(CONFIRMATION_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        provider.removeSipListener(requests);
        for (ListeningPoint point : List.of(provider.getListeningPoints())) {
            try {
                provider.removeListeningPoint(point);
                stack.deleteListeningPoint(point);
            } catch (ObjectInUseException e) {
                // the stop below closes it all the same
            }
        }
        EventScanner scanner = stack.getEventScanner();
        stack.stop();
        // The stop only sets a flag: the scanner's thread must be given one more event to see it.
        scanner.addEvent(new EventWrapper(new EventObject(this), null));
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "huawu-" + name);
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        // 0 would start and answer nothing; more than 1 could take a CANCEL before its INVITE.
        properties.setProperty(PREFIX + "THREAD_POOL_SIZE", "1");
        properties.setProperty(PREFIX + "REENTRANT_LISTENER", "true");
        properties.setProperty(PREFIX + "MESSAGE_PARSER_FACTORY", MessageGuards.class.getName());
        properties.setProperty(PREFIX + "STACK_LOGGER", SilentStackLogger.class.getName());
        properties.setProperty(PREFIX + "SERVER_LOGGER", SilentMessageLogger.class.getName());
        properties.setProperty(PREFIX + "MAX_MESSAGE_SIZE", "16384");
        properties.setProperty(PREFIX + "RECEIVE_UDP_BUFFER_SIZE", "1048576");
        return properties;
    }
}
