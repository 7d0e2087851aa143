package org.huawu.server.switchboard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.huawu.server.installation.Refusal;
import org.huawu.server.switchboard.internal.FreePort;
import org.huawu.server.switchboard.internal.OwnAddresses;

/** The ports at which telephones will be heard. */
public final class TelephonePorts {

    private TelephonePorts() {}

    /**
     * Looks whether they can be had, before anything is started that would take time.
     *
     * @param httpsPort the port that HTTPS will have on all addresses
     * @throws Refusal when one cannot: which, where, and what changes it
     */
    public static void refuseIfTaken(SwitchboardSettings settings, int httpsPort) {
        if (!settings.embedded()) {
            return;
        }
        if (httpsPort != 0 && settings.tlsPort().stream().anyMatch(port -> port == httpsPort)) {
            throw new Refusal(
                    "Port " + httpsPort
                            + " is wanted for HTTPS and for SIP over TLS, which has the port after that of SIP unless"
                            + " it is named. Choose another with --https, with --sip, or with huawu.switchboard.sip-tls-port (off for none).",
                    "端口 " + httpsPort + " 同时用于 HTTPS 和 SIP TLS（未指定时为 SIP 端口的下一个）。请用 --https、--sip 或"
                            + " huawu.switchboard.sip-tls-port 另选端口（off 表示不用）。");
        }
        refuseIfTaken(settings, OwnAddresses.forTelephones(settings.publicAddress()));
        OwnAddresses.further(settings.furtherAddresses()).forEach(each -> refuseIfTaken(settings, each));
    }

    private static void refuseIfTaken(SwitchboardSettings settings, InetAddress address) {
        if (settings.sipPort() != 0) {
            FreePort.SIP.refuseIfTaken(new InetSocketAddress(address, settings.sipPort()));
        }
        settings.tlsPort().stream()
                .filter(port -> port != 0)
                .forEach(port -> FreePort.SIP_OVER_TLS.refuseIfTaken(new InetSocketAddress(address, port)));
    }
}
