package org.huawu.server.prompts.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.prompts.Prompt;
import org.huawu.server.prompts.Prompt.Speech;
import org.huawu.server.prompts.Prompts;
import org.huawu.server.prompts.PromptsSettings;
import org.huawu.server.prompts.internal.sound.SoundMaker;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Service
@Transactional
class StoredPrompts implements Prompts {

    private static final int LONGEST_NAME = 100;
    private static final int DIGEST_BYTES = 8;
    private static final long SAMPLES_A_MINUTE = 60L * SoundMaker.HZ;

    private final JdbcAggregateOperations aggregates;
    private final PromptReads reads;
    private final SoundsInForce sounds;
    private final Parties parties;
    private final Ids ids;
    private final AuditTrail audit;
    private final Clock clock;
    private final int roomMinutes;

    StoredPrompts(
            JdbcAggregateOperations aggregates,
            PromptReads reads,
            SoundsInForce sounds,
            Parties parties,
            Surroundings surroundings,
            PromptsSettings settings) {
        this.aggregates = aggregates;
        this.reads = reads;
        this.sounds = sounds;
        this.parties = parties;
        this.ids = surroundings.ids();
        this.audit = surroundings.audit();
        this.clock = surroundings.clock();
        this.roomMinutes = settings.roomMinutes();
    }

    @Override
    public Page<Prompt> list(PageRequest request) {
        List<Prompt> rows = reads.prompts(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(rows, request, prompt -> String.valueOf(prompt.id().value()));
    }

    @Override
    public Optional<Prompt> find(PromptId id) {
        return reads.prompt(id);
    }

    @Override
    public Prompt add(@Nullable String given, ProjectId projectId, short[] samples, @Nullable Speech spoken) {
        String name = Name.of("name", given, LONGEST_NAME);
        Project project = parties.project(projectId)
                .orElseThrow(() -> new RejectedException(
                        422, Rejection.of("project-unknown", "id", String.valueOf(projectId.value()))));
        PromptId id = new PromptId(ids.next());
        byte[] bytes = fitting(id, samples);
        PromptRow row = new PromptRow(
                        id.value(),
                        name,
                        project.client().id().value(),
                        project.id().value(),
                        null,
                        null,
                        now(),
                        bytes)
                .with(spoken, now(), bytes);
        try {
            aggregates.insert(row);
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", name));
        }
        changed("prompt.added", null, row);
        return row.prompt();
    }

    @Override
    public Prompt replace(PromptId id, short[] samples, @Nullable Speech spoken) {
        PromptRow before = stored(id);
        PromptRow row = before.with(spoken, now(), fitting(id, samples));
        aggregates.update(row);
        changed("prompt.replaced", before, row);
        return row.prompt();
    }

    @Override
    public void remove(PromptId id) {
        PromptRow row = stored(id);
        try {
            aggregates.delete(row);
        } catch (DataIntegrityViolationException e) {
            throw new RejectedException(409, Rejection.of("prompt-in-use", "name", row.name()));
        }
        audit.add(
                "prompt.removed",
                "prompt/" + row.id(),
                Side.ofClient(row.clientId()),
                Change.between(fields(row), fields(null)));
        afterCommit(() -> sounds.remove(id));
    }

    @Override
    public byte[] wav(PromptId id) {
        byte[] samples = reads.samples(id).orElseThrow(() -> unknown(id));
        AudioFormat format = new AudioFormat(SoundMaker.HZ, Short.SIZE, 1, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream(samples.length + 64);
        try (AudioInputStream stream =
                new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / Short.BYTES)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private PromptRow stored(PromptId id) {
        return Optional.ofNullable(aggregates.findById(id.value(), PromptRow.class))
                .orElseThrow(() -> unknown(id));
    }

    private byte[] fitting(PromptId id, short[] samples) {
        if (sounds.samplesBut(id) + samples.length > roomMinutes * SAMPLES_A_MINUTE) {
            throw new RejectedException(409, Rejection.of("prompts-full", "minutes", String.valueOf(roomMinutes)));
        }
        return SoundsInForce.bytes(samples);
    }

    private void changed(String action, @Nullable PromptRow before, PromptRow row) {
        audit.add(
                action,
                "prompt/" + row.id(),
                Side.ofClient(row.clientId()),
                Change.between(fields(before), fields(row)));
        afterCommit(() -> sounds.put(new PromptId(row.id()), row.samples()));
    }

    /** What a prompt is, for the audit trail. The digest tells one sound from another of the same length. */
    private static SequencedMap<String, String> fields(@Nullable PromptRow row) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        if (row == null) {
            return fields;
        }
        Prompt prompt = row.prompt();
        fields.put("name", prompt.name());
        fields.put("projectId", String.valueOf(prompt.projectId().value()));
        fields.put("lengthMs", String.valueOf(prompt.lengthMs()));
        Speech spoken = prompt.spoken();
        if (spoken != null) {
            fields.put("spoken", spoken.text());
        }
        fields.put("sound", digest(row.samples()));
        return fields;
    }

    private static String digest(byte[] samples) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(samples);
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Instant now() {
        // As PostgreSQL keeps it.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void afterCommit(Runnable then) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }

    private static RejectedException unknown(PromptId id) {
        return new RejectedException(404, Rejection.of("prompt-unknown", "id", String.valueOf(id.value())));
    }
}
