package org.huawu.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.huawu.server.database.RunningServer;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.RunState;

/**
 * The command "status": what runs on the data folder. Done while the program runs, failed when it does not.
 *
 * @param terminal where it says so
 */
record StatusCommand(Terminal terminal) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");
    private static final long MIB = 1024 * 1024;

    int run() {
        DataFolder folder = Commands.dataFolder();
        RunState state = RunState.read(folder).filter(StatusCommand::isRunning).orElseThrow(() -> notRunning(folder));
        String since = TIME.format(state.startedAt().atZone(ZoneId.systemDefault()));
        boolean ready = Files.exists(folder.readyFile());
        terminal.say(
                "Huawu " + state.version() + " (build " + state.buildId() + "), process " + state.pid() + ", since "
                        + since + (ready ? ", ready" : ", not ready yet"),
                "Huawu " + state.version() + "（构建 " + state.buildId() + "），进程 " + state.pid() + "，启动于 " + since
                        + (ready ? "，已就绪" : "，尚未就绪"));
        sayDatabase(folder, state);
        sayDisk(folder);
        return Commands.DONE;
    }

    /** Whether the process that wrote the state is still there, and not another one that got its number later. */
    static boolean isRunning(RunState state) {
        return ProcessHandle.of(state.pid())
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> !start.isAfter(state.startedAt()))
                .isPresent();
    }

    private void sayDatabase(DataFolder folder, RunState state) {
        if (state.externalDatabase()) {
            terminal.say("Database: external", "数据库：外部");
            return;
        }
        Optional<RunningServer> server = RunningServer.find(folder);
        terminal.say(
                "Database: embedded, "
                        + server.map(s -> "process " + s.pid() + ", port " + s.port())
                                .orElse("not up"),
                "数据库：内置，" + server.map(s -> "进程 " + s.pid() + "，端口 " + s.port()).orElse("未运行"));
    }

    private void sayDisk(DataFolder folder) {
        try {
            long free = Files.getFileStore(folder.root()).getUsableSpace() / MIB;
            terminal.say("Disk: " + free + " MiB free", "磁盘：剩余 " + free + " MiB");
        } catch (IOException e) {
            terminal.say("Disk: cannot be looked at", "磁盘：无法查看");
        }
    }

    private static Refusal notRunning(DataFolder folder) {
        return new Refusal(
                "No Huawu runs on the data folder " + folder.root() + ". Start it with \"./huawu up\".",
                "数据目录 " + folder.root() + " 上没有运行中的 Huawu。请用 “./huawu up” 启动。");
    }
}
