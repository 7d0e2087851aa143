package org.huawu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A main method of ours in a JVM of its own, with the flags of this one. */
final class ChildProgram {

    private static final int LIMIT_MINUTES = 5;

    private ChildProgram() {}

    /** Runs it to its end and gives back what it printed. */
    static String run(Class<?> main, Path... arguments) {
        try {
            Process process =
                    start(main, Stream.of(arguments).map(Path::toString).toList(), ProcessBuilder.Redirect.INHERIT);
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new BenchFailure(main.getSimpleName() + " did not end well.");
            }
            return printed;
        } catch (IOException e) {
            throw new BenchFailure(main.getSimpleName() + " could not be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The measurement was interrupted.", e);
        }
    }

    /** Starts it; its input and output are for the caller. */
    static Process start(Class<?> main, List<String> arguments, ProcessBuilder.Redirect errors) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(errors).start();
    }
}
