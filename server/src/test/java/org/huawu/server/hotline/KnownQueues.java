package org.huawu.server.hotline;

import java.util.List;
import java.util.Optional;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;

/** Queues as a test names them, and no lines. */
public record KnownQueues(List<Queue> queues) implements Numbers {

    @Override
    public Optional<Line> line(String number) {
        return Optional.empty();
    }

    @Override
    public Optional<Line> line(LineId id) {
        return Optional.empty();
    }

    @Override
    public List<Line> lines() {
        return List.of();
    }

    @Override
    public List<LineId> linesLike(String words) {
        return List.of();
    }

    @Override
    public Optional<Queue> queue(QueueId id) {
        return queues.stream().filter(queue -> queue.id().equals(id)).findFirst();
    }
}
