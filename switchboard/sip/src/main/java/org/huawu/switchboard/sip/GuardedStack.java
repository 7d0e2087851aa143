package org.huawu.switchboard.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.address.Hop;

/** The stack with our guards before it. */
final class GuardedStack extends SipStackImpl {

    /**
     * Whether datagrams leave from the socket at which they come in, as they must (RFC 3581 4). The stack sets it for points
     * of its own making alone; for others it opened a socket for each message.
     */
    private static final VarHandle ONE_SOCKET = oneSocket();

    private static final String UDP = "udp";

    private final Map<Place, StreamPoint> streams = new ConcurrentHashMap<>();

    private static final String PREFIX = "gov.nist.javax.sip.";

    /** Where a transport is spoken. */
    private record Place(String transport, InetAddress address) {}

    GuardedStack(String name, SipSettings settings, Doorman doorman, Answers answers) throws PeerUnavailableException {
        super(properties(name));
        ONE_SOCKET.set(this, true);
        MessageTap tap = new QuietTap(settings.tap());
        if (tap.isListening()) {
            this.networkLayer = new TappedNetwork(tap);
        }
        this.messageProcessorFactory = (stack, address, port, transport) -> {
            for (SipPoint point : settings.points()) {
                if (!transport.equals(UDP) && isAt(point, address, port, transport)) {
                    StreamPoint opened = new StreamPoint(stack, point, settings.streams(), tap);
                    streams.put(new Place(transport, address), opened);
                    return opened;
                }
            }
            return new DatagramPoint(stack, address, port);
        };
        this.messageParserFactory = ignored -> new MessageGuard();
        this.sipMessageValves.add(doorman);
        this.sipMessageValves.add(new TapValve(tap));
        this.sipMessageValves.add(new AnswersFirst(this));
        this.sipMessageValves.add(new Confirmations(this, answers));
    }

    /**
     * Gives sockets and threads back. The stack would rest for a second before it forgets its transactions; an interrupt ends
     * that rest, on a thread of its own, so that it is nobody else's.
     */
    @Override
    public void stop() {
        Thread stopping = Thread.ofPlatform().name("sip-stop").start(super::stop);
        stopping.interrupt();
        boolean isInterrupted = false;
        while (stopping.isAlive()) {
            try {
                stopping.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request within a call goes the way that its call came, where it knows one. */
    @Override
    public Hop getNextHop(SIPRequest request) throws SipException {
        return request.getApplicationData() instanceof Hop hop ? hop : super.getNextHop(request);
    }

    /**
     * Sees to it that there is a connection to a peer. Waits for it.
     *
     * @param ours from which address
     * @throws IOException when there is none to be had, or no point of that transport
     */
    void connect(TrunkPeer peer, InetAddress ours) throws IOException {
        if (peer.transport() == SipTransport.UDP) {
            return;
        }
        StreamPoint point = streams.get(new Place(peer.transport().label(), ours));
        if (point == null) {
            throw new IOException("no point speaks " + peer.transport() + " at " + ours.getHostAddress());
        }
        point.connect(peer.address());
    }

    /** Whether a way to a phone stands: the connection by which it registered, where there is one. Any thread. */
    boolean isStanding(Registration.Flow flow) {
        return flow.transport().equals(UDP)
                || streams.values().stream()
                        .filter(each -> each.transport().label().equals(flow.transport()))
                        .anyMatch(each -> each.isConnected(flow.address()));
    }

    private static VarHandle oneSocket() {
        try {
            return MethodHandles.privateLookupIn(SIPTransactionStack.class, MethodHandles.lookup())
                    .findVarHandle(SIPTransactionStack.class, "udpFlag", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is another version of the SIP stack than the one built with", e);
        }
    }

    private static boolean isAt(SipPoint point, InetAddress address, int port, String transport) {
        return point.transport().equals(transport)
                && point.address().getPort() == port
                && point.address().getAddress().equals(address);
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "huawu-" + name);
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        // 0 would start and answer nothing; more than 1 could take a CANCEL before its INVITE.
        properties.setProperty(PREFIX + "THREAD_POOL_SIZE", "1");
        properties.setProperty(PREFIX + "REENTRANT_LISTENER", "true");
        // as long as a further answer to one INVITE may come: Timer B (RFC 3261 13.2.2.4)
        properties.setProperty(PREFIX + "MAX_FORK_TIME_SECONDS", "32");
        properties.setProperty(PREFIX + "STACK_LOGGER", SilentStackLogger.class.getName());
        properties.setProperty(PREFIX + "SERVER_LOGGER", SilentMessageLogger.class.getName());
        properties.setProperty(PREFIX + "MAX_MESSAGE_SIZE", "16384");
        properties.setProperty(PREFIX + "RECEIVE_UDP_BUFFER_SIZE", "1048576");
        return properties;
    }
}
