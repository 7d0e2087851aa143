package org.huawu.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One measurement of a switchboard's sound, from its start to its end. For one thread, which starts one more for each side. */
final class MediaRun implements AutoCloseable {

    private static final long HEAD_START_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int ENDS_WITHIN_S = 30;

    private final MediaPlan plan;
    private final MediaStage stage;
    private final MediaNeighbours neighbours = new MediaNeighbours();
    private final PaceProbe pace = new PaceProbe();
    private final List<MediaParty> callersSide = new ArrayList<>();
    private final List<MediaParty> agentsSide = new ArrayList<>();

    /** @param stage where it takes place; closed with this */
    MediaRun(MediaPlan plan, MediaStage stage) {
        this.plan = plan;
        this.stage = stage;
    }

    /** Brings all calls up, lets sound go both ways, and counts. */
    MediaResult run() throws IOException, InterruptedException {
        stage.bringUp(callersSide, agentsSide);
        for (int place = 0; place < MediaPlan.NEIGHBOURS; place++) {
            int number = plan.firstNeighbour() + place;
            MediaNeighbours.Pair pair = neighbours.pair(number, number + MediaPlan.NEIGHBOURS);
            spread(callersSide, place, pair.one());
            spread(agentsSide, place, pair.other());
        }
        return talk();
    }

    /** Neighbours stand at even distances among those who have a call, so that they meet what those meet. */
    private static void spread(List<MediaParty> side, int place, MediaParty party) {
        side.add(place * side.size() / MediaPlan.NEIGHBOURS, party);
    }

    private MediaResult talk() throws IOException, InterruptedException {
        long startNs = System.nanoTime() + HEAD_START_NS;
        // By half a frame's distance from each other, so that both sides do not speak at the same moments.
        long apartNs = MediaPlan.FRAME_NS / callersSide.size() / 2;
        ThreadFactory named = Thread.ofPlatform().name("media-side-", 0).factory();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(named)) {
            try {
                CompletionService<Tally> loops = new ExecutorCompletionService<>(threads);
                Future<Tally> atCallers = loops.submit(new MediaLoop(callersSide, plan, startNs));
                Future<Tally> atAgents = loops.submit(new MediaLoop(agentsSide, plan, startNs + apartNs));
                long countNs = startNs + TimeUnit.SECONDS.toNanos(plan.warmS());
                until(countNs, loops);
                MediaResult.Load load = load();
                until(countNs + TimeUnit.SECONDS.toNanos(plan.countedS()), loops);
                MediaResult.Load after = load();
                SlowMoments slow = pace.slowMoments();
                Tally callersTally = tally(atCallers);
                Tally agentsTally = tally(atAgents);
                SwitchboardState end = stage.end();
                return new MediaResult(
                        stage.switchboard().system(), plan, callersTally, agentsTally, load, after, end, slow);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private MediaResult.Load load() throws IOException {
        ProcessorTime machine = ProcessorTime.now();
        return new MediaResult.Load(
                System.nanoTime(),
                stage.switchboard().processorTime(),
                machine,
                stage.switchboard().memoryKib());
    }

    /** Until then both loops run; one that ends before has failed. */
    private static void until(long ns, CompletionService<Tally> loops) throws IOException, InterruptedException {
        Future<Tally> failed = loops.poll(Math.max(0, ns - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (failed != null) {
            tally(failed);
        }
    }

    private static Tally tally(Future<Tally> loop) throws IOException, InterruptedException {
        try {
            return loop.get(ENDS_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BenchFailure failure -> throw failure;
                case IOException failure -> throw failure;
                case null, default -> throw new BenchFailure("The generator failed: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new BenchFailure("The generator did not come to its end.", e);
        }
    }

    @Override
    public void close() throws IOException {
        pace.close();
        neighbours.close();
        stage.close();
    }
}
