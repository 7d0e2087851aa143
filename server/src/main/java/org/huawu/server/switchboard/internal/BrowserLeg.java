package org.huawu.server.switchboard.internal;

import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.gateway.MediaLeg;
import org.huawu.switchboard.rtp.Codec;
import org.jspecify.annotations.Nullable;

/** A browser's leg at the gateway, as the switchboard's media thread sees it. */
record BrowserLeg(MediaLeg leg) implements org.huawu.switchboard.rtp.MediaLeg {

    @Override
    public Codec codec() {
        return switch (leg.codec()) {
            case PCMA -> Codec.PCMA;
            case PCMU -> Codec.PCMU;
        };
    }

    @Override
    public void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst) {
        // What a leg does not take is lost, as on any network; the gateway counts it.
        boolean isSent = leg.send(payload, offset, length, timestamp, isFirst);
        assert isSent || leg.number() > 0;
    }

    @Override
    public @Nullable SoundQuality measured() {
        return leg.measured();
    }
}
