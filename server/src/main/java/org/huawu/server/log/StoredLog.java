package org.huawu.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import org.huawu.cluster.LogException;
import org.huawu.cluster.LogKey;
import org.huawu.cluster.LogReader;
import org.huawu.cluster.LogSettings;
import org.huawu.cluster.LogText;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;

/**
 * The log of a data folder as text, whether the program runs on it or not. Personal data stay sealed. What the program gave
 * back after it was stored in PostgreSQL is not there any more.
 */
public final class StoredLog {

    private final LogPlace place;

    private StoredLog(LogPlace place) {
        this.place = place;
    }

    /**
     * Finds the log of a data folder.
     *
     * @throws Refusal when there is none
     */
    public static StoredLog in(DataFolder data) {
        LogPlace place = LogPlace.in(data);
        if (!Files.isDirectory(place.folder())) {
            throw new Refusal(
                    "There is no log in " + place.folder()
                            + ". It is made at the first start; name another folder with --data.",
                    "目录 " + place.folder() + " 中没有日志。日志在首次启动时创建；请用 --data 指定其他目录。");
        }
        return new StoredLog(place);
    }

    /**
     * The inputs in their order, one line each: position, time, kind, content.
     *
     * @param from entries behind that position; 0 for all there are
     */
    public void cat(long from, Appendable out) throws IOException {
        try (LogReader reader = open(from)) {
            LogText.cat(reader, out);
        } catch (LogException e) {
            throw LogRefusal.of(e, place.folder());
        }
    }

    /** The events in their order, one JSON object a line. */
    public void export(Appendable out) throws IOException {
        LogText.export(place.folder(), LogKey.BEGINNING, out);
    }

    private LogReader open(long from) {
        LogSettings settings =
                LogSettings.of(place.folder(), place.driverFolder(), RulesId.ofThisProgram(), InstantSource.system());
        try {
            return LogReader.ofStopped(settings, from);
        } catch (LogException e) {
            if (!e.rejection().errorId().equals("log-folder-in-use")) {
                throw e;
            }
            return LogReader.ofRunning(settings, from);
        }
    }
}
