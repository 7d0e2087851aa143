package org.huawu.server.switchboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huawu.cluster.ContactIds;
import org.huawu.cluster.PortIds;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.hotline.KnownLines;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.LineDemand;
import org.huawu.server.hotline.LineUrgency;
import org.huawu.server.switchboard.CallsOut.NewCall;
import org.huawu.switchboard.engine.PrefixCap;
import org.huawu.switchboard.engine.WaysOut;
import org.huawu.switchboard.sip.NumberWriting;
import org.huawu.switchboard.sip.SipTransport;
import org.huawu.switchboard.sip.TrunkLimits;
import org.huawu.switchboard.sip.TrunkManner;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.sip.TrunkSettings;
import org.junit.jupiter.api.Test;

class HouseCallsOutTest {

    private static final ProjectId PROJECT = new ProjectId(17);
    private static final Line SHOWN = line(1_004, "4008100001", PROJECT);
    private static final Line NOT_SHOWN = line(1_005, "4008100002", PROJECT);
    private static final Line OF_OTHERS = line(1_006, "4008100003", new ProjectId(27));

    private final HouseCallsOut callsOut =
            new HouseCallsOut(new KnownLines(List.of(SHOWN, NOT_SHOWN, OF_OTHERS)), NumberPlan.NATIONAL);

    @Test
    void given_trunks_when_a_line_calls_out_then_it_goes_by_the_one_that_may_show_its_number() {
        assertThat(callsOut.lines(PROJECT)).isEmpty();
        callsOut.follow(ways(trunk("11", "4008100001"), trunk("8", "4008100001"), trunk("9", "4008100003")));
        assertThat(callsOut.lines(PROJECT)).containsExactly(SHOWN);
        assertThat(Objects.requireNonNull(callsOut.exit(SHOWN.id())).trunk().value())
                .isEqualTo("8");
        assertThat(Objects.requireNonNull(callsOut.exit(OF_OTHERS.id())).shown().plain())
                .isEqualTo("4008100003");
        assertThat(callsOut.exit(NOT_SHOWN.id())).isNull();
        callsOut.follow(WaysOut.NONE);
        assertThat(callsOut.lines(PROJECT)).isEmpty();
    }

    @Test
    void given_prefixes_that_may_be_called_when_a_number_is_asked_for_then_the_longest_of_them_decides() {
        callsOut.follow(new WaysOut(
                List.of(), List.of(new PrefixCap("1", 500), new PrefixCap("19", 0), new PrefixCap("010", 20))));
        assertThat(callsOut.obstacle("13912345678")).isEmpty();
        assertThat(callsOut.obstacle("01066550000")).isEmpty();
        assertThat(callsOut.obstacle("19912345678").map(Rejection::errorId)).contains("number-not-allowed");
        assertThat(callsOut.obstacle("+4930123456").map(Rejection::errorId)).contains("number-not-allowed");
        assertThat(callsOut.obstacle("").map(Rejection::errorId)).contains("callee-invalid");
        assertThat(callsOut.obstacle("12").map(Rejection::errorId)).contains("callee-invalid");
        assertThat(callsOut.obstacle("139abc").map(Rejection::errorId)).contains("callee-invalid");
    }

    @Test
    void given_a_switchboard_when_calls_begin_then_each_has_names_of_its_own_and_without_it_none_does() {
        assertThat(callsOut.begin()).isEmpty();
        callsOut.open(new ContactIds(() -> 5));
        Optional<NewCall> first = callsOut.begin();
        Optional<NewCall> second = callsOut.begin();
        assertThat(first).isNotEqualTo(second);
        assertThat(first.map(NewCall::channel))
                .contains(PortIds.channel(
                        PortIds.dialled(first.map(NewCall::contact).orElseThrow())));
        callsOut.close();
        assertThat(callsOut.begin()).isEmpty();
    }

    private static WaysOut ways(TrunkSettings... trunks) {
        return new WaysOut(List.of(trunks), List.of());
    }

    private static TrunkSettings trunk(String name, String shown) {
        TrunkPeer peer =
                new TrunkPeer(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5_060), SipTransport.UDP, 1, 1);
        return new TrunkSettings(
                name,
                List.of(peer),
                "carrier.example",
                Optional.empty(),
                Set.of(shown),
                NumberWriting.NATIONAL,
                TrunkLimits.USUAL,
                TrunkManner.PLAIN);
    }

    private static Line line(long id, String number, ProjectId project) {
        return new Line(
                new LineId(id),
                number,
                "热线",
                new ClientId(16),
                project,
                new QueueId(2_001),
                false,
                null,
                LineUrgency.USUAL,
                LineDemand.NONE);
    }
}
