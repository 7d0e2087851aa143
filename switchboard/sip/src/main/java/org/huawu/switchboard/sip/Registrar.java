package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.AuthenticationHeader;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;

/**
 * Lets phones register (RFC 3261 10.3) that know the password of their account (RFC 8760), and asks them for it when they call.
 * Nobody learns from the answer to a REGISTER whether an account exists. Clear passwords are never asked for.
 */
public final class Registrar {

    private static final int MOST_ACCOUNT_CHARACTERS = 64;

    private final RegistrarSettings settings;
    private final Credentials credentials;
    private final Contacts contacts;
    private final BanList bans;
    private final Nonces nonces;
    private final Failures failures;
    private final Lamps lamps = new Lamps();
    /** In place of the password of an account that is not there, so that a wrong guess takes as long. */
    private final String nobodys;

    /** Whether the way stands by which a phone registered; nobody knows before calls can be made. */
    private volatile Predicate<Registration.Flow> standing = flow -> true;

    private final AddressFactoryImpl addresses = new AddressFactoryImpl();

    /**
     * @param clock for expiry, nonces and delays
     * @param random for the key of nonces; must not be guessed
     */
    public Registrar(
            RegistrarSettings settings,
            Credentials credentials,
            Registrations registrations,
            BanList bans,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.credentials = credentials;
        this.contacts = new Contacts(settings, registrations, clock);
        this.bans = bans;
        this.nonces = new Nonces(clock, random, settings.nonceMs());
        this.failures = new Failures(clock, bans);
        this.nobodys = Long.toHexString(random.nextLong());
    }

    boolean isBanned(InetAddress address) {
        return bans.isBanned(address);
    }

    /** Whether a phone of that account stands that registered from there. */
    synchronized boolean hasRegistered(String account, InetAddress source) {
        return contacts.isKnown(account, source);
    }

    /** The contacts of an account that stand, the preferred first. By any thread. */
    public synchronized List<Registration> contactsOf(String account) {
        return contacts.standingOf(account);
    }

    /**
     * Whether a phone can be called at a contact that stands: one that registered over a connection that is gone, and listens nowhere,
     * cannot until it registers again. By any thread.
     */
    public boolean isReachable(Registration contact) {
        return standing.test(contact.flow()) || Summons.mayListen(contact);
    }

    /** Who knows from now on whether the way stands by which a phone registered. */
    void follow(Predicate<Registration.Flow> ways) {
        standing = ways;
    }

    /** The message-waiting lamps of its telephones. */
    public Lamps lamps() {
        return lamps;
    }

    boolean isToldUnasked(String account) {
        return credentials.isToldUnasked(account);
    }

    /** Whether the sound of the telephones of an account is encrypted. By any thread. */
    public SoundEncryption encryptionOf(String account) {
        return credentials.encryptionOf(account);
    }

    /** The name under which passwords are asked. */
    String realm() {
        return settings.realm();
    }

    /** What a REGISTER is answered. */
    synchronized Reply answer(SIPRequest request) {
        String account = accountOf(request.getTo().getAddress().getURI());
        Optional<Digest> digest = digestOf(request);
        if (digest.isEmpty()) {
            return challenge(account, false);
        }
        return refusalOf(digest.get(), request)
                .orElseGet(() -> digest.get().account().equals(account)
                        ? contacts.change(account, request)
                        : Reply.of(Response.FORBIDDEN));
    }

    /**
     * Who begins a call. Whoever names an account of ours, as the one who calls or by a proof, must prove that he is that account;
     * nobody else is asked.
     */
    synchronized Proof proofOf(SIPRequest invite) {
        String shown = accountOf(invite.getFrom().getAddress().getURI());
        Optional<Digest> digest = digestOf(invite);
        if (digest.isEmpty()) {
            return isAccount(shown) ? new Proof.Refused(challenge(shown, false)) : Proof.STRANGER;
        }
        Optional<Reply> refusal = refusalOf(digest.get(), invite);
        if (refusal.isPresent()) {
            return new Proof.Refused(refusal.get());
        }
        return digest.get().account().equals(shown)
                ? new Proof.Account(shown)
                : new Proof.Refused(Reply.of(Response.FORBIDDEN));
    }

    /**
     * Who wants to hear of the lamp of an account: whoever knows its password and is registered from where he asks. As with REGISTER,
     * nobody learns whether an account exists.
     */
    synchronized Proof subscriberOf(SIPRequest subscribe) {
        String account = accountOf(subscribe.getTo().getAddress().getURI());
        Optional<Digest> digest = digestOf(subscribe);
        if (digest.isEmpty()) {
            return new Proof.Refused(challenge(account, false));
        }
        Optional<Reply> refusal = refusalOf(digest.get(), subscribe);
        if (refusal.isPresent()) {
            return new Proof.Refused(refusal.get());
        }
        boolean isOwn = digest.get().account().equals(account)
                && contacts.isKnown(account, subscribe.getPeerPacketSourceAddress());
        return isOwn ? new Proof.Account(account) : new Proof.Refused(Reply.of(Response.FORBIDDEN));
    }

    /** What came of asking who calls. */
    sealed interface Proof {

        /** He says to be nobody of ours. */
        Proof STRANGER = new Stranger();

        /** Who is none of ours. */
        record Stranger() implements Proof {}

        /** Who knows the password of that account. */
        record Account(String name) implements Proof {}

        /** Who is to be answered so. */
        record Refused(Reply reply) implements Proof {}
    }

    private boolean isAccount(String name) {
        return !name.isEmpty()
                && settings.algorithms().stream()
                        .anyMatch(each -> credentials.ha1(name, each).isPresent());
    }

    /** Why a proof is not taken; empty when it is right. */
    private Optional<Reply> refusalOf(Digest digest, SIPRequest request) {
        InetAddress source = request.getPeerPacketSourceAddress();
        long waitMs = waitMs(source, digest.account());
        if (waitMs > 0) {
            long seconds = (waitMs + 999) / 1_000;
            return Optional.of(Reply.of(Response.SERVICE_UNAVAILABLE, RetryAfterHeader.NAME, Long.toString(seconds)));
        }
        if (!isRight(digest, request)) {
            failures.failed(source, digest.account());
            return Optional.of(challenge(digest.account(), false));
        }
        if (!nonces.use(digest.nonce(), digest.count())) {
            return Optional.of(challenge(digest.account(), true));
        }
        failures.succeeded(source, digest.account());
        return Optional.empty();
    }

    /** A stranger's guesses delay an account, but not the phones it has. */
    private long waitMs(InetAddress source, String account) {
        long ofSource = failures.waitMs(source);
        return contacts.isKnown(account, source) ? ofSource : Math.max(ofSource, failures.waitMs(account));
    }

    private boolean isRight(Digest digest, SIPRequest request) {
        boolean isSameUri = isSame(digest.proof().uri(), request.getRequestURI());
        Optional<String> ha1 = credentials.ha1(digest.account(), digest.algorithm());
        String compared = ha1.orElseGet(() -> Digest.hash(digest.algorithm(), nobodys));
        return digest.isOf(compared, request.getMethod()) && ha1.isPresent() && isSameUri;
    }

    private boolean isSame(String text, URI uri) {
        try {
            return addresses.createURI(text).equals(uri);
        } catch (ParseException e) {
            return false;
        }
    }

    private Optional<Digest> digestOf(SIPRequest request) {
        Iterator<?> headers = request.getHeaders(AuthorizationHeader.NAME);
        while (headers.hasNext()) {
            if (headers.next() instanceof AuthenticationHeader header) {
                Optional<Digest> digest = Digest.of(header, settings.realm())
                        .filter(each -> settings.algorithms().contains(each.algorithm()));
                if (digest.isPresent()) {
                    return digest;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * What is asked of somebody who says to be that account. One that may not use all algorithms is asked for those it may: some
     * phones give up at a challenge that they do not know. Whoever is nobody is asked as an account without limits is.
     */
    private Reply challenge(String account, boolean isStale) {
        List<DigestAlgorithm> usable = settings.algorithms().stream()
                .filter(each -> credentials.ha1(account, each).isPresent())
                .toList();
        List<String> challenges = new ArrayList<>();
        for (DigestAlgorithm algorithm : usable.isEmpty() ? settings.algorithms() : usable) {
            challenges.add("Digest realm=\"" + settings.realm() + "\",nonce=\"" + nonces.next()
                    + "\",qop=\"auth\",algorithm=" + algorithm.label() + (isStale ? ",stale=true" : ""));
        }
        return new Reply(Response.UNAUTHORIZED, WWWAuthenticateHeader.NAME, challenges);
    }

    private static String accountOf(URI uri) {
        String user = uri instanceof SipURI sip && sip.getUser() != null ? Escapes.decoded(sip.getUser()) : "";
        return user.length() > MOST_ACCOUNT_CHARACTERS || user.chars().anyMatch(Character::isISOControl) ? "" : user;
    }
}
