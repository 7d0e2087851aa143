package org.huawu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The peer, which calls its agents by SIP; their sound is not encrypted, and its recordings are of one channel, in clear. */
final class PeerStage implements MediaStage {

    private static final long WAV_HEADER = 44;

    private final MediaPlan plan;
    private final Path recordings;
    private final MediaCallees callees;
    private final PeerProcess switchboard;
    private final MediaCallers callers;

    /** @param folder where the switchboard may write */
    PeerStage(MediaPlan plan, Path folder) throws IOException, InterruptedException {
        this.plan = plan;
        this.recordings = folder.resolve("spool/monitor");
        this.callees = new MediaCallees();
        this.switchboard = PeerProcess.start(folder, callees.place(), true);
        this.callers = new MediaCallers(switchboard.telephones());
    }

    @Override
    public Measured switchboard() {
        return switchboard;
    }

    @Override
    public void bringUp(List<MediaParty> callersSide, List<MediaParty> agentsSide)
            throws IOException, InterruptedException {
        for (int call = 0; call < plan.calls(); call++) {
            callersSide.add(callers.call(call));
            agentsSide.add(callees.await(CallPlan.number(call), plan.agent(call)));
        }
    }

    @Override
    public SwitchboardState end() throws IOException {
        callers.hangUp();
        int saved = 0;
        try (Stream<Path> files = Files.list(recordings)) {
            for (Path file : files.toList()) {
                saved += Files.size(file) > WAV_HEADER ? 1 : 0;
            }
        }
        return new SwitchboardState(plan.calls(), 0, saved, plan.calls() - saved);
    }

    @Override
    public void close() throws IOException {
        callers.close();
        switchboard.close();
        callees.close();
    }
}
