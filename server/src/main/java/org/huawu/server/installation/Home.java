package org.huawu.server.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder the program was installed to. Only names what lies where.
 *
 * @param root absolute path of the folder
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The unpacked PostgreSQL: bin, lib, share. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The built pages. */
    public Path web() {
        return root.resolve("web");
    }

    /** Names the build; "development" where the program runs from its class folders. */
    public String buildId() {
        Path file = root.resolve("build-id");
        try {
            return Files.isRegularFile(file) ? Files.readString(file).strip() : "development";
        } catch (IOException e) {
            throw new Refusal(
                    "The file " + file + " cannot be read (" + e.getMessage() + "). Install the program again.",
                    "无法读取文件 " + file + "（" + e.getMessage() + "）。请重新安装程序。",
                    e);
        }
    }
}
