package org.huawu.switchboard.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderBook;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.MediaLeg;
import org.huawu.switchboard.rtp.MediaSettings;
import org.huawu.switchboard.rtp.SeatLeg;
import org.huawu.switchboard.sip.ArrivedCall;
import org.huawu.switchboard.sip.DialledCall;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.SessionTimes;
import org.huawu.switchboard.sip.SipCall;
import org.huawu.switchboard.sip.SipListener;
import org.huawu.switchboard.sip.SipServer;
import org.huawu.switchboard.sip.SipSettings;
import org.huawu.switchboard.sip.SpeechOffer;
import org.huawu.switchboard.sip.StreamLimits;
import org.huawu.switchboard.sip.TransferGoal;
import org.huawu.switchboard.sip.TrunkState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running switchboard. One control thread owns all channels; SIP, the media thread and whoever gives orders only put
 * tasks before it.
 */
final class Epochs implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);
    private static final int FACTS_A_CALL = 32;
    private static final int UNKNOWN_THERE = 481;
    private static final int NANOS_A_MS = 1_000_000;
    private static final long RETRY_MS = 5;
    private static final long IDLE_MS = 1_000;

    private final EngineSettings settings;
    private final Surroundings surroundings;
    private final Control control = new Control();
    private final Reports reports;
    private final Media media;
    private final Calls calls;
    private final TollGuard guard;
    private final CallsOut callsOut;
    private final Transfers transfers;
    private final Orders orders;
    private final SeatTelephones telephones;
    private final KeyPads pads;
    private final Thread thread = new Thread(this::run, "switchboard");
    private volatile @Nullable SipServer sip;
    private volatile WaysOut waysOut;
    private volatile long epoch;
    private volatile boolean isStopping;

    private Epochs(EngineSettings settings, Surroundings surroundings, Signalling signalling, FactSink sink)
            throws IOException {
        this.settings = settings;
        this.surroundings = surroundings;
        this.reports = new Reports(surroundings.clock(), sink, 1_024 + FACTS_A_CALL * settings.mostCalls());
        MediaSettings mediaSettings = new MediaSettings(
                settings.firstRtpPort(),
                settings.lastRtpPort(),
                settings.mostCalls() + settings.mostSeats(),
                settings.recordings(),
                settings.mostSilenceMs(),
                settings.mostOpusCalls());
        this.media = new Media(mediaSettings, this::recordingEnded, surroundings.nanos(), surroundings.random());
        this.calls = new Calls(media, reports, control, signalling);
        this.waysOut = settings.waysOut();
        this.guard = new TollGuard(waysOut.caps());
        this.callsOut = new CallsOut(calls, media, guard, this::nowMsOfOurs);
        this.transfers = new Transfers(calls, guard, settings.lines(), this::nowMsOfOurs);
        this.orders = new Orders(calls, media, callsOut, settings.sounds());
        this.telephones =
                new SeatTelephones(calls, media, control, settings.telephones().probeMs());
        this.pads = new KeyPads(
                settings.telephones().desk(), telephones, new KeyPads.Parts(calls, media, control), this::nowMsOfOurs);
    }

    /** Opens the first epoch, then SIP. */
    static Epochs start(EngineSettings settings, Surroundings surroundings, Signalling signalling, FactSink sink)
            throws IOException {
        Epochs running = new Epochs(settings, surroundings, signalling, sink);
        running.epoch = surroundings.epochs().getAsLong();
        try {
            running.media.start();
            if (!running.media.isRealTime()) {
                LOG.warn("Sound does not go before other work of this machine: real-time priority is not permitted");
            }
            SipServer sip = SipServer.start(
                    new SipSettings(
                            settings.points(),
                            // a seat's telephone is a call too, and takes no caller's place
                            settings.mostCalls()
                                    + (settings.telephones().registrar().isEmpty() ? 0 : settings.mostSeats()),
                            StreamLimits.USUAL,
                            settings.waysOut().trunks(),
                            settings.waysOut().takesStrangers(),
                            SessionTimes.USUAL,
                            signalling),
                    running,
                    settings.telephones().registrar(),
                    surroundings.random());
            running.thread.setUncaughtExceptionHandler((_, fault) -> LOG.error("The switchboard broke off", fault));
            running.sip = sip;
            running.callsOut.open(new CallsOut.Line(sip::dial, sip::ours));
            running.telephones.open(sip::summon, sip::oursTowards);
            running.thread.start();
            return running;
        } catch (IOException | RuntimeException e) {
            running.media.close();
            throw e;
        }
    }

    long epoch() {
        return epoch;
    }

    boolean carryOut(Order order, long nowMs) {
        long dueMs = nowMsOfOurs() + (order.deadlineMs() - nowMs);
        return !isStopping && !reports.isCrowded() && control.ask(() -> admit(order, dueMs));
    }

    Optional<SeatAudio> connect(SeatId seat, MediaLeg transport) {
        if (isStopping) {
            return Optional.empty();
        }
        ChannelId id = calls.newId();
        Optional<SeatLeg> leg = media.openSeat(transport, calls.listener(id));
        if (leg.isEmpty()) {
            return Optional.empty();
        }
        Channel channel = Channel.ofSeat(id, seat, leg.get());
        SeatPlace place = new SeatPlace(control, calls, seat, channel, leg.get());
        if (!control.ask(place::begin)) {
            leg.get().close();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    boolean callTelephone(SeatId seat, SeatCall call, Telephones.Hearer hearer) {
        return !isStopping && control.ask(() -> telephones.call(seat, call, hearer));
    }

    void pressTelephone(SeatId seat, PhoneEvent event) {
        control.tell(() -> telephones.press(seat, event));
    }

    void hangUpTelephone(SeatId seat) {
        control.tell(() -> telephones.hangUp(seat));
    }

    Optional<SeatAudio> call(PageCall call, MediaLeg transport) {
        if (isStopping || reports.isBlocked() || !settings.lines().test(call.called())) {
            return Optional.empty();
        }
        ChannelId id = calls.newId();
        Optional<SeatLeg> leg = media.openSeat(transport, calls.listener(id));
        if (leg.isEmpty()) {
            return Optional.empty();
        }
        Caller caller = new PageCaller(call.called(), call.caller(), leg.get(), call.ended());
        PagePlace place = new PagePlace(control, calls, Channel.ofCaller(id, caller), leg.get());
        if (!control.ask(place::begin)) {
            leg.get().close();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    WaysOut waysOut() {
        return waysOut;
    }

    /** Other trunks and caps from now on. */
    synchronized void replace(WaysOut next) {
        SipServer running = sip;
        guard.replace(next.caps());
        if (running != null) {
            running.replaceTrunks(next.trunks(), next.takesStrangers());
        }
        waysOut = next;
    }

    List<TrunkState> trunkStates() {
        SipServer running = sip;
        return running == null ? List.of() : running.trunkStates();
    }

    long refusedRequests() {
        SipServer running = sip;
        return running == null ? 0 : running.refusedRequests();
    }

    long refusedPackets() {
        return media.packetsRefused();
    }

    @Override
    public int invited(ArrivedCall call) {
        if (call.telephone().isPresent()
                && call.called().equals(settings.telephones().seatCode())) {
            return !isStopping && control.ask(() -> pads.arrive(call)) ? 0 : 503;
        }
        Optional<String> line = Stream.concat(Stream.of(call.called()), call.diverted().stream())
                .filter(settings.lines())
                .findFirst();
        if (line.isEmpty()) {
            return 404;
        }
        boolean isTaken = !isStopping
                && !reports.isBlocked()
                && calls.sipCallers() < settings.mostCalls()
                && control.ask(() -> calls.arrive(call, line.get()));
        return isTaken ? 0 : 503;
    }

    @Override
    public boolean takesOpus() {
        return media.takesOpus();
    }

    @Override
    public int takenOver(ArrivedCall next, SipCall replaced) {
        boolean isTaken = !isStopping
                && control.ask(() -> {
                    if (calls.takeOver(next, replaced)) {
                        telephones.takenOver(next, replaced);
                    } else {
                        next.end(UNKNOWN_THERE);
                    }
                });
        return isTaken ? 0 : 503;
    }

    @Override
    public void ringing(DialledCall call) {
        control.tell(() -> {
            if (!telephones.ringing(call)) {
                calls.ringing(call);
            }
        });
    }

    @Override
    public void heardEarly(DialledCall call, SpeechOffer party) {
        control.tell(() -> calls.heardEarly(call, party));
    }

    @Override
    public void answered(DialledCall call, SpeechOffer party) {
        control.tell(() -> {
            if (!telephones.answered(call, party)) {
                calls.answered(call, party);
            }
        });
    }

    @Override
    public void changed(SipCall call, SpeechOffer offer) {
        control.tell(() -> calls.changed(call, offer));
    }

    @Override
    public void pressed(SipCall call, char key) {
        control.tell(() -> {
            if (!pads.pressed(call, key)) {
                calls.pressed(call, key);
            }
        });
    }

    @Override
    public void transferAsked(SipCall call, TransferGoal goal) {
        control.tell(() -> transfers.asked(call, goal));
    }

    @Override
    public void ended(SipCall call, int cause) {
        control.tell(() -> {
            if (!pads.ended(call) && !telephones.ended(call, cause)) {
                calls.endedByParty(call, cause);
            }
        });
    }

    void close() {
        if (isStopping) {
            return;
        }
        isStopping = true;
        control.ask(() -> {});
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recordingEnded(String name, String file, long lengthMs, boolean isWhole) {
        control.tell(() -> calls.recordingEnded(name, file, lengthMs, isWhole));
    }

    private void run() {
        try {
            calls.open(epoch);
            while (!isStopping) {
                boolean isRetrying = reports.isBlocked() || control.isInsisting();
                carryOut(control.next(isRetrying ? RETRY_MS : IDLE_MS));
                control.insistAgain();
                pads.endLate();
                reports.deliver();
                if (control.hasLost() || reports.isOverfull()) {
                    startOver();
                }
            }
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() throws InterruptedException {
        reports.book()
                .due(Long.MAX_VALUE)
                .forEach(id -> reports.settle(new Fact.OrderUnknown(epoch, reports.atMs(), id)));
        pads.endAll();
        calls.endAll();
        SipServer running = sip;
        if (running != null) {
            running.close();
        }
        media.close();
        Runnable left = control.next(0);
        while (left != null) {
            carryOut(left);
            left = control.next(0);
        }
        reports.deliver();
    }

    /** Facts were lost: whoever reads them must begin afresh. */
    private void startOver() {
        LOG.warn("Facts were lost; epoch {} is given up", epoch);
        epoch = surroundings.epochs().getAsLong();
        calls.startOver(epoch);
    }

    /** A fault in one task must not end the switchboard. */
    private void carryOut(@Nullable Runnable task) {
        try {
            if (task != null) {
                task.run();
            }
        } catch (RuntimeException e) {
            // Without its message, which may hold a number.
            LOG.error("A task of the switchboard failed: {}", e.getClass().getName());
        }
    }

    private void admit(Order order, long dueMs) {
        OrderBook book = reports.book();
        switch (book.admit(order.id(), dueMs)) {
            case SETTLED -> book.outcome(order.id()).ifPresent(reports::report);
            case FORGOTTEN -> refuse(order, Reasons.ORDER_FORGOTTEN);
            case FULL -> refuse(order, Reasons.SWITCHBOARD_FULL);
            case UNDER_WAY -> {
                // its outcome will come
            }
            case NEW -> {
                boolean isLate = dueMs <= nowMsOfOurs();
                Optional<Rejection> refusal = isLate ? Optional.of(Reasons.ORDER_LATE) : orders.carryOut(order);
                refusal.ifPresent(reason -> tell(order, reason));
                reports.settle(epoch, order.id(), refusal);
            }
        }
    }

    private void refuse(Order order, Rejection reason) {
        tell(order, reason);
        reports.report(new Fact.OrderRefused(epoch, reports.atMs(), order.id(), reason));
    }

    /** Some refusals are as it should be, such as that of an order for a caller who has just gone. */
    private static void tell(Order order, Rejection reason) {
        LOG.info("{} was refused: {}", order.getClass().getSimpleName(), reason.errorId());
    }

    private long nowMsOfOurs() {
        return Math.floorDiv(surroundings.nanos().getAsLong(), NANOS_A_MS);
    }
}
