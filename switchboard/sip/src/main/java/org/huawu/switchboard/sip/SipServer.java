package org.huawu.switchboard.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.InetAddress;
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
    private final Trunks trunks;
    private final Dialler dialler;
    private final TrunkRegistrations registrations;
    private final Requests requests;
    private final OpenCalls calls;
    private final Refusals refusals;
    private final Optional<Registrar> registrar;

    private SipServer(
            SipStackImpl stack,
            Dialler dialler,
            Requests requests,
            OpenCalls calls,
            Acquaintances known,
            Refusals refusals) {
        this.stack = stack;
        this.trunks = known.trunks();
        this.dialler = dialler;
        this.registrations = new TrunkRegistrations(dialler);
        this.requests = requests;
        this.calls = calls;
        this.refusals = refusals;
        this.registrar = known.registrar();
    }

    /**
     * Opens all points and takes calls from now on.
     *
     * @param random for tags, and keys of sound, that must not be guessed
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
     * @param random for tags, and keys of sound, that must not be guessed
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
            Trunks trunks = new Trunks(each -> Dialler.trunk(each, random));
            trunks.replace(settings.trunks(), settings.takesStrangers());
            Answers answers = new Answers(trunks, methods, random.nextLong(1L << 32, 1L << 60));
            Refusals refusals = new Refusals();
            Acquaintances known = new Acquaintances(
                    trunks, registrar, new Strangers(StrangerLimits.USUAL, System.nanoTime()), System::nanoTime);
            Doorman doorman = new Doorman(answers, known, refusals);
            stack = new GuardedStack(Long.toHexString(random.nextLong()), settings, doorman, answers);
            stack.start();
            GuardedStack ways = stack;
            registrar.ifPresent(each -> each.follow(ways::isStanding));
            OpenCalls calls = new OpenCalls(settings.mostCalls());
            Keeping keeping = new Keeping(settings.times(), timers, random, new OneAtATime(listener));
            Dialler dialler = new Dialler(trunks, stack, answers, calls, keeping);
            Requests requests = new Requests(answers, keeping, registrar, calls, dialler, trunks);
            List<SipProvider> providers = new ArrayList<>();
            for (SipPoint point : settings.points()) {
                SipProvider provider = open(stack, point);
                providers.add(provider);
                provider.addSipListener(requests);
            }
            dialler.open(providers, new Cards(settings.points()));
            for (SipPoint point : settings.points()) {
                if (point instanceof SipPoint.Udp) {
                    OwnVoice.await(point.address());
                }
            }
            SipServer server = new SipServer(stack, dialler, requests, calls, known, refusals);
            trunks.all().forEach(dialler::probe);
            server.registrations.follow(trunks.all());
            return server;
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

    /** The address of ours from which calls through a trunk begin, to listen at; empty when there is no such trunk. */
    public Optional<InetAddress> ours(String trunk) {
        return dialler.ours(trunk);
    }

    /** The address of ours that leads to a phone of ours, to listen at. */
    public InetAddress oursTowards(String account) {
        return dialler.towards(registrar.map(each -> each.contactsOf(account)).orElse(List.of()));
    }

    /** Calls somebody through a trunk. Does not wait. */
    public Dialled dial(Dialling dialling) {
        return dialler.dial(dialling);
    }

    /**
     * Calls a phone of ours at all its contacts. Does not wait. Whoever asked takes the first that answers and ends the others; an
     * answer that comes after that is confirmed and hung up.
     *
     * @return a call for each contact; none when the phone is not registered
     */
    public List<DialledCall> summon(Summons summons) {
        return registrar.map(each -> dialler.summon(summons, each)).orElse(List.of());
    }

    /**
     * Puts other trunks in the place of those there are; by any thread. One that stays under its name keeps the calls it has,
     * and calls of one that is gone go on to their end.
     *
     * @param wanted each name once
     * @param takesStrangers whether somebody may call who is neither a peer of a trunk nor a registered phone
     */
    public synchronized void replaceTrunks(List<TrunkSettings> wanted, boolean takesStrangers) {
        trunks.replace(wanted, takesStrangers).forEach(dialler::probe);
        registrations.follow(trunks.all());
    }

    /** How the trunks are now, by name. */
    public List<TrunkState> trunkStates() {
        return trunks.states();
    }

    /** How many requests of strangers were not served for coming too fast or from a banned address, since the start. */
    public long refusedRequests() {
        return refusals.all();
    }

    /** How many calls there are. */
    public int calls() {
        return calls.count();
    }

    /** Hangs up what still stands and waits a second at most for its confirmation, then gives sockets and threads back. */
    @Override
    public void close() {
        requests.close();
        try {
            calls.hangUpAll(CONFIRMATION_MS);
            registrations.endAll(CONFIRMATION_MS);
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
