package org.huawu.server.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.huawu.server.log.StoredLog;

/**
 * The commands "log cat [POSITION]" and "log export FILE": the ordered log for people, the events for programs. Personal data
 * stay sealed.
 *
 * @param terminal where it prints
 */
record LogCommand(Terminal terminal) {

    int run(List<String> args) {
        if (args.isEmpty() || args.size() > 2) {
            return Commands.WRONG_USE;
        }
        return switch (args.getFirst()) {
            case "cat" -> cat(args.size() == 2 ? args.get(1) : "0");
            case "export" -> args.size() == 2 ? export(Path.of(args.get(1))) : Commands.WRONG_USE;
            default -> Commands.WRONG_USE;
        };
    }

    private int cat(String from) {
        if (!from.matches("[0-9]{1,18}")) {
            return Commands.WRONG_USE;
        }
        StoredLog log = StoredLog.in(Commands.dataFolder());
        // The bare stream says when nobody reads any more, such as "head"; System.out keeps that to itself.
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            log.cat(Long.parseLong(from), out);
        } catch (IOException readNoMore) {
            return Commands.DONE;
        }
        return Commands.DONE;
    }

    private int export(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path written = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            StoredLog log = StoredLog.in(Commands.dataFolder());
            PrivateFiles.write(written, "");
            try (BufferedWriter out = Files.newBufferedWriter(written)) {
                log.export(out);
            }
            Files.move(written, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(
                    "The file " + whole + " cannot be written (" + e.getMessage()
                            + "). Free space, or name another place.",
                    "无法写入文件 " + whole + "（" + e.getMessage() + "）。请释放空间或指定其他位置。",
                    new UncheckedIOException(e));
        }
        terminal.say("Events written: " + whole, "事件已写入：" + whole);
        return Commands.DONE;
    }
}
