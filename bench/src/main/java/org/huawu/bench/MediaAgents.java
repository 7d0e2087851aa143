package org.huawu.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Agents whose browsers' sound is up, and stays up while those after them come. For one thread. */
final class MediaAgents implements AutoCloseable {

    /** After so many more, those who are there say so: consent would end after thirty seconds. */
    private static final int CHECK_EVERY = 25;

    private final SecureRandom random = new SecureRandom();
    private final BrowserIdentity identity;
    private final SwitchboardProcess switchboard;
    private final List<AgentLeg> legs = new ArrayList<>();

    MediaAgents(SwitchboardProcess switchboard) throws IOException {
        this.switchboard = switchboard;
        this.identity = BrowserIdentity.make(random, InstantSource.system().instant());
    }

    /** One more; returns when keys are agreed. */
    MediaParty seat(String seat, int number) throws IOException {
        AgentLeg leg = new AgentLeg(identity, random);
        legs.add(leg);
        leg.connect(switchboard.offer(seat, leg.offer()));
        if (legs.size() % CHECK_EVERY == 0) {
            check();
        }
        return leg.party(number);
    }

    /** All say that they are still there. */
    void check() throws IOException {
        for (AgentLeg leg : legs) {
            leg.check();
        }
    }

    @Override
    public void close() throws IOException {
        for (AgentLeg leg : legs) {
            leg.close();
        }
    }
}
