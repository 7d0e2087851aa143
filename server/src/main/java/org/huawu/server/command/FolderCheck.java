package org.huawu.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.InstallationSettings;

/**
 * The data folder and the disk it is on.
 *
 * @param folder the data folder; need not exist yet
 * @param settings how much room is needed
 */
record FolderCheck(DataFolder folder, InstallationSettings settings) {

    private static final long MIB = 1024 * 1024;
    private static final long COMFORTABLE_MIB = 5 * 1024;

    List<Finding> findings() {
        return List.of(dataFolder(), disk());
    }

    private Finding dataFolder() {
        Path root = folder.root();
        if (Files.exists(folder.restoring())) {
            return Finding.fault(
                    "data-folder",
                    root + " is not whole: a restore was broken off; carry it out again",
                    root + " 不完整：恢复曾被中断；请重新执行恢复");
        }
        Path deepest = deepestThatExists(root);
        if (!Files.isDirectory(deepest) || !Files.isWritable(deepest)) {
            return Finding.fault(
                    "data-folder",
                    deepest + " cannot be written by this user; give the user the folder, or name another with --data",
                    "当前用户无法写入 " + deepest + "；请授予写权限，或用 --data 指定其他目录");
        }
        return deepest.equals(root)
                ? Finding.ok("data-folder", root.toString(), root.toString())
                : Finding.ok("data-folder", root + " will be made at the first start", root + " 将在首次启动时建立");
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(deepestThatExists(folder.root())).getUsableSpace() / MIB;
            if (free < settings.minFreeMib()) {
                return Finding.fault(
                        "disk",
                        free + " MiB free, " + settings.minFreeMib() + " MiB needed to start; free some room",
                        "剩余 " + free + " MiB，启动至少需要 " + settings.minFreeMib() + " MiB；请清理空间");
            }
            return free < COMFORTABLE_MIB
                    ? Finding.warning(
                            "disk",
                            free + " MiB free; recordings and backups will need more",
                            "剩余 " + free + " MiB；录音与备份需要更多空间")
                    : Finding.ok("disk", free + " MiB free", "剩余 " + free + " MiB");
        } catch (IOException e) {
            return Finding.fault(
                    "disk", "cannot be looked at (" + e.getMessage() + ")", "无法查看（" + e.getMessage() + ")");
        }
    }

    private static Path deepestThatExists(Path path) {
        Path each = path;
        while (!Files.exists(each) && each.getParent() != null) {
            each = each.getParent();
        }
        return each;
    }
}
