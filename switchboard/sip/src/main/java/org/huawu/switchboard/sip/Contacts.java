package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.UserAgentHeader;
import javax.sip.message.Response;

/** The contacts of accounts, changed by requests that are known to be right (RFC 3261 10.3, steps 6 to 8). */
final class Contacts {

    private static final int MOST_CHARACTERS = 512;
    private static final int MOST_AGENT_CHARACTERS = 100;
    private static final long USUAL_Q = 1_000;

    private final RegistrarSettings settings;
    private final Registrations registrations;
    private final InstantSource clock;
    private final AddressFactoryImpl addresses = new AddressFactoryImpl();

    Contacts(RegistrarSettings settings, Registrations registrations, InstantSource clock) {
        this.settings = settings;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** Whether a contact of this account that stands has come from there. */
    boolean isKnown(String account, InetAddress source) {
        return standing(account).stream()
                .anyMatch(each -> each.flow().address().getAddress().equals(source));
    }

    /** The contacts that stand, the preferred first and among equals the newest. */
    List<Registration> standingOf(String account) {
        return standing(account).stream()
                .sorted(Comparator.comparingInt(Registration::qThousandths)
                        .thenComparingLong(Registration::endsAtMs)
                        .reversed())
                .toList();
    }

    /** Changes what a request asks to change, all of it or nothing, and says what stands. */
    Reply change(String account, SIPRequest request) {
        List<Contact> asked = asked(request);
        boolean isWild = asked.stream().anyMatch(Contact::getWildCardFlag);
        if (isWild && (asked.size() > 1 || expiresS(request) != 0)) {
            return Reply.of(Response.BAD_REQUEST);
        }
        List<Registration> contacts = new ArrayList<>(standing(account));
        if (contacts.stream().anyMatch(each -> isLate(each, request)) && !asked.isEmpty()) {
            return Reply.of(Response.BAD_REQUEST);
        }
        if (isWild) {
            contacts.clear();
        }
        for (Contact each : isWild ? List.<Contact>of() : asked) {
            Reply refusal = put(contacts, each, request);
            if (refusal.status() != Response.OK) {
                return refusal;
            }
        }
        if (contacts.size() > settings.mostContacts()) {
            return Reply.of(Response.FORBIDDEN);
        }
        if (!asked.isEmpty()) {
            registrations.put(account, List.copyOf(contacts));
        }
        return new Reply(
                Response.OK,
                ContactHeader.NAME,
                contacts.stream().map(this::written).toList());
    }

    /** Puts one contact in or takes it out. */
    private Reply put(List<Registration> contacts, Contact asked, SIPRequest request) {
        URI uri = asked.getAddress().getURI();
        String text = uri.toString();
        if (!uri.isSipURI() || text.length() > MOST_CHARACTERS) {
            return Reply.of(Response.BAD_REQUEST);
        }
        String own = asked.getParameter("expires");
        long expiresS = own == null ? expiresS(request) : seconds(own);
        if (expiresS > 0 && expiresS < settings.leastExpiresS()) {
            return Reply.of(
                    Response.INTERVAL_TOO_BRIEF, MinExpiresHeader.NAME, Integer.toString(settings.leastExpiresS()));
        }
        long sinceMs = contacts.stream()
                .filter(each -> isSame(each.contact(), uri))
                .mapToLong(Registration::sinceMs)
                .findFirst()
                .orElse(clock.millis());
        contacts.removeIf(each -> isSame(each.contact(), uri));
        if (expiresS > 0) {
            contacts.add(new Registration(
                    text,
                    qThousandths(asked.getParameter("q")),
                    clock.millis() + 1_000 * Math.min(expiresS, settings.mostExpiresS()),
                    request.getCallId().getCallId(),
                    request.getCSeq().getSeqNumber(),
                    flow(request),
                    sinceMs,
                    userAgent(request),
                    PhoneEvent.of(request)));
        }
        return Reply.of(Response.OK);
    }

    private List<Registration> standing(String account) {
        long nowMs = clock.millis();
        return registrations.of(account).stream()
                .filter(each -> each.endsAtMs() > nowMs)
                .toList();
    }

    /** A request that another one of the same phone has overtaken. */
    private static boolean isLate(Registration contact, SIPRequest request) {
        return contact.callId().equals(request.getCallId().getCallId())
                && contact.cseq() >= request.getCSeq().getSeqNumber();
    }

    private boolean isSame(String contact, URI uri) {
        try {
            return addresses.createURI(contact).equals(uri);
        } catch (ParseException e) {
            return contact.equals(uri.toString());
        }
    }

    private String written(Registration contact) {
        long leftS = Math.max(1, (contact.endsAtMs() - clock.millis()) / 1_000);
        return "<" + contact.contact() + ">;q=" + contact.qThousandths() / 1_000 + "."
                + String.format(Locale.ROOT, "%03d", contact.qThousandths() % 1_000) + ";expires=" + leftS;
    }

    private static Registration.Flow flow(SIPRequest request) {
        return new Registration.Flow(
                request.getTopmostVia().getTransport().toLowerCase(Locale.ROOT),
                new InetSocketAddress(request.getPeerPacketSourceAddress(), request.getPeerPacketSourcePort()));
    }

    private static List<Contact> asked(SIPRequest request) {
        List<Contact> contacts = new ArrayList<>();
        Iterator<?> headers = request.getHeaders(ContactHeader.NAME);
        while (headers.hasNext()) {
            if (headers.next() instanceof Contact contact) {
                contacts.add(contact);
            }
        }
        return contacts;
    }

    private long expiresS(SIPRequest request) {
        ExpiresHeader header = request.getExpires();
        return header == null ? settings.usualExpiresS() : header.getExpires();
    }

    private static String userAgent(SIPRequest request) {
        String said = Messages.value(request, UserAgentHeader.NAME);
        String plain = said.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(MOST_AGENT_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.strip();
    }

    /** What cannot be read stands for an hour (RFC 3261 20.19); what is too long is cut later. */
    private static long seconds(String text) {
        return Tokens.isNumber(text, (1L << 32) - 1) ? Long.parseLong(text) : 3_600;
    }

    /** 0 to 1 with three digits at most (RFC 3261 25.1); what cannot be read is as good as not there. */
    private static int qThousandths(@org.jspecify.annotations.Nullable String text) {
        boolean isQ = text != null && text.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?");
        return isQ ? new java.math.BigDecimal(text).movePointRight(3).intValue() : (int) USUAL_Q;
    }
}
