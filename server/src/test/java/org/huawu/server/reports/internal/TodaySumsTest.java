package org.huawu.server.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EndCause;
import org.huawu.events.Party;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.server.reports.ReportsSettings;
import org.huawu.server.testing.StillClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TodaySumsTest {

    private static final ContactRef CONTACT =
            new ContactRef(new ContactId(1), new LineId(2), new QueueId(3), new ProjectId(4), new ClientId(5));

    private final StillClock clock = new StillClock();
    private final TodaySums sums = new TodaySums(
            JdbcClient.create(new DriverManagerDataSource()), new ReportsSettings("Asia/Shanghai"), clock);

    @Test
    void given_talks_of_two_agents_when_they_end_then_each_has_the_own_number_until_midnight() {
        sums.count(ended(11));
        sums.count(ended(11));
        sums.count(ended(12));
        assertThat(handledBy(11)).isEqualTo(2);
        assertThat(handledBy(12)).isEqualTo(1);
        assertThat(handledBy(13)).isZero();

        clock.advance(Duration.ofHours(12));
        assertThat(handledBy(11)).isZero();
        sums.count(ended(11));
        assertThat(handledBy(11)).isEqualTo(1);
    }

    @Test
    void given_a_contact_that_nobody_took_when_it_ends_then_nobody_has_handled_it() {
        long now = clock.millis();
        sums.count(new ContactEnded(
                now, CONTACT, null, EndCause.NORMAL, Party.CALLER, ContactStage.WAITING, 9_000, 8_000, 0));
        assertThat(handledBy(11)).isZero();
    }

    private int handledBy(long agent) {
        return sums.handledBy(new PersonId(agent));
    }

    private ContactEnded ended(long agent) {
        AgentRef by = new AgentRef(
                new PersonId(agent), new SeatId(agent), new VendorId(13), CONTACT.project(), CONTACT.client());
        return new ContactEnded(
                clock.millis(), CONTACT, by, EndCause.NORMAL, Party.CALLER, ContactStage.TALKING, 9_000, 3_000, 5_000);
    }
}
