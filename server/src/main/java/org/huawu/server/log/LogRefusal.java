package org.huawu.server.log;

import java.nio.file.Path;
import java.util.Map;
import org.huawu.cluster.LogException;
import org.huawu.server.installation.Refusal;

/** What the person at the terminal reads when the log does not start. */
final class LogRefusal {

    private LogRefusal() {}

    static Refusal of(LogException failed, Path folder) {
        Map<String, Object> facts = failed.rejection().facts();
        return switch (failed.rejection().errorId()) {
            case "log-folder-in-use" ->
                new Refusal(
                        "Another program uses the log in " + folder + ". End it, then start again.",
                        "日志目录 " + folder + " 正被另一个程序使用。请先结束它，再重新启动。",
                        failed);
            case "log-foreign-tail" ->
                new Refusal(
                        "The version before did not end cleanly, and its log (rules " + facts.get("writtenBy")
                                + ") must be closed by that version: start it once, stop it with \"down\", then start this one.",
                        "上一个版本没有正常结束，其日志（规则 " + facts.get("writtenBy") + "）须由该版本收尾：请用该版本启动一次并以“down”停止，再启动本版本。",
                        failed);
            case "log-entry-damaged", "log-snapshot-differs", "log-journal-behind-snapshot" ->
                new Refusal(
                        "The log in " + folder + " is damaged ("
                                + failed.rejection().errorId() + " " + facts
                                + "). Check the disk and restore a backup.",
                        "日志目录 " + folder + " 已损坏（" + failed.rejection().errorId() + " " + facts + "）。请检查磁盘并从备份恢复。",
                        failed);
            default ->
                new Refusal(
                        "The log in " + folder + " cannot start ("
                                + failed.rejection().errorId() + " " + facts
                                + "). See that the folder can be written and has room.",
                        "日志目录 " + folder + " 无法启动（" + failed.rejection().errorId() + " " + facts + "）。请确认该目录可写且空间足够。",
                        failed);
        };
    }
}
