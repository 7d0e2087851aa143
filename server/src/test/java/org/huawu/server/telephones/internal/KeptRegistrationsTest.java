package org.huawu.server.telephones.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.telephones.Telephones;
import org.huawu.server.telephones.Telephones.WantedTelephone;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registrations outlast the program; here two stores of one database stand for two lives of it. */
@HuawuServerTest
class KeptRegistrationsTest {

    private final JdbcClient jdbc;
    private final ScopedWork work;
    private final Clock clock;
    private final Telephones telephones;
    private final KeptRegistrations before;
    private final String number = String.valueOf(20_000_000 + new SecureRandom().nextInt(70_000_000));

    KeptRegistrationsTest(@Autowired BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.work = beans.getBean(ScopedWork.class);
        this.clock = beans.getBean(Clock.class);
        this.telephones = beans.getBean(Telephones.class);
        this.before = new KeptRegistrations(jdbc, work, clock);
    }

    @BeforeEach
    void begin() {
        work.run(
                Scope.all(),
                () -> telephones.add(
                        new WantedTelephone(null, "Desk", number, null, null, null, null, null, null, null, null)));
        before.start();
    }

    @AfterEach
    void end() {
        before.stop();
        work.run(
                Scope.all(),
                () -> telephones.telephones(new PageRequest(PageRequest.MAX_LIMIT, null)).items().stream()
                        .filter(each -> each.number().equals(number))
                        .forEach(each -> telephones.remove(each.id())));
    }

    @Test
    void given_registrations_when_the_program_ends_and_begins_again_then_those_that_stand_are_there() {
        Registration standing = contact("sip:8@192.0.2.1:5062", clock.millis() + 60_000);
        before.put(number, List.of(standing, contact("sip:8@192.0.2.1:5064", clock.millis() - 1)));
        before.stop();
        assertThat(found()).containsExactly(standing);
    }

    @Test
    void given_a_program_that_is_killed_when_it_begins_again_then_what_was_written_behind_is_there() {
        Registration standing = contact("sip:8@192.0.2.1:5062", clock.millis() + 60_000);
        before.put(number, List.of(standing));
        await().atMost(Duration.ofSeconds(10)).until(() -> found().equals(List.of(standing)));
        before.put(number, List.of());
        await().atMost(Duration.ofSeconds(10)).until(() -> found().isEmpty());
    }

    @Test
    void given_an_address_where_a_telephone_stands_when_a_ban_is_asked_for_then_it_is_not_banned() {
        before.put(number, List.of(contact("sip:8@192.0.2.1:5062", clock.millis() + 60_000)));
        Bans bans = new Bans(clock, before);
        InetAddress home = InetAddress.ofLiteral("192.0.2.1");
        InetAddress stranger = InetAddress.ofLiteral("192.0.2.2");
        bans.ban(home, clock.millis() + 60_000);
        bans.ban(stranger, clock.millis() + 60_000);
        assertThat(bans.isBanned(home)).isFalse();
        assertThat(bans.isBanned(stranger)).isTrue();
    }

    private List<Registration> found() {
        KeptRegistrations after = new KeptRegistrations(jdbc, work, clock);
        after.start();
        try {
            return after.of(number);
        } finally {
            after.stop();
        }
    }

    private Registration contact(String uri, long endsAtMs) {
        return new Registration(
                uri,
                500,
                endsAtMs,
                "call-id",
                7,
                new Registration.Flow("udp", new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5_062)),
                clock.millis(),
                "Yealink SIP-T46S 66.84.0.15",
                Set.of(PhoneEvent.TALK, PhoneEvent.HOLD));
    }
}
