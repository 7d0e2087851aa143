package org.huawu.server.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.huawu.server.database.PostgresUnpacking;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;

/** Finds the command the program was started with, and ends with its exit code. */
public final class Commands {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private final Class<?> application;
    private final Terminal terminal;

    private Commands(Class<?> application, Terminal terminal) {
        this.application = application;
        this.terminal = terminal;
    }

    /** Carries out a command. Returns while "up" serves; every other command, and a failure, ends the process. */
    public static void main(Class<?> application, String... args) {
        TerminalLanguage language = TerminalLanguage.of(System.getProperty("huawu.language", "en"));
        Terminal terminal = new Terminal(language, System.out, System.err);
        Commands commands = new Commands(application, terminal);
        if (args.length == 1 && args[0].equals("up")) {
            new Up(application, terminal, Clock.systemUTC()).run();
            return;
        }
        System.exit(commands.run(List.of(args)));
    }

    private int run(List<String> args) {
        if (args.isEmpty()) {
            return wrongUse();
        }
        try {
            List<String> rest = args.subList(1, args.size());
            int exitCode = switch (args.getFirst()) {
                case "backup" -> new BackupCommand(terminal).run(rest);
                case "restore" -> new RestoreCommand(terminal, Clock.systemUTC()).run(rest);
                case "doctor" -> rest.isEmpty() ? new DoctorCommand(terminal, Clock.systemUTC()).run() : WRONG_USE;
                case "log" -> new LogCommand(terminal).run(rest);
                case "status" -> rest.isEmpty() ? new StatusCommand(terminal).run() : WRONG_USE;
                case "unpack-postgres" -> rest.size() == 1 ? unpackPostgres(rest.getFirst()) : WRONG_USE;
                default -> WRONG_USE;
            };
            return exitCode == WRONG_USE ? wrongUse() : exitCode;
        } catch (RuntimeException | Error e) {
            new Failure(terminal.language()).report(e, terminal.error());
            return FAILED;
        }
    }

    private static int unpackPostgres(String folder) {
        PostgresUnpacking.unpack(Path.of(folder));
        return DONE;
    }

    private int wrongUse() {
        terminal.refuse(
                new Refusal(
                        "Unknown command or wrong arguments for " + application.getSimpleName()
                                + ". Use: up | backup FILE [--recordings] | restore FILE | doctor | status | log cat [POSITION] | log export FILE | unpack-postgres DIR.",
                        "命令未知或参数有误。用法：up | backup 文件 [--recordings] | restore 文件 | doctor | status | log cat [位置] | log export 文件 | unpack-postgres 目录。"));
        return WRONG_USE;
    }

    /** The folder the launcher named. */
    static DataFolder dataFolder() {
        return new DataFolder(Path.of(property("huawu.data", "--data")));
    }

    /** Where the launcher lies. */
    static Home home() {
        return new Home(Path.of(property("huawu.home", "./huawu")));
    }

    private static String property(String name, String flag) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new Refusal(
                    "The property " + name + " is not set. Start the program by its launcher (" + flag + ").",
                    "未设置属性 " + name + "。请通过启动脚本启动程序（" + flag + "）。");
        }
        return value;
    }
}
