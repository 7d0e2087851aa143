package org.huawu.routing;

import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.Fields;
import org.huawu.events.NextState;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;

/** The bytes of an agent in a {@link Snapshot}. */
final class AgentForm {

    private AgentForm() {}

    static void write(ByteWriter out, Agent agent) {
        Fields.agent(out, agent.ref);
        out.choice(agent.state);
        out.number(agent.sinceMs);
        out.number(agent.turn);
        out.number(agent.dueMs);
        out.number(agent.signedInMs);
        out.number(agent.busyMs);
        out.number(agent.occupancy);
        out.number(agent.lastOffer);
        out.number(agent.skillsAtMs);
        out.number(agent.extensions);
        out.choice(agent.next);
        Fields.id(out, agent.nextReason);
        Fields.id(out, agent.reason);
        ContactRef work = agent.work;
        out.flag(work != null);
        if (work != null) {
            Fields.contact(out, work);
        }
    }

    static Agent read(ByteReader in, long format) {
        Agent agent = new Agent(Fields.agent(in), 0);
        agent.state = in.choice(AgentState.values());
        agent.sinceMs = in.number();
        agent.turn = in.number();
        agent.dueMs = in.number();
        if (format >= Snapshot.WITH_SKILLS) {
            agent.signedInMs = in.number();
            agent.busyMs = in.number();
            agent.occupancy = in.number();
            agent.lastOffer = in.number();
            agent.skillsAtMs = in.number();
        } else {
            agent.signedInMs = agent.sinceMs;
            agent.skillsAtMs = agent.sinceMs;
        }
        if (format >= Snapshot.WITH_CHOICES) {
            agent.extensions = in.count(Integer.MAX_VALUE);
            agent.next = in.choice(NextState.values());
            agent.nextReason = Fields.reason(in);
            agent.reason = Fields.reason(in);
        }
        agent.work = in.flag() ? Fields.contact(in) : null;
        return agent;
    }
}
