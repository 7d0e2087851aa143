package org.huawu.server.switchboard.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huawu.cluster.SwitchboardEdge;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.prompts.Sounds;
import org.huawu.server.recordings.RecordingFiles;
import org.huawu.server.sealing.KeyGone;
import org.huawu.server.sealing.Sealing;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.rtp.Sound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the house knows of numbers, sounds and seats; in memory. */
@Component
class HouseEdge implements SwitchboardEdge {

    private final Numbers numbers;
    private final Sounds sounds;
    private final Sealing sealing;
    private final Path recordings;
    private final NumberPlan numberPlan;
    private final HouseCallsOut callsOut;

    HouseEdge(
            Numbers numbers,
            Sounds sounds,
            Sealing sealing,
            RecordingFiles recordings,
            NumberPlan numberPlan,
            HouseCallsOut callsOut) {
        this.numbers = numbers;
        this.sounds = sounds;
        this.sealing = sealing;
        this.recordings = recordings.folder();
        this.numberPlan = numberPlan;
        this.callsOut = callsOut;
    }

    @Override
    public @Nullable LineId line(PhoneNumber called) {
        return numbers.line(called.plain()).map(Line::id).orElse(null);
    }

    @Override
    public @Nullable Sealed sealed(PhoneNumber caller, @Nullable LineId line) {
        Optional<ClientId> client = line == null ? Optional.empty() : numbers.client(line);
        // One writing of a number has one token: the same caller is known again over any trunk.
        return caller.plain().isEmpty() || client.isEmpty()
                ? null
                : sealing.seal(client.get(), numberPlan.canonical(caller.plain()));
    }

    @Override
    public @Nullable Exit exit(LineId line) {
        return callsOut.exit(line);
    }

    @Override
    public @Nullable PhoneNumber opened(Sealed number) {
        try {
            return new PhoneNumber(sealing.open(number));
        } catch (KeyGone e) {
            return null;
        }
    }

    @Override
    public @Nullable SoundId sound(PromptId prompt) {
        return sounds.sound(prompt).isEmpty() ? null : new SoundId(String.valueOf(prompt.value()));
    }

    /** The other way round, for the switchboard. */
    @Nullable
    Sound sound(SoundId sound) {
        return sounds.sound(new PromptId(Long.parseLong(sound.value()))).orElse(null);
    }

    @Override
    public @Nullable SeatId seat(org.huawu.switchboard.port.SeatId seat) {
        return new SeatId(Long.parseLong(seat.value()));
    }

    @Override
    public long recordingBytes(String file) {
        return file.isEmpty() ? 0 : sizeOf(recordings.resolve(file));
    }

    private static long sizeOf(Path file) {
        return Files.exists(file) ? file.toFile().length() : 0;
    }
}
