package org.huawu.server.command;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.TerminalLanguage;
import org.huawu.server.switchboard.SwitchboardAddresses;

/**
 * What the launcher shows when the program is ready: where the pages are, what to do first, how to stop.
 *
 * @param edge where the pages are
 * @param telephones where telephones reach it
 * @param folder the data folder
 * @param program which program it is
 */
record ReadyText(EdgeAddresses edge, SwitchboardAddresses telephones, DataFolder folder, Program program) {

    String in(TerminalLanguage language) {
        String https = "https://" + edge.host() + ":" + edge.httpsPort() + "/";
        String http = "http://localhost:" + edge.httpPort() + "/";
        // Only where the launcher would not find the folder by itself.
        String data = Boolean.getBoolean("huawu.data-named") ? " --data " + folder.root() : "";
        InetSocketAddress sip = telephones.sip();
        InetSocketAddress tls = telephones.sipOverTls();
        boolean first = Files.exists(folder.firstSignInFile());
        return switch (language) {
            case ENGLISH ->
                """
                    Huawu %s is ready.

                      Pages          %s
                      On this machine %s
                      Data           %s
                    %s  First call     %s
                      Stop           ./huawu down%s
                    """.formatted(
                                program.version(),
                                https,
                                http,
                                folder.root(),
                                first
                                        ? "  First sign-in  " + folder.firstSignInFile()
                                                + " (login name and password, to be changed at once)\n"
                                        : "",
                                sip == null
                                        ? "this program carries no calls (huawu.switchboard.embedded)"
                                        : "sip:NUMBER@" + at(sip)
                                                + " from any SIP phone (UDP or TCP"
                                                + (tls == null ? "" : "; TLS at port " + tls.getPort())
                                                + "), NUMBER of a line; or from the page of lines",
                                data);
            case CHINESE ->
                """
                    Huawu %s 已就绪。

                      页面      %s
                      本机      %s
                      数据      %s
                    %s  首个电话  %s
                      停止      ./huawu down%s
                    """.formatted(
                                program.version(),
                                https,
                                http,
                                folder.root(),
                                first ? "  首次登录  " + folder.firstSignInFile() + "（登录名与密码，登录后须立即修改）\n" : "",
                                sip == null
                                        ? "本程序不承载电话（huawu.switchboard.embedded）"
                                        : "任意 SIP 话机拨打 sip:号码@" + at(sip) + "（线路号码；UDP 或 TCP"
                                                + (tls == null ? "" : "，TLS 端口 " + tls.getPort())
                                                + "），或在线路页面拨打",
                                data);
        };
    }

    private static String at(InetSocketAddress sip) {
        return sip.getAddress().getHostAddress() + ":" + sip.getPort();
    }
}
