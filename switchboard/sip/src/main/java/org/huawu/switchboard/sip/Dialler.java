package org.huawu.switchboard.sip;

import gov.nist.javax.sip.ResponseEventExt;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ListeningPoint;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls through trunks, and leads what peers answer to them. */
final class Dialler {

    private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);
    private static final int NANOS_A_MS = 1_000_000;
    /** 64 times T1 (RFC 3261 9.1). */
    private static final int CANCELLED_MS = 32_000;

    private final GuardedStack stack;
    private final Answers answers;
    private final SipListener listener;
    private final OpenCalls calls;
    private final Keeping keeping;
    private final RandomGenerator random;
    private final Trunks trunks;
    private final Map<Place, SipProvider> providers = new HashMap<>();
    private Cards cards = new Cards(List.of());

    /** Where a transport is spoken. */
    private record Place(String transport, String address) {}

    Dialler(Trunks trunks, GuardedStack stack, Answers answers, OpenCalls calls, Keeping keeping) {
        this.trunks = trunks;
        this.stack = stack;
        this.answers = answers;
        this.calls = calls;
        this.keeping = keeping;
        this.listener = keeping.listener();
        this.random = keeping.random();
    }

    /** A trunk that was not there before. */
    static Trunk trunk(TrunkSettings settings, RandomGenerator random) {
        return new Trunk(settings, () -> Math.floorDiv(System.nanoTime(), NANOS_A_MS), random::nextInt);
    }

    /** Before the first call: over what our points speak, and from where. */
    void open(List<SipProvider> points, Cards ours) {
        cards = ours;
        for (SipProvider provider : points) {
            for (ListeningPoint point : provider.getListeningPoints()) {
                providers.put(new Place(point.getTransport().toLowerCase(Locale.ROOT), point.getIPAddress()), provider);
            }
        }
    }

    /** The address of ours from which a machine of a carrier is spoken with. */
    InetAddress ours(TrunkSettings trunk, TrunkPeer hop) {
        return trunk.manner()
                .bound()
                .orElseGet(() -> cards.towards(hop.address().getAddress()));
    }

    /** The address of ours from which calls through a trunk begin; empty when there is no such trunk. */
    Optional<InetAddress> ours(String trunk) {
        return trunks.named(trunk)
                .map(Trunk::settings)
                .map(each -> ours(each, each.hop(each.peers().getFirst())));
    }

    /** The address of ours that leads to a phone; the first of ours when it is not registered. */
    InetAddress towards(List<Registration> contacts) {
        return contacts.isEmpty()
                ? cards.first()
                : cards.towards(contacts.getFirst().flow().address().getAddress());
    }

    /** Asks the peers of a trunk whether they are there, from now on until it is set anew, where it wants that. */
    void probe(Trunk trunk) {
        int change = trunk.changes();
        TrunkSettings settings = trunk.settings();
        if (settings.limits().probeMs() > 0) {
            settings.peers().forEach(peer -> askAgain(new Probe(trunk, settings, peer, this), trunk, change));
        }
    }

    private void askAgain(Probe probe, Trunk trunk, int change) {
        if (trunks.isInForce(trunk, change)) {
            Thread.ofVirtual().name("sip-probe").start(probe::ask);
            later(
                    () -> askAgain(probe, trunk, change),
                    probe.settings().limits().probeMs());
        }
    }

    Dialled dial(Dialling dialling) {
        Optional<Trunk> named = trunks.named(dialling.trunk());
        if (named.isEmpty()) {
            return new Dialled.Refused(Dialled.Why.TRUNK_UNKNOWN);
        }
        Trunk trunk = named.get();
        if (!trunk.settings().shown().contains(dialling.shown())) {
            return new Dialled.Refused(Dialled.Why.NUMBER_NOT_SHOWN);
        }
        if (calls.isFull()) {
            return new Dialled.Refused(Dialled.Why.NO_ROOM);
        }
        if (!trunk.take()) {
            return new Dialled.Refused(Dialled.Why.TRUNK_FULL);
        }
        return new Dialled.Going(begin(dialling, trunk));
    }

    /**
     * Calls a phone at its contacts, all at once.
     *
     * @param registrar that knows it
     * @return a call for each; none when it has no contact, or there is no room
     */
    List<DialledCall> summon(Summons summons, Registrar registrar) {
        SoundEncryption encryption = registrar.encryptionOf(summons.account());
        List<DialledCall> begun = new ArrayList<>();
        for (Registration contact : registrar.contactsOf(summons.account())) {
            Summons.Branch branch = new Summons.Branch(summons, contact, encryption);
            Trunk way = trunk(branch.way(registrar.realm()), random);
            if (!calls.isFull() && way.take()) {
                begun.add(begin(branch, way));
            }
        }
        return begun;
    }

    /**
     * Tells a phone of its message-waiting lamp without being asked, over the way that it registered by. Where that is gone it is not
     * told: it will be when it registers anew. Waits for nothing.
     */
    void tellLamp(Registration contact, String account, String domain, WaitingMessages waiting) {
        TrunkSettings phone = Summons.way(contact, domain, SoundEncryption.USUAL);
        TrunkPeer peer = phone.peers().getFirst();
        String ours = ours(phone, peer).getHostAddress();
        SipProvider provider = providers.get(new Place(peer.transport().label(), ours));
        if (provider == null) {
            return;
        }
        try {
            Request notify =
                    invitation(phone, newTag()).lamp(new Invitation.Lamp(account, contact, waiting), peer, provider);
            provider.getNewClientTransaction(notify).sendRequest();
        } catch (SipException e) {
            LOG.debug("A telephone was not told of its lamp: {}", e.getClass().getName());
        }
    }

    private OutboundCall begin(Errand errand, Trunk trunk) {
        OutboundCall call = new OutboundCall(errand, trunk, this, answers.newTag());
        calls.add(call);
        later(() -> call.rungForLong().tell(listener), errand.mostRingingMs());
        if (trunk.settings().waitsForConnections()) {
            tryNext(call);
        } else {
            call.next().tell(listener);
        }
        return call;
    }

    /** An answer to a request of ours. On a thread of the stack. */
    void take(ResponseEvent event) {
        Response response = event.getResponse();
        boolean isOfInvite = response.getHeader(CSeqHeader.NAME) instanceof CSeqHeader number
                && number.getMethod().equals(Request.INVITE);
        if (event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof Probe probe) {
            probe.answered(response.getStatusCode());
        }
        if (event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof TrunkRegistration registration) {
            registration.answered(response);
        }
        if (event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof Renewal renewal) {
            renewal.asker().take(renewal, response);
            return;
        }
        if (event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof Pulse.Question question) {
            if (response.getStatusCode() >= Response.OK) {
                question.answered(response.getStatusCode());
            }
            return;
        }
        Optional<Attempt> attempt = isOfInvite ? attemptOf(event) : Optional.empty();
        attempt.ifPresent(each -> take(each, response, event.getDialog()));
    }

    private void take(Attempt attempt, Response response, @org.jspecify.annotations.Nullable Dialog dialog) {
        OutboundCall call = attempt.call();
        int kind = response.getStatusCode() / 100;
        if (kind == 1) {
            call.proceeds(attempt, response, dialog).tell(listener);
        } else if (kind > 2) {
            call.refused(attempt, response).tell(listener);
        } else if (dialog != null) {
            dialog.setApplicationData(dialog.getApplicationData() == null ? attempt : dialog.getApplicationData());
            call.answered(attempt, response, dialog).tell(listener);
        }
    }

    /** The stack waited for long enough. */
    void take(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof Attempt attempt) {
            attempt.call().silent(attempt).tell(listener);
            attempt.call().timedOut(attempt).tell(listener);
        }
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof Renewal renewal) {
            renewal.asker().unanswered(renewal);
        }
    }

    /** Tries the next peer of a call, on a thread of its own since connections are waited for. */
    void tryNext(OutboundCall call) {
        Thread.ofVirtual().name("sip-dial").start(() -> call.next().tell(listener));
    }

    /**
     * The way to a machine. Waits for a connection where its transport has such.
     *
     * @param peer a peer of the trunk, or its proxy
     * @param isFlow whether all of the call goes just there, whatever the peer names as its contact: it may stand behind a router
     * @throws IOException when there is none
     */
    Session.Way way(TrunkSettings trunk, TrunkPeer peer, boolean isFlow) throws IOException {
        InetAddress ours = ours(trunk, peer);
        SipProvider provider = providers.get(new Place(peer.transport().label(), ours.getHostAddress()));
        if (provider == null) {
            throw new IOException("no point speaks " + peer.transport() + " at " + ours.getHostAddress());
        }
        stack.connect(peer, ours);
        return new Session.Way(
                provider,
                answers,
                peer.transport() == SipTransport.UDP && !isFlow ? Optional.empty() : Optional.of(Invitation.hop(peer)));
    }

    void listenFor(Attempt attempt, int mostSilenceMs) {
        later(() -> attempt.call().silent(attempt).tell(listener), mostSilenceMs);
    }

    void forgetLater(Attempt attempt) {
        later(attempt::forget, CANCELLED_MS);
    }

    void later(Runnable task, int ms) {
        Runnable _ = keeping.timers().later(task, ms);
    }

    /** A call of ours, by its dialog. */
    Optional<OpenCall> callOf(ReferWish.DialogName name) {
        return Replies.callOf(stack.getDialog(name.id()));
    }

    Keeping keeping() {
        return keeping;
    }

    Answers answers() {
        return answers;
    }

    /** @param tag of our side */
    Invitation invitation(TrunkSettings trunk, String tag) {
        return new Invitation(trunk, tag, answers, keeping.times());
    }

    String newTag() {
        return answers.newTag();
    }

    String cnonce() {
        return Long.toHexString(random.nextLong());
    }

    void over(OutboundCall call) {
        calls.over(call);
    }

    void close() {
        keeping.timers().close();
    }

    /** By its transaction; by that of the first answer when this is a further one; by its dialog when it is repeated. */
    private static Optional<Attempt> attemptOf(ResponseEvent event) {
        ClientTransaction first = event instanceof ResponseEventExt further ? further.getOriginalTransaction() : null;
        ClientTransaction own = event.getClientTransaction();
        if (own != null && own.getApplicationData() instanceof Attempt attempt) {
            return Optional.of(attempt);
        }
        if (first != null && first.getApplicationData() instanceof Attempt attempt) {
            return Optional.of(attempt);
        }
        Dialog dialog = event.getDialog();
        if (dialog != null && dialog.getApplicationData() instanceof OutboundCall call) {
            return call.attempt();
        }
        return dialog != null && dialog.getApplicationData() instanceof Attempt attempt
                ? Optional.of(attempt)
                : Optional.empty();
    }
}
