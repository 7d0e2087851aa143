package org.huawu.server.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.Input;
import org.huawu.server.installation.DataFolder;

/**
 * Makes the fixture of {@link UpgradeTest}: a small hotline with two agents, one ready, one at a break, and a clean stop. To be
 * run by the version that is about to become the one before, when the next changes what it writes; older fixtures stay.
 */
final class LogOfAVersion {

    static final long REVISION = 3;
    static final PersonId READY = new PersonId(21);
    static final PersonId AT_BREAK = new PersonId(22);
    static final SeatId SEAT = new SeatId(31);
    private static final SeatId OTHER_SEAT = new SeatId(32);
    private static final ClientId CLIENT = new ClientId(61);
    private static final ProjectId PROJECT = new ProjectId(51);
    private static final QueueId QUEUE = new QueueId(11);

    private LogOfAVersion() {}

    /**
     * Writes the log, and packs it.
     *
     * @param args an empty folder to work in, the archive, and the file for its events
     */
    public static void main(String[] args) throws IOException {
        DataFolder data = new DataFolder(Path.of(args[0]));
        Files.createDirectories(data.run());
        try (RoutingLog log = RoutingLog.begin(data, InstantSource.system())) {
            configuration(REVISION).forEach(input -> take(log, input));
            take(log, new SignIn(READY, SEAT));
            take(log, new SignIn(AT_BREAK, OTHER_SEAT));
            take(log, new BecomeReady(READY));
            take(log, new BecomeReady(AT_BREAK));
            take(log, new TakeBreak(AT_BREAK, new ReasonId(41)));
        }
        pack(data.log(), Path.of(args[1]));
        StringBuilder events = new StringBuilder();
        StoredLog.in(data).export(events);
        Files.writeString(Path.of(args[2]), events);
    }

    /** What brings a revision of the hotline into force. */
    static List<Input> configuration(long revision) {
        Configuration configuration = new Configuration(
                revision,
                2_000,
                60_000,
                List.of(new LineSetting(new LineId(1), PROJECT, CLIENT, QUEUE, new PromptId(91), 30_000)),
                List.of(new QueueSetting(QUEUE, new PromptId(92), 15_000, 20_000, true)),
                Stream.of(READY, AT_BREAK).map(LogOfAVersion::agent).toList());
        Stream<Input> parts =
                ConfigurationBytes.split(configuration).stream().map((ConfigurationPart part) -> stage(part));
        String digest = ConfigurationBytes.digest(ConfigurationBytes.encode(configuration));
        return Stream.concat(parts, Stream.of(new Input.ActivateConfiguration(revision, digest)))
                .toList();
    }

    private static Input stage(ConfigurationPart part) {
        return new Input.StageConfiguration(part);
    }

    private static AgentSetting agent(PersonId agent) {
        return new AgentSetting(agent, new VendorId(71), PROJECT, CLIENT, List.of(QUEUE));
    }

    private static void take(RoutingLog log, Input input) {
        log.submit(input).join().ifPresent(refused -> {
            throw new IllegalStateException(refused.toString());
        });
    }

    private static void pack(Path log, Path archive) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(log)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = log.relativize(each).toString();
                // Kept rules are needed after a sudden end only; marks are of the process that ran.
                if (!name.startsWith("rules/") && !name.contains("-mark")) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(each, zip);
                }
            }
        }
    }
}
