package org.huawu.server.trunks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.trunks.Transport;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.TrunkAddresses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrunkChecksTest {

    private static final String HERE = "192.0.2.1";
    private static final Trunk.Peer CARRIER = new Trunk.Peer("192.0.2.10", 5_060, Transport.UDP, 1, 1);

    @Test
    void given_a_place_at_which_we_take_calls_ourselves_when_it_is_to_be_a_peer_then_it_is_refused_by_its_row() {
        Trunk.Peer ourselves = new Trunk.Peer(HERE, 5_061, Transport.TLS, 1, 1);
        RejectedException refused = refused(List.of(CARRIER, ourselves), null);
        assertThat(refused.rejection().errorId()).isEqualTo("peer-is-ourselves");
        assertThat(refused.rejection().facts())
                .containsEntry("row", 2)
                .containsEntry("address", HERE)
                .containsEntry("port", "5061")
                .containsEntry("field", "peers");
    }

    @Test
    void given_a_place_at_which_we_take_calls_ourselves_when_it_is_to_be_the_proxy_then_it_is_refused() {
        RejectedException refused = refused(List.of(CARRIER), new Trunk.Proxy(HERE, 5_060, Transport.UDP));
        assertThat(refused.rejection().errorId()).isEqualTo("proxy-is-ourselves");
    }

    @Test
    void given_another_machine_or_another_program_beside_us_when_it_is_to_be_a_peer_then_it_is_taken() {
        Trunk.Peer beside = new Trunk.Peer(HERE, 5_070, Transport.UDP, 1, 1);
        assertThatCode(() -> TrunkChecks.refuseOurselves(List.of(CARRIER, beside), null, new Ours()))
                .doesNotThrowAnyException();
    }

    private static RejectedException refused(List<Trunk.Peer> peers, Trunk.@Nullable Proxy proxy) {
        return catchThrowableOfType(
                RejectedException.class, () -> TrunkChecks.refuseOurselves(peers, proxy, new Ours()));
    }

    /** SIP over all three transports at one address. */
    private static final class Ours implements TrunkAddresses {

        @Override
        public List<String> all() {
            return List.of(HERE);
        }

        @Override
        public boolean isOurs(String address, int port) {
            return address.equals(HERE) && (port == 5_060 || port == 5_061);
        }
    }
}
