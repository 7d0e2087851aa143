package org.huawu.server.switchboard.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huawu.cluster.SwitchboardClient;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.installation.Refusal;
import org.huawu.server.log.RoutingLog;
import org.huawu.server.switchboard.SwitchboardAddresses;
import org.huawu.server.switchboard.SwitchboardSettings;
import org.huawu.server.switchboard.SwitchboardWarmUp;
import org.huawu.server.telephones.SipPlaces;
import org.huawu.server.trunks.TrunkAddresses;
import org.huawu.server.trunks.TrunkStates;
import org.huawu.server.trunks.TrunksChanged;
import org.huawu.switchboard.engine.EmbeddedSwitchboard;
import org.huawu.switchboard.engine.EngineSettings;
import org.huawu.switchboard.engine.Surroundings;
import org.huawu.switchboard.engine.Telephones;
import org.huawu.switchboard.engine.WaysOut;
import org.huawu.switchboard.gateway.Gateway;
import org.huawu.switchboard.gateway.GatewaySettings;
import org.huawu.switchboard.rtp.RealTime;
import org.huawu.switchboard.sip.SipPoint;
import org.huawu.switchboard.sip.TrunkState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs switchboard, gateway and their client of the log, from when everything else stands until the program ends. */
@Component
class SwitchboardRun implements SmartLifecycle, SwitchboardAddresses, TrunkStates, TrunkAddresses, SipPlaces {

    /** After the projector and the pages: whoever calls finds all that is needed; first to end. */
    static final int PHASE = Integer.MAX_VALUE;

    /** What a telephone dials so that its agent takes the own seat. */
    private static final String SEAT_CODE = "*11";

    private static final Logger LOG = LoggerFactory.getLogger(SwitchboardRun.class);

    private final SwitchboardSettings settings;
    private final RoutingLog log;
    private final Numbers numbers;
    private final HouseEdge edge;
    private final BrowserAudio audio;
    private final TelephoneAudio telephones;
    private final HouseCallsOut callsOut;
    private final Parts parts;
    private volatile @Nullable Running running;

    SwitchboardRun(
            SwitchboardSettings settings, RoutingLog log, Numbers numbers, HouseEdge edge, Audio audio, Parts parts) {
        this.settings = settings;
        this.log = log;
        this.numbers = numbers;
        this.edge = edge;
        this.audio = audio.browsers();
        this.telephones = audio.telephones();
        this.callsOut = audio.callsOut();
        this.parts = parts;
    }

    /** The sound of seats, and the calls of those who sit there. */
    @Component
    record Audio(BrowserAudio browsers, TelephoneAudio telephones, HouseCallsOut callsOut) {}

    private record Running(
            List<SipPoint> points, EmbeddedSwitchboard switchboard, Gateway gateway, SwitchboardClient client) {}

    @Override
    public void start() {
        List<SipPoint> points = points();
        EmbeddedSwitchboard switchboard = new EmbeddedSwitchboard(engine(points), surroundings(), parts.signalling());
        parts.warmUp().ifAvailable(SwitchboardWarmUp::await);
        Gateway gateway = openGateway();
        SwitchboardClient client = new SwitchboardClient(
                log.ordered(), log.incarnation(), switchboard, edge, parts.notices(), SwitchboardRun::fault);
        client.start();
        audio.open(gateway, switchboard);
        telephones.open(switchboard);
        callsOut.open(client.contacts());
        running = new Running(points, switchboard, gateway, client);
        // what was changed while this started
        follow(new TrunksChanged());
    }

    /** One at a time, so that what was committed last is what stays. */
    @EventListener
    synchronized void follow(TrunksChanged change) {
        Running now = running;
        if (now != null) {
            try {
                WaysOut ways = parts.trunks().read();
                now.switchboard().replace(ways);
                callsOut.follow(ways);
            } catch (RuntimeException e) {
                LOG.error("The trunks as they were set last are not in force: change one again, or restart", e);
            }
        }
    }

    @Override
    public List<TrunkState> now() {
        Running now = running;
        return now == null ? List.of() : now.switchboard().trunkStates();
    }

    @Override
    public List<String> all() {
        Running now = running;
        return now == null
                ? List.of()
                : now.points().stream()
                        .map(each -> each.address().getAddress().getHostAddress())
                        .distinct()
                        .toList();
    }

    @Override
    public boolean isOurs(String address, int port) {
        Running now = running;
        InetSocketAddress place = new InetSocketAddress(InetAddress.ofLiteral(address), port);
        return now != null
                && now.points().stream().anyMatch(each -> each.address().equals(place));
    }

    /** Since the switchboard started; 0 while none runs. */
    long refusedRequests() {
        Running now = running;
        return now == null ? 0 : now.switchboard().refusedRequests();
    }

    /** Since the switchboard started; 0 while none runs. */
    long refusedPackets() {
        Running now = running;
        return now == null ? 0 : now.switchboard().refusedPackets();
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            callsOut.close();
            ending.gateway().close();
            ending.switchboard().close();
            ending.client().close();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return settings.embedded();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public @Nullable InetSocketAddress sip() {
        return addressOf(SipPoint.Tcp.class);
    }

    @Override
    public @Nullable InetSocketAddress sipOverTls() {
        return addressOf(SipPoint.Tls.class);
    }

    @Override
    public @Nullable InetSocketAddress plain() {
        return sip();
    }

    @Override
    public @Nullable InetSocketAddress secured() {
        return sipOverTls();
    }

    private @Nullable InetSocketAddress addressOf(Class<? extends SipPoint> kind) {
        Running now = running;
        return now == null
                ? null
                : now.points().stream()
                        .filter(kind::isInstance)
                        .map(SipPoint::address)
                        .findFirst()
                        .orElse(null);
    }

    private List<SipPoint> points() {
        List<SipPoint> points = new ArrayList<>();
        addPoints(
                points,
                OwnAddresses.forTelephones(settings.publicAddress()),
                OptionalInt.of(settings.sipPort()),
                settings.tlsPort());
        // Whatever ports were free at the first address: the same at the others.
        OptionalInt sip = portOf(points, SipPoint.Tcp.class);
        OptionalInt tls = portOf(points, SipPoint.Tls.class);
        OwnAddresses.further(settings.furtherAddresses())
                .filter(each -> points.stream()
                        .noneMatch(point -> point.address().getAddress().equals(each)))
                .forEach(each -> addPoints(points, each, sip, tls));
        return List.copyOf(points);
    }

    private void addPoints(List<SipPoint> points, InetAddress address, OptionalInt sipPort, OptionalInt tlsPort) {
        sipPort.ifPresent(port -> {
            InetSocketAddress sip = FreePort.SIP.of(address, port, parts.random());
            points.add(new SipPoint.Udp(sip));
            points.add(new SipPoint.Tcp(sip));
        });
        tlsPort.ifPresent(port -> {
            InetSocketAddress tls = FreePort.SIP_OVER_TLS.of(address, port, parts.random());
            points.add(new SipPoint.Tls(tls, HouseIdentity.of(parts.certificates())));
        });
    }

    private static OptionalInt portOf(List<SipPoint> points, Class<? extends SipPoint> kind) {
        return points.stream()
                .filter(kind::isInstance)
                .mapToInt(each -> each.address().getPort())
                .findFirst();
    }

    private EngineSettings engine(List<SipPoint> points) {
        return new EngineSettings(
                points,
                settings.firstRtpPort(),
                settings.lastRtpPort(),
                number -> numbers.line(number).isPresent(),
                settings.mostCalls(),
                settings.mostSeats(),
                edge::sound,
                parts.recordings().store(),
                settings.mostSilenceSeconds() * 1_000,
                parts.trunks().read(),
                new Telephones(
                        Optional.of(parts.telephones().registrar()),
                        SEAT_CODE,
                        telephones,
                        settings.telephoneProbeSeconds() * 1_000),
                settings.mostOpusCalls());
    }

    /** An epoch begins with each start; milliseconds of log time, which never goes back, make it greater than all before. */
    private Surroundings surroundings() {
        return new Surroundings(
                InstantSource.system(), System::nanoTime, parts.random(), new RisingNumbers(log.ordered()::timeMs));
    }

    private Gateway openGateway() {
        Integer named = settings.browserPort();
        int port = named == null ? parts.pages().httpsPort() : named;
        List<InetAddress> advertised = OwnAddresses.forBrowsers(settings.publicAddress());
        // Bound to the one address that was named, since answers must come from where browsers sent to.
        InetSocketAddress bind = advertised.size() == 1
                ? new InetSocketAddress(advertised.getFirst(), port)
                : new InetSocketAddress(port);
        GatewaySettings gateway =
                new GatewaySettings(bind, advertised, settings.mostSeats(), GatewaySettings.CONSENT_MS);
        try {
            return Gateway.open(gateway, InstantSource.system(), audio, RealTime::take);
        } catch (IOException e) {
            throw new Refusal(
                    "UDP port " + port + " for the sound of browsers cannot be had (" + e.getMessage()
                            + "). Free it, or name another with huawu.switchboard.browser-port.",
                    "浏览器声音所用的 UDP 端口 " + port + " 无法使用（" + e.getMessage()
                            + "）。请释放该端口，或用 huawu.switchboard.browser-port 指定其他端口。",
                    new UncheckedIOException(e));
        }
    }

    private static void fault(Throwable fault) {
        LOG.error("Between switchboard and log something was given up", fault);
    }
}
