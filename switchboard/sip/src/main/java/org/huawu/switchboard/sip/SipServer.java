package org.huawu.switchboard.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EventObject;
import java.util.List;
import java.util.Optional;
import java.util.TooManyListenersException;
import java.util.random.RandomGenerator;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import javax.sip.SipProvider;

/** Takes calls by SIP over UDP, TCP and TLS, and makes calls through trunks. */
public final class SipServer implements AutoCloseable {

    private static final long CONFIRMATION_MS = 1_000;

    private final SipStackImpl stack;
    private final Dialler dialler;
    private final Requests requests;
    private final OpenCalls calls;

    private SipServer(SipStackImpl stack, Dialler dialler, Requests requests, OpenCalls calls) {
        this.stack = stack;
        this.dialler = dialler;
        this.requests = requests;
        this.calls = calls;
    }

    /**
     * Opens all points and takes calls from now on.
     *
     * @param random for tags that must not be guessed
     * @throws IOException when a point cannot be had
     */
    public static SipServer start(SipSettings settings, SipListener listener, RandomGenerator random)
            throws IOException {
        return start(settings, listener, Optional.empty(), random);
    }

    /**
     * Opens all points, takes calls and lets phones register from now on.
     *
     * @param registrar empty when nobody registers here
     * @param random for tags that must not be guessed
     * @throws IOException when a point cannot be had
     */
    public static SipServer start(
            SipSettings settings, SipListener listener, Optional<Registrar> registrar, RandomGenerator random)
            throws IOException {
        return start(settings, listener, registrar, random, new TimerThread());
    }

    /** The same with timers of others, which it closes when it is closed. */
    static SipServer start(
            SipSettings settings,
            SipListener listener,
            Optional<Registrar> registrar,
            RandomGenerator random,
            Timers timers)
            throws IOException {
        GuardedStack stack = null;
        try {
            List<String> methods = registrar.isPresent() ? Methods.WITH_REGISTRAR : Methods.OF_CALLS;
            Answers answers = new Answers(methods, random.nextLong(1L << 32, 1L << 60));
            Doorman doorman = new Doorman(
                    answers,
                    address -> registrar.filter(each -> each.isBanned(address)).isPresent());
            stack = new GuardedStack(Long.toHexString(random.nextLong()), settings, doorman, answers);
            stack.start();
            OpenCalls calls = new OpenCalls(settings.mostCalls());
            Keeping keeping = new Keeping(settings.times(), timers, random, new OneAtATime(listener));
            Dialler dialler = new Dialler(stack, answers, calls, keeping);
            Requests requests = new Requests(answers, keeping, registrar, calls, dialler);
            List<SipProvider> providers = new ArrayList<>();
            for (SipPoint point : settings.points()) {
                SipProvider provider = open(stack, point);
                providers.add(provider);
                provider.addSipListener(requests);
            }
            dialler.open(settings.trunks(), providers);
            for (SipPoint point : settings.points()) {
                if (point instanceof SipPoint.Udp) {
                    OwnVoice.await(point.address());
                }
            }
            dialler.probe();
            return new SipServer(stack, dialler, requests, calls);
        } catch (SipException | InvalidArgumentException | TooManyListenersException | IOException e) {
            timers.close();
            if (stack != null) {
                stack.stop();
            }
            throw new IOException("SIP cannot be spoken at " + settings.points(), e);
        }
    }

    private static SipProvider open(SipStackImpl stack, SipPoint point) throws SipException, InvalidArgumentException {
        var address = point.address();
        return stack.createSipProvider(stack.createListeningPoint(
                address.getAddress().getHostAddress(), address.getPort(), point.transport()));
    }

    /** Calls somebody through a trunk. Does not wait. */
    public Dialled dial(Dialling dialling) {
        return dialler.dial(dialling);
    }

    /** How many calls there are. */
    public int calls() {
        return calls.count();
    }

    /** Hangs up what still stands, then gives sockets and threads back; takes one to two seconds. */
    @Override
    public void close() {
        try {
            calls.hangUpAll(CONFIRMATION_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dialler.close();
        List<SipProvider> providers = new ArrayList<>();
        stack.getSipProviders().forEachRemaining(each -> providers.add((SipProvider) each));
        providers.forEach(this::close);
        EventScanner scanner = stack.getEventScanner();
        stack.stop();
        // The stop only sets a flag: the scanner's thread must be given one more event to see it.
        scanner.addEvent(new EventWrapper(new EventObject(this), null));
    }

    private void close(SipProvider provider) {
        provider.removeSipListener(requests);
        for (ListeningPoint point : List.of(provider.getListeningPoints())) {
            try {
                provider.removeListeningPoint(point);
                stack.deleteListeningPoint(point);
            } catch (ObjectInUseException e) {
                // the stop of the stack closes it all the same
            }
        }
    }
}
