package org.huawu.cluster;

import org.huawu.events.Sealed;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.SeatId;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.tck.Stage;
import org.jspecify.annotations.Nullable;

/** The house of the tests: one line, one prompt, one piece of music; seat 7 is called seat-7. */
class TestEdge implements SwitchboardEdge {

    boolean hasWayOut = true;

    @Override
    public @Nullable LineId line(PhoneNumber called) {
        return called.plain().equals(Stage.LINE) ? new LineId(Hotline.LINE) : null;
    }

    @Override
    public @Nullable Sealed sealed(PhoneNumber caller, @Nullable LineId line) {
        byte[] token = {1, 2, 3, 4, 5, 6, 7, (byte) caller.plain().length()};
        return new Sealed(token, new byte[] {1}, new byte[] {9});
    }

    @Override
    public @Nullable Exit exit(LineId line) {
        return hasWayOut && line.value() == Hotline.LINE ? new Exit(Stage.TRUNK, new PhoneNumber(Stage.LINE)) : null;
    }

    @Override
    public @Nullable PhoneNumber opened(Sealed number) {
        return new PhoneNumber("138" + "0".repeat(number.token()[7]));
    }

    @Override
    public @Nullable SoundId sound(PromptId prompt) {
        return prompt.value() == Hotline.PROMPT ? Stage.PROMPT : Stage.MUSIC;
    }

    @Override
    public @Nullable SeatId seat(org.huawu.switchboard.port.SeatId seat) {
        return new SeatId(Long.parseLong(seat.value().substring("seat-".length())));
    }

    @Override
    public long recordingBytes(String file) {
        return 4_711;
    }
}
