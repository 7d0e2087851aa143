package org.huawu.switchboard.gateway;

/**
 * What we need of a browser's offer of sound.
 *
 * @param mid name of the one medium
 * @param bundled whether the offer groups it by BUNDLE
 * @param codec the first of ours that is offered
 * @param ufrag the browser's ICE user name
 * @param fingerprint of its certificate by SHA-256, 32 pairs of upper case hex digits joined by colons
 */
record SdpOffer(String mid, boolean bundled, Codec codec, String ufrag, String fingerprint) implements SdpReading {

    /** Reads an offer, strictly. */
    static SdpReading read(String sdp) {
        return new SdpReader().read(sdp);
    }
}
