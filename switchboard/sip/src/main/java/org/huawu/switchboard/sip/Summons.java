package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A phone of ours is to be called, at all contacts it has registered.
 *
 * @param account under which it registered
 * @param shown the name it is to show, 1..32 letters, digits and hyphens
 * @param ours where we listen for its sound; one place for all contacts, since one of them answers
 * @param mostRingingMs how long it may go on unanswered, 1,000..180,000 ms
 * @param answersItself whether it is asked to answer by itself, without being touched
 */
public record Summons(String account, String shown, InetSocketAddress ours, int mostRingingMs, boolean answersItself) {

    private static final TrunkLimits LIMITS = new TrunkLimits(1, 1, 4_000, 0, 0);

    public Summons {
        if (!shown.matches("[A-Za-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("not a name to show");
        }
        if (mostRingingMs < 1_000 || mostRingingMs > 180_000) {
            throw new IllegalArgumentException("most ringing " + mostRingingMs);
        }
    }

    /**
     * The same at one contact.
     *
     * @param encryption whether its sound is encrypted
     */
    record Branch(Summons summons, Registration contact, SoundEncryption encryption) implements Errand {

        @Override
        public InetSocketAddress ours() {
            return summons.ours();
        }

        @Override
        public int mostRingingMs() {
            return summons.mostRingingMs();
        }

        /** Whether it is made to answer when it rings; one that knows this needs not be asked to answer by itself. */
        boolean isToBeLifted() {
            return summons.answersItself() && contact.events().contains(PhoneEvent.TALK);
        }

        /**
         * The ways to the phone, as the peers of a trunk of its own: the one its registration came by (RFC 5626 4.3), then, where that
         * connection is gone, the place that it names, which counts on its own host only: nobody has us connect to a third one.
         *
         * @param domain the host in our From
         */
        TrunkSettings way(String domain) {
            return Summons.way(contact, domain, encryption);
        }
    }

    /** The ways to a phone; see {@link Branch#way}. */
    static TrunkSettings way(Registration contact, String domain, SoundEncryption encryption) {
        SipTransport transport = SipTransport.valueOf(contact.flow().transport().toUpperCase(Locale.ROOT));
        List<TrunkPeer> peers = new ArrayList<>();
        peers.add(new TrunkPeer(contact.flow().address(), transport, 0, 0));
        named(contact)
                .filter(each -> transport != SipTransport.UDP)
                .filter(each -> !each.equals(contact.flow().address()))
                .ifPresent(each -> peers.add(new TrunkPeer(each, transport, 1, 0)));
        return new TrunkSettings(
                "telephone",
                peers,
                domain,
                Optional.empty(),
                Set.of(),
                NumberWriting.NATIONAL,
                LIMITS,
                TrunkManner.encrypted(encryption));
    }

    /**
     * Where a phone that registered over a connection may listen besides; empty where it names another host. Over TLS it would have to
     * show a certificate that we trust, which no phone has that we know of.
     */
    static boolean mayListen(Registration contact) {
        return contact.flow().transport().equals(SipTransport.TCP.label())
                && named(contact)
                        .filter(each -> !each.equals(contact.flow().address()))
                        .isPresent();
    }

    private static Optional<InetSocketAddress> named(Registration contact) {
        InetAddress host = contact.flow().address().getAddress();
        return Invitation.placeOf(contact.contact())
                .filter(each -> each.getAddress().equals(host));
    }
}
