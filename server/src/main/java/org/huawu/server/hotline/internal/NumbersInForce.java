package org.huawu.server.hotline.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.events.Configuration;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.springframework.stereotype.Component;

/** Read anew whenever the core took a revision; before the first there are none. */
@Component
class NumbersInForce implements Numbers {

    private final ScopedWork work;
    private final HotlineReads reads;
    private final NumberPlan numberPlan;
    private volatile Tables tables = new Tables(Map.of(), Map.of(), Map.of());

    NumbersInForce(ScopedWork work, HotlineReads reads, NumberPlan numberPlan) {
        this.work = work;
        this.reads = reads;
        this.numberPlan = numberPlan;
    }

    private record Tables(Map<String, Line> byNumber, Map<LineId, Line> lines, Map<QueueId, Queue> queues) {}

    /** Takes over what the database holds now. */
    void reload() {
        tables = work.in(Scope.all(), () -> {
            List<Line> lines = reads.lines(0, Configuration.MOST_LINES);
            List<Queue> queues = reads.queues(0, Configuration.MOST_QUEUES);
            return new Tables(by(lines, Line::number), by(lines, Line::id), by(queues, Queue::id));
        });
    }

    @Override
    public Optional<Line> line(String number) {
        return Optional.ofNullable(tables.byNumber().get(numberPlan.canonical(number)));
    }

    @Override
    public Optional<Line> line(LineId id) {
        return Optional.ofNullable(tables.lines().get(id));
    }

    @Override
    public List<LineId> linesLike(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return tables.lines().values().stream()
                .filter(line -> line.number().contains(wanted)
                        || line.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Line::id)
                .toList();
    }

    @Override
    public Optional<Queue> queue(QueueId id) {
        return Optional.ofNullable(tables.queues().get(id));
    }

    @Override
    public List<Line> lines() {
        return tables.lines().values().stream()
                .sorted(Comparator.comparingLong(line -> line.id().value()))
                .toList();
    }

    @Override
    public List<Queue> queues() {
        return tables.queues().values().stream()
                .sorted(Comparator.comparingLong(queue -> queue.id().value()))
                .toList();
    }

    private static <K, V> Map<K, V> by(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
