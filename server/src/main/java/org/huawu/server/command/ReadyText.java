package org.huawu.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.TerminalLanguage;
import org.springframework.core.env.Environment;

/**
 * What the launcher shows when the program is ready: where the pages are, what to do first, how to stop.
 *
 * @param environment the settings
 * @param folder the data folder
 * @param program which program it is
 */
record ReadyText(Environment environment, DataFolder folder, Program program) {

    String in(TerminalLanguage language) {
        String https = "https://" + host() + ":" + environment.getProperty("huawu.edge.https-port", "8443") + "/";
        String http = "http://localhost:" + environment.getProperty("huawu.edge.http-port", "8080") + "/";
        boolean first = Files.exists(folder.firstSignInFile());
        return switch (language) {
            case ENGLISH ->
                """
                    Huawu %s is ready.

                      Pages          %s
                      On this machine %s
                      Data           %s
                    %s  First call     telephony is not part of this version; its ports stay closed until it is
                      Stop           ./huawu down
                    """.formatted(
                                program.version(),
                                https,
                                http,
                                folder.root(),
                                first
                                        ? "  First sign-in  " + folder.firstSignInFile()
                                                + " (login name and password, to be changed at once)\n"
                                        : "");
            case CHINESE ->
                """
                    Huawu %s 已就绪。

                      页面      %s
                      本机      %s
                      数据      %s
                    %s  首个电话  本版本尚不含电话功能,其端口在此之前保持关闭
                      停止      ./huawu down
                    """.formatted(
                                program.version(),
                                https,
                                http,
                                folder.root(),
                                first ? "  首次登录  " + folder.firstSignInFile() + "(登录名与密码,登录后须立即修改)\n" : "");
        };
    }

    private String host() {
        String named = environment.getProperty("huawu.edge.host", "");
        return named.isBlank() ? nameOfMachine() : named;
    }

    private static String nameOfMachine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
