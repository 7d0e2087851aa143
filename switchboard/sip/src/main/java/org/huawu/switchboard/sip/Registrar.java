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
import java.util.random.RandomGenerator;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;

/**
 * Lets phones register (RFC 3261 10.3) that know the password of their account (RFC 8760). Nobody learns from an answer
 * whether an account exists. Clear passwords are never asked for.
 */
public final class Registrar {

    private static final int MOST_ACCOUNT_CHARACTERS = 64;

    private final RegistrarSettings settings;
    private final Credentials credentials;
    private final Contacts contacts;
    private final BanList bans;
    private final Nonces nonces;
    private final Failures failures;
    /** In place of the password of an account that is not there, so that a wrong guess takes as long. */
    private final String nobodys;

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

    /** What a REGISTER is answered. */
    synchronized Reply answer(SIPRequest request) {
        String account = accountOf(request.getTo().getAddress().getURI());
        InetAddress source = request.getPeerPacketSourceAddress();
        Optional<Digest> digest = digestOf(request);
        if (digest.isEmpty()) {
            return challenge(false);
        }
        long waitMs = waitMs(source, digest.get().account());
        if (waitMs > 0) {
            long seconds = (waitMs + 999) / 1_000;
            return Reply.of(Response.SERVICE_UNAVAILABLE, RetryAfterHeader.NAME, Long.toString(seconds));
        }
        if (!isRight(digest.get(), request)) {
            failures.failed(source, digest.get().account());
            return challenge(false);
        }
        if (!nonces.use(digest.get().nonce(), digest.get().count())) {
            return challenge(true);
        }
        failures.succeeded(source, digest.get().account());
        return digest.get().account().equals(account)
                ? contacts.change(account, request)
                : Reply.of(Response.FORBIDDEN);
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

    private Reply challenge(boolean isStale) {
        List<String> challenges = new ArrayList<>();
        for (DigestAlgorithm algorithm : settings.algorithms()) {
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
