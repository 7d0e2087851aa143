package org.huawu.server.switchboard.internal;

import java.security.SecureRandom;
import org.huawu.cluster.NoticeHandler;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.recordings.RecordingFiles;
import org.huawu.server.switchboard.SwitchboardWarmUp;
import org.huawu.server.telephones.HouseTelephones;
import org.huawu.server.trunks.TrunksInForce;
import org.huawu.switchboard.engine.Signalling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** What the switchboard is given by the rest of the house. */
@Component
record Parts(
        EdgeAddresses pages,
        RecordingFiles recordings,
        NoticeHandler notices,
        SecureRandom random,
        SslBundles certificates,
        TrunksInForce trunks,
        Signalling signalling,
        HouseTelephones telephones,
        ObjectProvider<SwitchboardWarmUp> warmUp) {}
