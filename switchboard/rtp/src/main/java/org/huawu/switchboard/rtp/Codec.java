package org.huawu.switchboard.rtp;

import java.util.stream.Stream;

/**
 * How speech of a party is coded. In the house a byte is 125 µs of sound, and a step of the timestamp, in each of them; so it is on the
 * wire too, but for {@link Opus}.
 */
public sealed interface Codec permits G711, G722, Opus {

    /** Samples of the house, and so bytes, in a second. */
    int SAMPLES_PER_S = 8_000;
    /** Samples, and so bytes, in a frame of 20 ms. */
    int FRAME = 160;

    /** G.711 µ-law, payload type 0. */
    G711 PCMU = G711.ofMuLaw();
    /** G.711 A-law, payload type 8. */
    G711 PCMA = G711.ofALaw();

    /** G.722 at 64 kbit/s, payload type 9. */
    Codec G722 = new G722();

    /**
     * The codec of a static payload type of RFC 3551; what was given a free one is Opus.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static Codec of(int payloadType) {
        if (payloadType >= Opus.FIRST_FREE_TYPE) {
            return new Opus(payloadType);
        }
        return Stream.of(PCMA, PCMU, G722)
                .filter(each -> each.payloadType() == payloadType)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("payload type " + payloadType));
    }

    /** The payload type on the wire. */
    int payloadType();

    /** By how many steps the timestamps of the wire go on with each sample of the house. */
    int steps();

    /** Whether packets can be passed on as they come to a party with the very same codec. */
    boolean isRelayable();

    /** A decoder for one stream. */
    SpeechDecoder newDecoder();

    /** An encoder for one stream. */
    SpeechEncoder newEncoder();
}
