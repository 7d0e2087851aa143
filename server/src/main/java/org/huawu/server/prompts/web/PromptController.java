package org.huawu.server.prompts.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.prompts.Prompt;
import org.huawu.server.prompts.Prompt.Speech;
import org.huawu.server.prompts.Prompts;
import org.huawu.server.prompts.PromptsSettings;
import org.huawu.server.prompts.SpeechLanguage;
import org.huawu.server.prompts.internal.sound.SoundMaker;
import org.huawu.server.prompts.internal.sound.SoundRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Prompts over HTTP: files as they are, and texts to be spoken. */
@RestController
@RequestMapping("/api/prompts")
class PromptController {

    private static final int MOST_TEXT = 2_000;

    private final Prompts prompts;
    private final SoundMaker maker;
    private final int fileMib;

    PromptController(Prompts prompts, SoundMaker maker, PromptsSettings settings) {
        this.prompts = prompts;
        this.maker = maker;
        this.fileMib = settings.fileLimitMib();
    }

    @GetMapping
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<Prompt> prompts(PageRequest request) {
        return prompts.list(request);
    }

    @GetMapping("/means")
    @PreAuthorize("hasAuthority('hotline.write')")
    Means means() {
        return new Means(
                maker.canConvert() ? List.of("wav", "mp3", "ogg") : List.of("wav"),
                maker.canSpeak() ? List.of(SpeechLanguage.values()) : List.of(),
                fileMib);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('hotline.write')")
    Prompt add(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable ProjectId projectId,
            @RequestBody(required = false) byte @Nullable [] file) {
        return prompts.add(name, known(projectId), uploaded(file), null);
    }

    @PostMapping("/spoken")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('hotline.write')")
    Prompt addSpoken(@RequestBody NewSpokenPrompt wanted) {
        Speech speech = speech(wanted.speech());
        return prompts.add(wanted.name(), known(wanted.projectId()), spoken(speech), speech);
    }

    @PutMapping("/{id}/sound")
    @PreAuthorize("hasAuthority('hotline.write')")
    Prompt replace(@PathVariable PromptId id, @RequestBody(required = false) byte @Nullable [] file) {
        return prompts.replace(id, uploaded(file), null);
    }

    @PutMapping("/{id}/speech")
    @PreAuthorize("hasAuthority('hotline.write')")
    Prompt replaceSpeech(@PathVariable PromptId id, @RequestBody NewSpeech wanted) {
        Speech speech = speech(wanted);
        return prompts.replace(id, spoken(speech), speech);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('hotline.write')")
    void remove(@PathVariable PromptId id) {
        prompts.remove(id);
    }

    @GetMapping("/{id}/sound")
    @PreAuthorize("hasAuthority('hotline.read')")
    ResponseEntity<byte[]> sound(@PathVariable PromptId id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .cacheControl(CacheControl.noStore())
                .body(prompts.wav(id));
    }

    private static ProjectId known(@Nullable ProjectId project) {
        if (project == null) {
            throw new RejectedException(422, Rejection.of("project-unknown", "id", ""));
        }
        return project;
    }

    private short[] uploaded(byte @Nullable [] file) {
        try {
            return maker.read(Objects.requireNonNullElse(file, new byte[0]));
        } catch (SoundRefused e) {
            throw new RejectedException(422, e.rejection());
        }
    }

    private static Speech speech(@Nullable NewSpeech wanted) {
        String text =
                wanted == null || wanted.text() == null ? "" : wanted.text().strip();
        int length = text.codePointCount(0, text.length());
        if (wanted == null || wanted.language() == null || length == 0 || length > MOST_TEXT) {
            throw new RejectedException(
                    422, new Rejection("speech-invalid", Map.of("field", "text", "most", MOST_TEXT)));
        }
        return new Speech(wanted.language(), text);
    }

    private short[] spoken(Speech speech) {
        try {
            return maker.speak(speech.language(), speech.text());
        } catch (SoundRefused e) {
            throw new RejectedException(422, e.rejection());
        }
    }

    /**
     * What this machine can make prompts of.
     *
     * @param files kinds of files, by their usual ending
     * @param fileMib how large a file may be, in MiB
     * @param languages in which it speaks
     */
    record Means(List<String> files, List<SpeechLanguage> languages, int fileMib) {}

    /** A text to be spoken. */
    record NewSpeech(
            @Nullable SpeechLanguage language, @Nullable String text) {}

    /** A prompt that the machine is to speak. */
    record NewSpokenPrompt(
            @Nullable String name,
            ProjectId projectId,
            @Nullable NewSpeech speech) {}
}
