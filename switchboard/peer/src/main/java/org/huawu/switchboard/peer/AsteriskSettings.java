package org.huawu.switchboard.peer;

import java.util.List;

/**
 * What an Asterisk is to do.
 *
 * @param modules what it loads beyond what every call by SIP needs, without their ending
 * @param pjsip who may call, and who is called; its transport with the port among it
 * @param extensions what is done with calls
 * @param firstRtpPort the first port for sound
 * @param lastRtpPort the last one
 */
public record AsteriskSettings(
        List<String> modules, String pjsip, String extensions, int firstRtpPort, int lastRtpPort) {
    public AsteriskSettings {
        modules = List.copyOf(modules);
    }
}
