package org.huawu.server.prompts.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.huawu.kernel.PromptId;
import org.huawu.server.prompts.Sounds;
import org.huawu.switchboard.rtp.Sound;

/** The prompts that come with the product. */
final class ShippedSounds {

    private ShippedSounds() {}

    static Map<PromptId, Sound> read() {
        return Map.of(Sounds.WELCOME, read("welcome.wav"), Sounds.MUSIC, read("music.wav"));
    }

    private static Sound read(String name) {
        try (InputStream file = ShippedSounds.class.getResourceAsStream("/prompts/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the product comes without its prompt " + name);
            }
            return Sound.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
