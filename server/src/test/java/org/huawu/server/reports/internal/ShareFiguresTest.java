package org.huawu.server.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.cluster.LogKey;
import org.huawu.events.Assignment;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactRef;
import org.huawu.events.Event;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.LineDemand;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.Shares;
import org.huawu.server.hotline.Shares.WantedParty;
import org.huawu.server.hotline.Shares.WantedShare;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What shares assigned today, from the events to what each side sees. */
@HuawuServerTest
class ShareFiguresTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final FigureProjection projection;
    private final Hotline hotline;
    private final Shares shares;
    private final Numbers numbers;
    private final ScopedWork work;
    private final StillClock clock;
    private final World world;
    private final int port;
    private final Client client;
    private final Vendor one;
    private final Vendor two;
    private final Project project;

    ShareFiguresTest(@Autowired BeanFactory beans, @Autowired EdgeAddresses addresses) {
        this.projection = beans.getBean(FigureProjection.class);
        this.hotline = beans.getBean(Hotline.class);
        this.shares = beans.getBean(Shares.class);
        this.numbers = beans.getBean(Numbers.class);
        this.work = beans.getBean(ScopedWork.class);
        this.clock = beans.getBean(StillClock.class);
        this.world = beans.getBean(World.class);
        this.port = addresses.httpPort();
        this.client = world.client();
        this.one = world.vendor();
        this.two = world.vendor();
        this.project = world.project(client, one, two);
    }

    @Test
    void given_contacts_assigned_today_when_each_side_looks_then_the_client_sees_all_and_a_vendor_its_own() {
        ShareId ofQueue = share();
        ShareId ofLine = share();
        Line silent = line(ofQueue, null);
        Line saying = line(ofQueue, ofLine);
        await().atMost(LONG).until(() -> numbers.line(saying.id()).isPresent());
        long now = clock.millis();
        project(
                assigned(now, silent, ofQueue, one, Assignment.IN_TURN),
                assigned(now, silent, ofQueue, one, Assignment.SPILLED),
                assigned(now, silent, ofQueue, two, Assignment.REPAID),
                assigned(now, saying, ofLine, two, Assignment.IN_TURN),
                new ContactReleased(now, contact(silent), one.id()),
                assigned(now - Duration.ofDays(1).toMillis(), silent, ofQueue, one, Assignment.IN_TURN));

        assertThat(seen(world.supervisor(client)))
                .containsExactly(
                        of(ofQueue, one, 2, 1, 0, 1), of(ofQueue, two, 1, 0, 1, 0), of(ofLine, two, 1, 0, 0, 0));
        assertThat(seen(world.leader(one))).containsExactly(of(ofQueue, one, 2, 1, 0, 1));
        assertThat(seen(world.supervisor(world.client()))).isEmpty();
    }

    private List<String> seen(Somebody somebody) {
        Browser browser = new Browser(port);
        browser.signIn(somebody.loginName(), somebody.password());
        return browser.get("/api/reports/shares")
                .body()
                .valueStream()
                .map(row -> String.join(
                        " ",
                        row.path("shareId").asString(),
                        row.path("vendorId").asString(),
                        String.valueOf(row.path("assigned").asLong()),
                        String.valueOf(row.path("spilled").asLong()),
                        String.valueOf(row.path("repaid").asLong()),
                        String.valueOf(row.path("released").asLong())))
                .toList();
    }

    private static String of(ShareId share, Vendor vendor, int assigned, int spilled, int repaid, int released) {
        return share.value() + " " + vendor.id().value() + " " + assigned + " " + spilled + " " + repaid + " "
                + released;
    }

    private ContactAssigned assigned(long atMs, Line line, ShareId share, Vendor vendor, Assignment how) {
        VendorId turn = how == Assignment.SPILLED ? two.id() : vendor.id();
        return new ContactAssigned(atMs, contact(line), share, vendor.id(), how, turn, atMs + 30_000);
    }

    private static ContactRef contact(Line line) {
        return new ContactRef(new ContactId(1), line.id(), line.queueId(), line.projectId(), line.clientId());
    }

    private void project(Event... events) {
        work.run(
                Scope.all(),
                () -> projection.apply(Stream.of(events)
                        .map(event -> new StoredEvent(new LogKey(1, 1, 0), event, new byte[0]))
                        .toList()));
    }

    private Line line(ShareId ofQueue, @Nullable ShareId ofLine) {
        return work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(new NewQueue(
                    world.name("queue"),
                    project.id(),
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    new QueueDemand(List.of(), ofQueue),
                    null));
            return hotline.addLine(new NewLine(
                    "3" + queue.id().value(),
                    world.name("line"),
                    queue.id(),
                    false,
                    null,
                    null,
                    new LineDemand(List.of(), ofLine)));
        });
    }

    private ShareId share() {
        return work.in(
                        Scope.all(),
                        () -> shares.add(new WantedShare(
                                world.name("share"),
                                project.id(),
                                null,
                                null,
                                null,
                                List.of(new WantedParty(one.id(), 2), new WantedParty(two.id(), 1)))))
                .id();
    }
}
