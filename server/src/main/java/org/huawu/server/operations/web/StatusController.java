package org.huawu.server.operations.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.huawu.server.database.Database;
import org.huawu.server.edge.LocalAuthorityStatus;
import org.huawu.server.installation.Program;
import org.huawu.server.operations.internal.Disk;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the installation fares, for administrators. */
@RestController
@RequestMapping("/api/operations/status")
class StatusController {

    private final Program program;
    private final Database database;
    private final LocalAuthorityStatus certificate;
    private final Watched watched;
    private final Clock clock;

    StatusController(
            Program program, Database database, LocalAuthorityStatus certificate, Watched watched, Clock clock) {
        this.program = program;
        this.database = database;
        this.certificate = certificate;
        this.watched = watched;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('status.read')")
    StatusView status() {
        Runtime memory = Runtime.getRuntime();
        LocalAuthorityStatus.Certificate shown = certificate.certificate();
        return new StatusView(
                program.version(),
                program.buildId(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                clock.instant(),
                new DatabaseView(
                        database.kind().name().toLowerCase(Locale.ROOT),
                        database.version(),
                        database.answers() ? DatabaseState.UP : DatabaseState.DOWN),
                watched.disk().room(),
                watched.recordings().view(),
                watched.trunks().view(),
                new MemoryView(memory.totalMemory() - memory.freeMemory(), memory.maxMemory()),
                new CertificateView(shown.subject(), shown.notAfter(), certificate.isLocal()));
    }

    /**
     * The whole picture.
     *
     * @param now the server's time
     */
    record StatusView(
            String version,
            String buildId,
            Instant startedAt,
            Instant now,
            DatabaseView database,
            Disk.Room disk,
            KeptSound.RecordingsView recordings,
            TrunkHealth.TrunksView trunks,
            MemoryView memory,
            CertificateView certificate) {}

    enum DatabaseState {
        UP,
        DOWN;

        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record DatabaseView(String kind, String version, DatabaseState state) {}

    record MemoryView(long usedBytes, long maxBytes) {}

    record CertificateView(String subject, Instant notAfter, boolean local) {}
}
