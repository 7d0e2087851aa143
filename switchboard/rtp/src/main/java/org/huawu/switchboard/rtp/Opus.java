package org.huawu.switchboard.rtp;

/**
 * Opus (RFC 6716, RFC 7587) towards one party. In the house its speech is A-law, since a byte has to be 125 µs of sound there; an
 * {@link OpusCoder} stands between that and the wire. So it is never relayed, not even to another party by Opus.
 *
 * @param payloadType the type that the party gave it, 96..127
 */
public record Opus(int payloadType) implements Codec {

    /** The first type that anything may be given. */
    static final int FIRST_FREE_TYPE = 96;

    /** Its timestamps count 48,000 a second, whatever it sounds like. */
    static final int STEPS = 6;

    private static final int LAST_FREE_TYPE = 127;

    public Opus {
        if (payloadType < FIRST_FREE_TYPE || payloadType > LAST_FREE_TYPE) {
            throw new IllegalArgumentException("payload type " + payloadType);
        }
    }

    @Override
    public int steps() {
        return STEPS;
    }

    @Override
    public boolean isRelayable() {
        return false;
    }

    @Override
    public SpeechDecoder newDecoder() {
        return PCMA.newDecoder();
    }

    @Override
    public SpeechEncoder newEncoder() {
        return PCMA.newEncoder();
    }
}
