package org.huawu.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huawu.cluster.LogRecovery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The rules a log was written under, kept beside it in {@code rules/ID}: when the program dies and another version starts
 * next, these bring the log to a clean end first. Kept is what {@link LogRecovery} needs, some megabytes.
 */
final class KeptRules {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRules.class);
    private static final String UNFINISHED = ".new";
    /** The order of the class path, which the id depends on. */
    private static final String RULE = "rule-%d";

    private static final String LIBRARY = "library-%d";
    private static final long LIMIT_S = 180;

    private final LogPlace place;
    private final Path folder;

    KeptRules(LogPlace place) {
        this.place = place;
        this.folder = place.folder().resolve("rules");
    }

    /** Keeps those of this program, before anything is written under them; whole or not at all. */
    void keep(String id) throws IOException {
        Path kept = folder.resolve(id);
        if (Files.isDirectory(kept)) {
            return;
        }
        Path unfinished = folder.resolve(id + UNFINISHED);
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        copy(LogRecovery.rules(), unfinished, RULE);
        copy(LogRecovery.libraries(), unfinished, LIBRARY);
        Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets all but those of this program; its log must have started. */
    void forgetOthers(String id) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(kept -> !kept.getFileName().toString().equals(id))
                    .toList()) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }

    /**
     * Brings the log to a clean end under the rules that wrote it.
     *
     * @param id theirs
     * @return false when they are not kept, are not what they were, or did not succeed
     */
    boolean recover(String id) throws IOException {
        Path kept = folder.resolve(id);
        if (!id.matches("[0-9a-f]+") || !Files.isDirectory(kept)) {
            return false;
        }
        List<Path> rules = list(kept, RULE);
        if (!RulesId.of(rules).equals(id)) {
            LOG.error("The rules kept in {} are not those the log was written under", kept);
            return false;
        }
        rules.addAll(list(kept, LIBRARY));
        LOG.info("The version before ended suddenly: its own rules {} bring the log to a clean end", id);
        return run(commandLine(rules, id));
    }

    private boolean run(List<String> commandLine) throws IOException {
        Path said = Files.createTempFile(place.folder(), "recovery-", ".out");
        Process process = new ProcessBuilder(commandLine)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean isOver = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
            if (isOver && process.exitValue() == 0) {
                return true;
            }
            LOG.error("The log was not brought to a clean end: {}", isOver ? firstLine(said) : "it took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(said);
        }
        return false;
    }

    private List<String> commandLine(List<Path> classPath, String id) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-exports",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                String.join(":", classPath.stream().map(Path::toString).toList()),
                LogRecovery.class.getName(),
                place.folder().toString(),
                place.driverFolder().toString(),
                id);
    }

    private static String firstLine(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said);
        return lines.isEmpty() ? "it said nothing" : lines.getFirst();
    }

    private static void copy(List<Path> parts, Path target, String name) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            FileSystemUtils.copyRecursively(parts.get(i), target.resolve(name.formatted(i)));
        }
    }

    private static List<Path> list(Path kept, String name) {
        return new ArrayList<>(IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> kept.resolve(name.formatted(i)))
                .takeWhile(Files::exists)
                .toList());
    }
}
