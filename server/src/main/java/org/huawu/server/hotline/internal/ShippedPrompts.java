package org.huawu.server.hotline.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.PromptId;
import org.huawu.server.hotline.Prompts;
import org.huawu.switchboard.rtp.Sound;
import org.springframework.stereotype.Component;

/** The prompts that come with the product. */
@Component
class ShippedPrompts implements Prompts {

    private final Map<PromptId, Sound> sounds = Map.of(WELCOME, read("welcome.wav"), MUSIC, read("music.wav"));

    @Override
    public Optional<Sound> sound(PromptId prompt) {
        return Optional.ofNullable(sounds.get(prompt));
    }

    private static Sound read(String name) {
        try (InputStream file = ShippedPrompts.class.getResourceAsStream("/prompts/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the product comes without its prompt " + name);
            }
            return Sound.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
