package org.huawu.server.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program says of its present or last run, for the commands that are processes of their own. Whether it still runs
 * is told by the lock, not by this.
 *
 * @param pid the process
 * @param startedAt when it began
 * @param version which program it is
 * @param buildId which build of it
 * @param externalDatabase whether it works on somebody else's database
 */
public record RunState(long pid, Instant startedAt, String version, String buildId, boolean externalDatabase) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes it. The caller holds the folder's lock. */
    public void save(DataFolder folder) throws IOException {
        PrivateFiles.write(fileIn(folder), JSON.writeValueAsBytes(this));
    }

    /** Of the present or the last run; empty when there was none yet. */
    public static Optional<RunState> read(DataFolder folder) {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(fileIn(folder)), RunState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new Refusal(
                    "The file " + fileIn(folder) + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "). Delete it; the program writes it again at the next start.",
                    "无法读取文件 " + fileIn(folder) + "（" + e.getClass().getSimpleName() + "）。请删除它，程序会在下次启动时重新写入。",
                    e);
        }
    }

    private static Path fileIn(DataFolder folder) {
        return folder.run().resolve("state.json");
    }
}
