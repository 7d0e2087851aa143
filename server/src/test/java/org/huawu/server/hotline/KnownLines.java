package org.huawu.server.hotline;

import java.util.List;
import java.util.Optional;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;

/** Lines as a test names them, and no queues. */
public record KnownLines(List<Line> lines) implements Numbers {

    @Override
    public Optional<Line> line(String number) {
        return lines.stream().filter(line -> line.number().equals(number)).findFirst();
    }

    @Override
    public Optional<Line> line(LineId id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    @Override
    public List<LineId> linesLike(String words) {
        return List.of();
    }

    @Override
    public List<Queue> queues() {
        return List.of();
    }

    @Override
    public Optional<Queue> queue(QueueId id) {
        return Optional.empty();
    }
}
