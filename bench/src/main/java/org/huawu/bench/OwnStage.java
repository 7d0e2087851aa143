package org.huawu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Huawu's switchboard, with agents whose browsers are connected to its gateway. */
final class OwnStage implements MediaStage {

    private final MediaPlan plan;
    private final SwitchboardProcess switchboard;
    private final MediaAgents agents;
    private final MediaCallers callers;

    /** @param folder where the switchboard may write */
    OwnStage(MediaPlan plan, Path folder) throws IOException {
        this.plan = plan;
        this.switchboard = SwitchboardProcess.start(folder, plan.calls());
        this.agents = new MediaAgents(switchboard);
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
            agentsSide.add(agents.seat("agent-" + call, plan.agent(call)));
            if (plan.hasThird(call)) {
                agentsSide.add(agents.seat(SwitchboardScript.THIRD + call, plan.third(call)));
            }
        }
        for (int call = 0; call < plan.calls(); call++) {
            callersSide.add(callers.call(call));
        }
        agents.check();
        switchboard.await(
                state -> state.joined() == plan.calls() + plan.thirds() && state.refused() == 0,
                "A bridge between the parties of each call");
    }

    @Override
    public SwitchboardState end() throws IOException, InterruptedException {
        callers.hangUp();
        return switchboard.await(state -> state.saved() + state.broken() == plan.calls(), "The end of each recording");
    }

    @Override
    public void close() throws IOException {
        callers.close();
        agents.close();
        switchboard.close();
    }
}
