package org.huawu.server.operations.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.server.operations.web.TrunkHealth.TrunksView;
import org.huawu.switchboard.sip.SipTransport;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.sip.TrunkState;
import org.huawu.switchboard.sip.TrunkState.Login;
import org.huawu.switchboard.sip.TrunkState.Peer;
import org.huawu.switchboard.sip.TrunkState.Reach;
import org.huawu.switchboard.sip.TrunkState.Registered;
import org.junit.jupiter.api.Test;

/** When trunks need somebody. */
class TrunkHealthTest {

    @Test
    void given_trunks_when_no_peer_of_one_answers_or_it_cannot_register_then_it_is_counted_and_no_other() {
        assertThat(health(
                        trunk(Login.NONE, Reach.THERE),
                        trunk(Login.REGISTERED, Reach.THERE, Reach.THERE),
                        trunk(Login.REGISTERED, Reach.SILENT, Reach.THERE),
                        trunk(Login.TRYING, Reach.SILENT, Reach.UNKNOWN),
                        trunk(Login.NONE, Reach.SILENT, Reach.SILENT),
                        trunk(Login.FAILED, Reach.UNKNOWN),
                        trunk(Login.FAILED, Reach.SILENT)))
                .isEqualTo(new TrunksView(7, 2, 2));
        assertThat(health()).isEqualTo(new TrunksView(0, 0, 0));
    }

    private static TrunksView health(TrunkState... trunks) {
        return new TrunkHealth(() -> List.of(trunks)).view();
    }

    private static TrunkState trunk(Login login, Reach... peers) {
        TrunkPeer peer = new TrunkPeer(
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.10"), 5_060), SipTransport.UDP, 1, 1);
        return new TrunkState(
                "1",
                0,
                Stream.of(peers).map(reach -> new Peer(peer, reach, 0)).toList(),
                new Registered(login, 403, 0));
    }
}
