package org.huawu.switchboard.engine;

import java.util.Optional;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.sip.Lamps;
import org.huawu.switchboard.sip.Registrar;

/**
 * The telephones of the house, and what they may do besides calling lines.
 *
 * @param registrar where they register; empty when none do
 * @param seatCode what a telephone dials to take a seat, such as {@code *11}
 * @param desk hears what is keyed in then
 * @param probeMs how often a telephone that is the sound of a seat is asked whether it is there, 100..60,000; 0 for never. One that
 *     is gone is noticed within twice of that
 */
public record Telephones(Optional<Registrar> registrar, String seatCode, Desk desk, int probeMs) {

    /** How often it is asked usually. */
    public static final int USUAL_PROBE_MS = 5_000;

    /** No telephones. */
    public static final Telephones NONE = new Telephones(Optional.empty(), "", (telephone, keyed, door) -> {});

    public Telephones {
        if (probeMs != 0 && (probeMs < 100 || probeMs > 60_000)) {
            throw new IllegalArgumentException("probe ms " + probeMs);
        }
    }

    /** The same, asked as usual whether they are there. */
    public Telephones(Optional<Registrar> registrar, String seatCode, Desk desk) {
        this(registrar, seatCode, desk, USUAL_PROBE_MS);
    }

    /** Where whoever keeps voice messages says how many wait for which telephone; empty when none register. */
    public Optional<Lamps> lamps() {
        return registrar.map(Registrar::lamps);
    }

    /** Whoever knows which codes are right. Called by the control thread; must not block. */
    @FunctionalInterface
    public interface Desk {

        /**
         * Somebody keyed something in at a telephone that dialled {@link #seatCode}, and ended it with the hash key.
         *
         * @param telephone the account of the telephone, which has proven who it is
         * @param keyed 0 to 32 of 0-9 and the star
         * @param door answers it, once
         */
        void keyed(String telephone, String keyed, Door door);
    }

    /** What is answered to somebody who keyed something in. Any thread; what comes too late has no effect. */
    public interface Door {

        /** It was right: the telephone is the sound of that seat from now on. */
        void seat(SeatId seat, Hearer hearer);

        /** It was wrong: a tone says so, and it may be keyed in again; the third time the call ends. */
        void again();

        /** Enough: a tone says so, then the call ends. */
        void close();
    }

    /** Hears what becomes of the telephone that carries a seat's sound. Called by the control thread; must not block. */
    public interface Hearer {

        /** It rings. */
        void ringing();

        /** It carries the seat's sound. */
        void connected();

        /**
         * It carries it no more, or never did.
         *
         * @param cause 200 when the call ended as calls do; else a status of SIP: 480 when the telephone is not registered, 486 when
         *     it is busy, 408 when it does not answer
         */
        void ended(int cause);
    }
}
