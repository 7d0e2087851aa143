package org.huawu.server.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the data folder when it is missing, and refuses one that cannot be used. */
public final class DataFolderPreparation {

    private static final long MIB = 1024 * 1024;

    /** What others may have at most: to pass through, which a database under another user's name needs. */
    private static final Set<PosixFilePermission> NOT_FOR_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** What a first start that was broken off may have left; a disk of its own brings one folder along. */
    private static final Set<String> OF_A_FIRST_START = Set.of(
            "huawu.lock",
            "run",
            "log",
            "logs",
            "secrets",
            "tls",
            "postgres",
            "postgres.new",
            "postgres.password",
            "first-sign-in.json",
            "recordings",
            "lost+found");

    private DataFolderPreparation() {}

    /**
     * Makes sure that the folder exists, is closed to others, can be written, and has room.
     *
     * @throws Refusal when it is not so and cannot be made so
     */
    public static void prepare(DataFolder folder, InstallationSettings settings) {
        Path root = folder.root();
        refuseUnusableName(root);
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new Refusal(
                    "The data folder " + root + " is a file. Name a folder with --data.",
                    "数据目录 " + root + " 是一个文件。请用 --data 指定一个目录。");
        }
        if (Files.exists(folder.restoring())) {
            throw new Refusal(
                    "The data folder " + root + " is not whole: a restore into it is under way or was broken off."
                            + " Carry out \"./huawu restore FILE --data " + root + "\" again.",
                    "数据目录 " + root + " 不完整：恢复正在进行或曾被中断。请重新执行 “./huawu restore 文件 --data " + root + "”。");
        }
        refuseForeign(folder);
        try {
            PrivateFiles.createFolders(root);
            closeToOthers(root);
            PrivateFiles.createFolders(folder.run());
            PrivateFiles.createFolders(folder.logs());
            PrivateFiles.createFolders(folder.secrets());
        } catch (IOException e) {
            throw notWritable(root, e);
        }
        if (!Files.isWritable(root) || !Files.isExecutable(root)) {
            throw notWritable(root, new IOException("permission denied"));
        }
        refuseFullDisk(folder, settings);
    }

    /**
     * Refuses when the disk of the folder has less room than the settings ask for.
     *
     * @throws Refusal when it is nearly full
     */
    static void refuseFullDisk(DataFolder folder, InstallationSettings settings) {
        long freeMib;
        try {
            freeMib = Files.getFileStore(folder.root()).getUsableSpace() / MIB;
        } catch (IOException e) {
            throw notWritable(folder.root(), e);
        }
        if (freeMib < settings.minFreeMib()) {
            throw new Refusal(
                    "The disk of the data folder " + folder.root() + " is nearly full: " + freeMib + " MiB free, "
                            + settings.minFreeMib()
                            + " MiB needed. Free some room, or move the folder to a larger disk.",
                    "数据目录 " + folder.root() + " 所在磁盘即将用满：剩余 " + freeMib + " MiB，至少需要 " + settings.minFreeMib()
                            + " MiB。请清理空间，或把目录移到更大的磁盘。");
        }
    }

    /** What is not ours would get other permissions, be taken into backups, and stand in the way of a restore. */
    private static void refuseForeign(DataFolder folder) {
        if (Files.exists(folder.installationFile()) || !Files.isDirectory(folder.root())) {
            return;
        }
        try (Stream<Path> content = Files.list(folder.root())) {
            List<String> foreign = content.map(path -> path.getFileName().toString())
                    .filter(name -> !OF_A_FIRST_START.contains(name))
                    .sorted()
                    .toList();
            if (!foreign.isEmpty()) {
                throw new Refusal(
                        "The folder " + folder.root() + " is not empty and holds no data of Huawu ("
                                + foreign.getFirst() + "). Name an empty or a new folder with --data.",
                        "目录 " + folder.root() + " 不为空，且不是 Huawu 的数据目录（" + foreign.getFirst()
                                + "）。请用 --data 指定空目录或新目录。");
            }
        } catch (IOException e) {
            throw notWritable(folder.root(), e);
        }
    }

    /**
     * PostgreSQL's own starter passes the folder's name through a shell.
     *
     * @throws Refusal when the name holds what a shell would take for something else
     */
    public static void refuseUnusableName(Path root) {
        boolean unusable =
                root.toString().chars().anyMatch(c -> "\"$`\\'".indexOf(c) >= 0 || Character.isISOControl(c));
        if (unusable) {
            throw new Refusal(
                    "The data folder " + root
                            + " has a quote, $, ` or \\ in its name. Name another folder with --data.",
                    "数据目录 " + root + " 的名称含有引号、$、` 或 \\。请用 --data 指定其他目录。");
        }
    }

    private static void closeToOthers(Path root) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(root);
        Set<PosixFilePermission> wanted = EnumSet.copyOf(now);
        wanted.removeAll(NOT_FOR_OTHERS);
        if (!wanted.equals(now)) {
            Files.setPosixFilePermissions(root, wanted);
        }
    }

    private static Refusal notWritable(Path root, IOException because) {
        String user = System.getProperty("user.name", "?");
        return new Refusal(
                "The data folder " + root + " cannot be written by user " + user + " (" + because.getMessage()
                        + "). Give that user the folder, or name another with --data.",
                "用户 " + user + " 无法写入数据目录 " + root + "（" + because.getMessage() + "）。请授予该用户写权限，或用 --data 指定其他目录。",
                because);
    }
}
