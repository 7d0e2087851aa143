package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Measures how fast a switchboard passes calls on. It runs alone in a process of its own, without server, log or database: a
 * caller's INVITE comes in, an INVITE goes out through a trunk, both are answered and joined, the caller hangs up after three
 * seconds. Callers and callees are on one thread of this program and share the processors with the switchboard. The peer gets
 * the same calls.
 */
public final class SipBench {

    static final String NAME = "sip";

    private static final int MOST_CALLS = 5_000;
    private static final RelaySteps STEPS = new RelaySteps(List.of(20, 200), 300, 100, 500);
    private static final RelaySteps TO_THE_CEILING = new RelaySteps(List.of(20, 200), 300, 100, 1_000);
    private static final RelaySteps OF_THE_PEER = new RelaySteps(List.of(20), 60, 20, 500);

    private static final Map<String, Flags.Kind> FLAGS =
            Map.of("--ceiling", Flags.Kind.SWITCH, "--peer", Flags.Kind.SWITCH, "--soak", Flags.Kind.DURATION);

    private SipBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json] [--ceiling] [--peer] [--soak DURATION]}
     */
    public static void main(String[] args) {
        Terminal.run(args, FLAGS, SipBench::measure);
    }

    private static List<Figure> measure(Flags flags) throws IOException, InterruptedException {
        if (flags.has("--peer")) {
            PeerProcess.root();
        }
        Path scratch = Scratch.beside(flags.launcher(), "bench-sip-");
        try (RelayLoad load = new RelayLoad()) {
            return measure(flags, scratch, load);
        } finally {
            Scratch.remove(scratch);
        }
    }

    private static List<Figure> measure(Flags flags, Path scratch, RelayLoad load)
            throws IOException, InterruptedException {
        RelaySeries.Outcome ours;
        try (SwitchboardProcess switchboard =
                SwitchboardProcess.start(scratch, MOST_CALLS, load.callees().getPort())) {
            RelaySeries series = new RelaySeries(switchboard, load);
            if (flags.has("--soak")) {
                return new SipSoak(switchboard, series).run(flags.count("--soak", 1));
            }
            ours = series.run(flags.has("--ceiling") ? TO_THE_CEILING : STEPS);
        }
        List<Figure> figures = new ArrayList<>(ours.figures());
        if (flags.has("--peer")) {
            try (PeerProcess peer = PeerProcess.start(scratch.resolve("peer"), load.callees(), false)) {
                RelaySeries.Outcome theirs = new RelaySeries(peer, load).run(OF_THE_PEER);
                figures.addAll(theirs.figures());
                figures.add(ratio("ratio_calls_per_s", ours.callsPerS(), theirs.callsPerS()));
                figures.add(ratio("ratio_invite_to_invite_p99_ms", ours.quietP99Ns(), theirs.quietP99Ns()));
            }
        }
        return figures;
    }

    private static Figure ratio(String metric, long ours, long theirs) {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", "huawu to asterisk");
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        BigDecimal ratio = theirs == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(ours).divide(BigDecimal.valueOf(theirs), 3, RoundingMode.HALF_UP);
        return new Figure(NAME, metric, ratio, "1", conditions);
    }
}
