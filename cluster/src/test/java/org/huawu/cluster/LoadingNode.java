package org.huawu.cluster;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** A program of its own under load: submits the numbers from one on, each under its own id, and says which are acknowledged. */
final class LoadingNode {

    private LoadingNode() {}

    /** FOLDER DRIVER-FOLDER BUILD FIRST-NUMBER. Snapshots each second; runs until it is killed. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        LogSettings settings = new LogSettings(
                folder,
                Path.of(args[1]),
                args[2],
                InstantSource.system(),
                1_000,
                64L << 20,
                () -> Long.MAX_VALUE,
                false,
                fault -> {});
        PrintStream out = System.out;
        LogNode node = LogNode.start(settings, new Tally());
        ArrayDeque<CompletableFuture<Acknowledgement>> underWay = new ArrayDeque<>();
        for (long number = Long.parseLong(args[3]); ; number++) {
            Submission submission = node.client().submit(new InputId(1, number), Tally.number(number));
            underWay.add(((Submission.Accepted) submission).acknowledgement());
            while (underWay.size() > 256
                    || (!underWay.isEmpty() && underWay.getFirst().isDone())) {
                out.println("ACK " + underWay.removeFirst().join().id().sequence());
            }
        }
    }
}
