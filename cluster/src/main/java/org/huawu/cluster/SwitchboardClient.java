package org.huawu.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.huawu.events.EffectId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Effect;
import org.huawu.routing.EffectCodec;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.routing.SwitchboardFact;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.Switchboard;
import org.jspecify.annotations.Nullable;

/**
 * Joins a switchboard with the log: its facts become inputs, the effects become its orders, and notices go to the desks.
 *
 * <p>Facts go in order and once each. When {@value #FACTS} of them wait the sink takes no more, and the switchboard keeps
 * them. An order is handed out in the epoch that is open when its input is committed; those of epochs before are dropped,
 * because the core settled them when the epoch opened. An order is reported done when its outcome is an input and
 * acknowledged, a notice when its handler took it.
 */
public final class SwitchboardClient implements AutoCloseable {

    private static final int FACTS = 4_096;
    private static final int EFFECTS = 2 * Outbox.CAPACITY;
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long END_NS = TimeUnit.SECONDS.toNanos(5);

    private final OrderedLog log;
    private final long incarnation;
    private final Switchboard switchboard;
    private final NoticeHandler notices;
    private final Consumer<Throwable> faults;
    private final Channels channels = new Channels();
    private final ContactIds contacts;
    private final FactTranslator facts;
    private final OrderTranslator orders;
    private final NumberedInputs inputs;

    private final ManyToOneConcurrentArrayQueue<Fact> heard = new ManyToOneConcurrentArrayQueue<>(FACTS);
    private final ManyToOneConcurrentArrayQueue<Handed> handed = new ManyToOneConcurrentArrayQueue<>(EFFECTS);
    private final ArrayDeque<Handed> toOrder = new ArrayDeque<>();
    private final ArrayDeque<Handed> toShow = new ArrayDeque<>();
    private final ArrayDeque<LogKey> toReport = new ArrayDeque<>();
    private final Map<OrderId, Handed> underWay = new TreeMap<>();
    private final List<Order> taking = new ArrayList<>();

    private long epoch;
    /** Where the open epoch began in the log; null while it opens. */
    private @Nullable LogKey epochBegan;

    private @Nullable Thread thread;
    private final Semaphore toDo = new Semaphore(0);
    private volatile boolean isEnding;
    private volatile boolean isOpen;

    private record Handed(LogKey key, Effect effect) {}

    /**
     * A client that does nothing yet.
     *
     * @param log whose effects go to this client alone
     * @param incarnation of the log
     * @param switchboard not started
     * @param faults hears, from the client's thread, what was given up and why
     */
    public SwitchboardClient(
            OrderedLog log,
            long incarnation,
            Switchboard switchboard,
            SwitchboardEdge edge,
            NoticeHandler notices,
            Consumer<Throwable> faults) {
        this.log = log;
        this.incarnation = incarnation;
        this.switchboard = switchboard;
        this.notices = notices;
        this.faults = faults;
        this.contacts = new ContactIds(log::timeMs);
        this.facts = new FactTranslator(edge, channels, incarnation, contacts, faults);
        this.orders = new OrderTranslator(edge, channels, incarnation);
        this.inputs = new NumberedInputs(log, faults, this::wake);
    }

    /** Starts the switchboard and a thread that works between it and the log. */
    public void start() {
        attach();
        Thread worker = Thread.ofPlatform().name("switchboard-client").unstarted(this::run);
        thread = worker;
        worker.start();
    }

    /** Ids for contacts that begin here, such as calls out. */
    public ContactIds contacts() {
        return contacts;
    }

    /** Whether the switchboard's epoch is open in the core: before, and after an epoch that is not newer, no call counts. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Ends when everything heard so far is in the log, or after 5 s. Close the switchboard before and the log after. */
    @Override
    public void close() {
        isEnding = true;
        wake();
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(TimeUnit.NANOSECONDS.toMillis(2 * END_NS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts the switchboard; the work is the caller's. */
    void attach() {
        log.onEffects(this::onEffect);
        switchboard.start(this::onFact);
    }

    /** Does what there is to do and says how much it was. Never blocks. */
    int work() {
        int work = inputs.work();
        for (Handed next = handed.poll(); next != null; next = handed.poll()) {
            (next.effect() instanceof Effect.Order ? toOrder : toShow).addLast(next);
            work++;
        }
        while (inputs.hasRoom() && !heard.isEmpty()) {
            take(heard.poll());
            work++;
        }
        work += show() + order() + inputs.work() + report();
        return work;
    }

    /** Whether nothing heard waits for the log. */
    boolean isDrained() {
        return heard.isEmpty() && inputs.isEmpty() && toReport.isEmpty();
    }

    private void run() {
        long endNs = Long.MAX_VALUE;
        while (System.nanoTime() < endNs || endNs == Long.MAX_VALUE) {
            int work = 0;
            try {
                work = work();
            } catch (RuntimeException e) {
                faults.accept(e);
            }
            if (isEnding && endNs == Long.MAX_VALUE) {
                endNs = System.nanoTime() + END_NS;
            }
            if (isEnding && isDrained()) {
                return;
            }
            if (work == 0) {
                boolean isWaiting = !isDrained() || !toOrder.isEmpty() || !toShow.isEmpty();
                rest(isWaiting ? RETRY_NS : IDLE_NS);
            }
        }
    }

    /** Until there is something to do, or so long. */
    private void rest(long mostNs) {
        try {
            if (toDo.tryAcquire(mostNs, TimeUnit.NANOSECONDS)) {
                toDo.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isEnding = true;
        }
    }

    private void wake() {
        toDo.release();
    }

    private boolean onFact(Fact fact) {
        boolean isTaken = heard.offer(fact);
        wake();
        return isTaken;
    }

    private void onEffect(LogKey key, DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        // The outbox holds fewer effects than the queue, so there is room.
        handed.add(new Handed(key, EffectCodec.decode(bytes)));
        wake();
    }

    private void take(Fact fact) {
        if (fact instanceof Fact.EpochOpened opened) {
            epoch = opened.epoch();
            epochBegan = null;
            isOpen = false;
            inputs.begin(InputId.FIRST_ORDERED_SOURCE + epoch);
        }
        if (fact instanceof Fact.Outcome outcome) {
            settle(outcome);
            return;
        }
        SwitchboardFact input = facts.input(fact);
        if (input instanceof SwitchboardFact.EpochBegan began) {
            submit(input, new Opening(began.epoch()));
        } else if (input != null) {
            submit(input, new Settling(null));
        }
    }

    private void settle(Fact.Outcome outcome) {
        Handed order = outcome.epoch() == epoch ? underWay.remove(outcome.order()) : null;
        if (order != null) {
            settle(
                    order,
                    switch (outcome) {
                        case Fact.OrderDone _ -> SwitchboardFact.Outcome.DONE;
                        case Fact.OrderRefused _ -> SwitchboardFact.Outcome.REFUSED;
                        case Fact.OrderUnknown _ -> SwitchboardFact.Outcome.UNKNOWN;
                    });
        }
    }

    private void settle(Handed order, SwitchboardFact.Outcome outcome) {
        EffectId id = order.effect().id();
        if (outcome == SwitchboardFact.Outcome.REFUSED) {
            orders.refused((Effect.Order) order.effect());
        }
        submit(new SwitchboardFact.OrderSettled(epoch, id, outcome), new Settling(order.key()));
    }

    private void submit(Input input, NumberedInputs.Listener listener) {
        inputs.add(InputCodec.encode(input), listener);
    }

    /** Hands orders out, in their order, as long as the switchboard takes them. */
    private int order() {
        int count = 0;
        LogKey began = epochBegan;
        while (began != null && !toOrder.isEmpty() && inputs.hasRoom()) {
            Handed next = toOrder.getFirst();
            if (isOfEpochBefore(next, began)) {
                toReport.add(next.key());
            } else if (!carryOut(next)) {
                break;
            }
            toOrder.removeFirst();
            count++;
        }
        return count;
    }

    /** An order that cannot be made into one of the port counts as refused; the next ones do not wait for it. */
    private boolean carryOut(Handed next) {
        try {
            return carryOut(next, (Effect.Order) next.effect());
        } catch (RuntimeException e) {
            faults.accept(e);
            taking.clear();
            underWay.values().remove(next);
            settle(next, SwitchboardFact.Outcome.REFUSED);
            return true;
        }
    }

    /** False when the switchboard does not take it now. What it never took by its deadline was refused. */
    private boolean carryOut(Handed next, Effect.Order effect) {
        long nowMs = log.timeMs();
        if (taking.isEmpty()) {
            taking.addAll(orders.orders(effect));
            if (taking.isEmpty()) {
                settle(next, SwitchboardFact.Outcome.REFUSED);
                return true;
            }
            underWay.put(PortIds.order(effect.id()), next);
        }
        while (!taking.isEmpty() && switchboard.carryOut(taking.getFirst(), nowMs)) {
            taking.removeFirst();
        }
        if (!taking.isEmpty() && nowMs < effect.dueMs()) {
            return false;
        }
        if (!taking.isEmpty()) {
            taking.clear();
            underWay.remove(PortIds.order(effect.id()));
            settle(next, SwitchboardFact.Outcome.REFUSED);
        }
        return true;
    }

    private int show() {
        int count = 0;
        while (!toShow.isEmpty() && show((Effect.Notice) toShow.getFirst().effect())) {
            toReport.add(toShow.removeFirst().key());
            count++;
        }
        return count;
    }

    private boolean show(Effect.Notice notice) {
        try {
            return notices.show(notice);
        } catch (RuntimeException e) {
            faults.accept(e);
            return true;
        }
    }

    private int report() {
        int count = 0;
        while (!toReport.isEmpty() && log.done(toReport.getFirst())) {
            toReport.removeFirst();
            count++;
        }
        return count;
    }

    private static boolean isOfEpochBefore(Handed order, LogKey began) {
        return order.key().incarnation() < began.incarnation()
                || order.effect().id().position() < began.position();
    }

    /** Waits for a fact to be an input, and then reports the order done whose outcome it is. */
    private final class Settling implements NumberedInputs.Listener {

        private @Nullable LogKey settles;

        Settling(@Nullable LogKey settles) {
            this.settles = settles;
        }

        @Override
        public void taken(Acknowledgement acknowledgement) {
            outboxFull();
        }

        /**
         * The outbox may be full of the very orders whose outcomes wait here. They can be reported done before: should the
         * outcome be lost after all, then with the program, and the epoch that opens next settles them.
         */
        @Override
        public void outboxFull() {
            LogKey key = settles;
            if (key != null) {
                toReport.add(key);
                settles = null;
            }
        }
    }

    /** Waits for the epoch to be open in the core. */
    private final class Opening implements NumberedInputs.Listener {

        private final long opening;

        Opening(long opening) {
            this.opening = opening;
        }

        @Override
        public void taken(Acknowledgement acknowledgement) {
            Rejection refusal = refusal(acknowledgement);
            if (refusal != null) {
                faults.accept(new LogException(refusal));
            } else if (opening == epoch) {
                // Whatever was ordered before belongs to the epoch before, which the core has settled.
                underWay.values().forEach(order -> toReport.add(order.key()));
                underWay.clear();
                taking.clear();
                epochBegan = new LogKey(incarnation, acknowledgement.position(), 0);
                isOpen = true;
            }
        }

        /** A duplicate is an epoch of the same number that was open before: its facts would count as known. */
        private @Nullable Rejection refusal(Acknowledgement acknowledgement) {
            return switch (acknowledgement.outcome()) {
                case APPLIED -> RejectionCodec.of(acknowledgement).orElse(null);
                case DUPLICATE -> Rejection.of("epoch-not-newer", "epoch", opening);
                default ->
                    new Rejection(
                            "epoch-not-opened",
                            Map.of(
                                    "epoch",
                                    opening,
                                    "outcome",
                                    acknowledgement.outcome().name()));
            };
        }

        @Override
        public void outboxFull() {
            // It goes once more by itself.
        }
    }
}
