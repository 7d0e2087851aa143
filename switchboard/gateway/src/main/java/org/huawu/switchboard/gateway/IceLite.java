package org.huawu.switchboard.gateway;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Our half of ICE (RFC 8445, the lite one): it answers the browser's checks and makes none. A request without the right
 * names, password and sums gets no answer at all, so a stranger learns nothing and nobody can be flooded through us.
 */
final class IceLite {

    private final Legs legs;

    IceLite(Legs legs) {
        this.legs = legs;
    }

    /** The live leg an authentic request is for, or null. */
    @Nullable
    Leg legOf(StunMessage request) {
        String username = request.username();
        int colon = username.indexOf(':');
        Leg leg = colon < 0 ? null : legs.ofUfrag(username.substring(0, colon));
        if (leg == null || !leg.live() || !leg.username().equals(username) || !request.authenticBy(leg.key())) {
            return null;
        }
        return leg;
    }

    /** What to answer to an authentic request; a good one renews consent and tells where the browser is. */
    byte[] answer(StunMessage request, Leg leg, InetSocketAddress from, long nowMs) {
        byte[] transaction = request.transaction();
        int[] unknown = request.unknown();
        if (unknown.length > 0) {
            return new StunWriter(Stun.BINDING_ERROR, transaction)
                    .error(420)
                    .unknown(unknown)
                    .sealed(leg.key());
        }
        if (request.fromControlled()) {
            // who is lite is always led; 487 makes the browser take the lead
            return new StunWriter(Stun.BINDING_ERROR, transaction).error(487).sealed(leg.key());
        }
        leg.consent(nowMs);
        legs.place(leg, from);
        leg.reachedAt(from, request.useCandidate());
        return new StunWriter(Stun.BINDING_SUCCESS, transaction)
                .mappedAddress(from, transaction)
                .sealed(leg.key());
    }
}
