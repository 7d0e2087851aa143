package org.huawu.server.prompts.internal.sound;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program of the system on files of strangers: beside this one, so that its faults are its own, under limits of the
 * system for time, memory and the size of what it writes, in a folder of its own that is gone afterwards. Two at a time; who
 * finds no place within {@value #PATIENCE_S} s is refused. Any thread.
 */
final class OutsideProgram {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideProgram.class);
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_S = 10;
    private static final long MOST_MEMORY_BYTES = 1L << 30;

    private final Path folder;
    private final long mostBytes;
    private final int mostSeconds;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * @param folder where its files lie
     * @param mostBytes the most it may write
     * @param mostSeconds the longest it may take
     */
    OutsideProgram(Path folder, long mostBytes, int mostSeconds) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.mostSeconds = mostSeconds;
    }

    /** Where a program lies that people can run; nothing when it is not installed. */
    static Optional<Path> find(String name, String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Has a program make one file of another.
     *
     * @param program with its own words; {@code in} and {@code out} stand for the two files, which it finds in its folder
     * @param in what it is given
     * @return what it made
     * @throws SoundRefused when it fails, takes too long or writes too much
     */
    byte[] run(List<String> program, byte[] in) throws SoundRefused {
        boolean hasPlace = false;
        Path work = null;
        try {
            hasPlace = places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS);
            if (!hasPlace) {
                throw new SoundRefused("sound-makers-busy");
            }
            Files.createDirectories(folder);
            work = Files.createTempDirectory(folder, "sound");
            Files.write(work.resolve("in"), in);
            return made(program, work);
        } catch (IOException e) {
            LOG.warn("A sound could not be made: {}", e.getClass().getName());
            throw new SoundRefused("sound-not-made");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SoundRefused("sound-makers-busy");
        } finally {
            if (hasPlace) {
                places.release();
            }
            if (work != null) {
                delete(work);
            }
        }
    }

    private byte[] made(List<String> program, Path work) throws IOException, InterruptedException, SoundRefused {
        List<String> command = new ArrayList<>(List.of(
                "prlimit", "--cpu=" + mostSeconds, "--fsize=" + mostBytes, "--as=" + MOST_MEMORY_BYTES, "--core=0"));
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean isOver = process.waitFor(mostSeconds, TimeUnit.SECONDS);
            Path out = work.resolve("out.wav");
            if (!isOver || process.exitValue() != 0 || !Files.isRegularFile(out)) {
                LOG.info("{} made no sound of what it was given", program.getFirst());
                throw new SoundRefused("sound-not-made");
            }
            return Files.readAllBytes(out);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path work) {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(work);
        } catch (IOException e) {
            LOG.warn(
                    "A folder for sounds could not be deleted: {}", e.getClass().getName());
        }
    }
}
