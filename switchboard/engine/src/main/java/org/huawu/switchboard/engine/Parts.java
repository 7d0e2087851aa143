package org.huawu.switchboard.engine;

import org.huawu.switchboard.port.Part;

/** The parts of a bridge as the sound knows them, which does not know the port. */
final class Parts {

    private Parts() {}

    static org.huawu.switchboard.rtp.Part ofSound(Part part) {
        return switch (part) {
            case CUSTOMER -> org.huawu.switchboard.rtp.Part.CUSTOMER;
            case AGENT -> org.huawu.switchboard.rtp.Part.AGENT;
            case LISTENING -> org.huawu.switchboard.rtp.Part.LISTENING;
            case WHISPERING -> org.huawu.switchboard.rtp.Part.WHISPERING;
            case BARGING_IN -> org.huawu.switchboard.rtp.Part.BARGING_IN;
        };
    }
}
