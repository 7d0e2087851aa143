package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recordings as WAV files in a folder, in clear. One under way is called NAME.wav.part; its length is the file's. When it
 * ends, its header is completed, the file is synced and renamed to NAME.wav.
 */
public final class WavFolder implements RecordingStore {

    private static final String WAV = ".wav";
    private static final String PART = WAV + ".part";

    private final Path folder;

    /**
     * A folder of recordings; made when it is not there.
     *
     * @throws IOException when it cannot be made
     */
    public WavFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public List<Kept> recover() throws IOException {
        List<Path> leftBehind;
        try (Stream<Path> all = Files.list(folder)) {
            leftBehind = all.filter(each -> each.getFileName().toString().endsWith(PART))
                    .sorted()
                    .toList();
        }
        List<Kept> completed = new ArrayList<>();
        for (Path part : leftBehind) {
            String file = part.getFileName().toString();
            completed.add(complete(file.substring(0, file.length() - PART.length())));
        }
        return completed;
    }

    @Override
    public boolean has(String name) {
        return Files.exists(folder.resolve(name + WAV)) || Files.exists(folder.resolve(name + PART));
    }

    @Override
    public Writing begin(String name) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve(name + PART), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write(file, WavFile.stereoHeader(0));
        return new Writing() {
            @Override
            public void append(ByteBuffer block) throws IOException {
                write(file, block);
            }

            @Override
            public Kept finish() throws IOException {
                file.close();
                return complete(name);
            }
        };
    }

    private Kept complete(String name) throws IOException {
        Path part = folder.resolve(name + PART);
        long soundBytes = WavFile.repair(part);
        Files.move(part, folder.resolve(name + WAV), StandardCopyOption.ATOMIC_MOVE);
        return new Kept(name, name + WAV, soundBytes);
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
