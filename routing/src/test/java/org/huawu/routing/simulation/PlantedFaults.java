package org.huawu.routing.simulation;

import java.util.List;

/** Faults that the rules of the world must find. A change of the core that moves what they change moves them too. */
final class PlantedFaults {

    /** All of them, each planted by itself. */
    static final List<PlantedFault> ALL = List.of(
            new PlantedFault(
                    1,
                    "ContactRules",
                    "pool.waiting.firstEntry()",
                    "pool.waiting.lastEntry()",
                    "who came last is offered first"),
            new PlantedFault(
                    2,
                    "ContactRules",
                    "pool.ready.firstEntry()",
                    "pool.ready.lastEntry()",
                    "the agent who comes last by the strategy has the offer"),
            new PlantedFault(
                    3,
                    "WaitingRooms",
                    "compareTo(next.waiting.firstKey()) < 0",
                    "compareTo(next.waiting.firstKey()) > 0",
                    "of two pools the one with the later contact is served"),
            new PlantedFault(
                    4,
                    "Place",
                    "int order = contactClass.compareTo(other.contactClass);",
                    "int order = 0;",
                    "emergencies wait like everybody"),
            new PlantedFault(
                    5,
                    "Place",
                    "Long.compare(timeMs, other.timeMs)",
                    "Long.compare(number, other.number)",
                    "priority and deadline count for nothing"),
            new PlantedFault(
                    6,
                    "ContactChanges",
                    "agent(event.agent().agent().value()).work = null;",
                    "agent(event.agent().agent().value());",
                    "an agent keeps the contact of an offer that failed"),
            new PlantedFault(
                    7,
                    "RoutingState",
                    "event.from() == AgentState.OFFERED || event.from() == AgentState.CONNECTING;",
                    "event.from() == AgentState.OFFERED;",
                    "whose caller hung up while being joined loses the turn"),
            new PlantedFault(
                    8,
                    "TimeRules",
                    "AgentState.NO_ANSWER",
                    "AgentState.READY",
                    "who overlooks an offer is offered the next"),
            new PlantedFault(
                    9,
                    "ContactRules",
                    "contact.number == 0 ? 0 : nowMs - contact.queuedMs",
                    "contact.number == 0 ? 0 : nowMs - contact.enteredMs",
                    "a move from queue to queue shortens the wait"),
            new PlantedFault(
                    10,
                    "ContactRules",
                    "long waitedMs = draft.atMs - contact.queuedMs;",
                    "long waitedMs = contact.offeredMs - contact.queuedMs;",
                    "the wait ends with the offer, not with the talk"),
            new PlantedFault(
                    11,
                    "AgentRules",
                    "if (agent.state == AgentState.WRAP_UP) {\n            rules.wrapUpEnded(draft, agent, WrapUpEnding.SIGN_OUT);\n        }",
                    "",
                    "a wrap-up has no end when its agent leaves"),
            new PlantedFault(
                    12,
                    "ContactRules",
                    "boolean isRemoved = to == AgentState.READY && state.setting(agent.id()) == null;",
                    "boolean isRemoved = false;",
                    "who was taken out of the configuration becomes ready"),
            new PlantedFault(
                    13,
                    "SwitchboardRules",
                    "            orphans.remove(contact.channel.value());\n",
                    "",
                    "a new epoch hangs up callers who are there"),
            new PlantedFault(
                    14,
                    "Standstill",
                    "SIGN_EVERY_MS = 10_000",
                    "SIGN_EVERY_MS = 20_000",
                    "a sign of life comes too late"),
            new PlantedFault(
                    15,
                    "Standstill",
                    "Draft then = draft.at(state.nowMs);",
                    "Draft then = draft.at(draft.atMs);",
                    "talks go on while the program is dead"),
            new PlantedFault(
                    16,
                    "WaitingRoom",
                    "waiting + draft.waitingIn(setting.queue()) >= most",
                    "waiting + draft.waitingIn(setting.queue()) > most",
                    "one more waits than may"),
            new PlantedFault(
                    17,
                    "WaitingRoom",
                    "contact.enteredMs + longest",
                    "contact.queuedMs + longest",
                    "the wait in another queue counts against the limit"),
            new PlantedFault(
                    18,
                    "ContactChanges",
                    "            contact.step = 0;\n",
                    "",
                    "who is moved is taken for one who waited long"),
            new PlantedFault(
                    19,
                    "ContactChanges",
                    "            contact.reservedFor = null;\n            contact.keptFor",
                    "            contact.keptFor",
                    "a reservation goes along into another queue"),
            new PlantedFault(
                    20,
                    "ShareLedger",
                    "(next < 0 || isEarlier(i, next, turns))",
                    "next < 0",
                    "the first vendor that may have the turn has it"),
            new PlantedFault(
                    21, "ShareLedger", "            owed[given]--;\n", "", "what spilled over is given back for ever"),
            new PlantedFault(
                    22,
                    "WaitingRoom",
                    "staff.getOrDefault(vendor.value(), 0) > draft.gone(this, vendor)",
                    "staff.containsKey(vendor.value())",
                    "a vendor whose agents have left counts as there"),
            new PlantedFault(
                    23,
                    "Shares",
                    "ledger.correct(counted, by);",
                    "ledger.correct(counted, null);",
                    "what another vendor handles counts for nobody"),
            new PlantedFault(
                    24,
                    "Opening",
                    "case SHUT -> atMs;",
                    "case SHUT -> 0;",
                    "an emergency shutting does not reach those who wait"),
            new PlantedFault(
                    25,
                    "RoutingState",
                    "                agents.values().forEach(agent -> agent.skillsAtMs = e.atMs());\n",
                    "",
                    "certificates of a new revision are counted as of long ago"),
            new PlantedFault(
                    26,
                    "Effects",
                    "event.cause() == EndCause.NETWORK || event.cause() == EndCause.CUT",
                    "event.cause() == EndCause.NETWORK",
                    "channels are hung up that are gone"),
            new PlantedFault(
                    27,
                    "TalkChanges",
                    "contact.connectedMs = event.atMs();",
                    "",
                    "who takes a contact over is counted the talk of the one before"),
            new PlantedFault(
                    28,
                    "RoutingState",
                    "if (contact != null && recording.id.equals(contact.recording)) {",
                    "if (recording.isStarted) {",
                    "a recording that begins late is waited for without end"),
            new PlantedFault(
                    29,
                    "SwitchboardRules",
                    "                case REFUSED -> failed(recording, RecordingFailure.REFUSED, draft);\n",
                    "                case REFUSED ->\n                    draft.add(new RecordingStarted(draft.atMs, recording.contact, recording.agent, recording.id));\n",
                    "a recording that was refused counts as begun"),
            new PlantedFault(
                    30, "RoutingCore", "position == lastPosition ? eventsThere : 0", "0", "two orders have one id"),
            new PlantedFault(
                    31,
                    "Demand",
                    "vendor != null && !vendor.equals(who.ref.vendor())",
                    "vendor != null && who.id() == 0",
                    "reserved contacts go to anybody"),
            new PlantedFault(
                    32,
                    "Snapshot",
                    "            agent.occupancy = in.number();\n",
                    "            in.number();\n",
                    "a restart forgets how occupied agents were"),
            new PlantedFault(
                    33,
                    "RoutingState",
                    "Math.max(agent.dueMs, nowMs + room.setting.wrapUpLimitMs())",
                    "agent.dueMs",
                    "nobody could wrap up while the program was dead"),
            new PlantedFault(
                    34,
                    "SwitchboardRules",
                    "rules.end(draft, contact, EndCause.NETWORK, Party.SYSTEM);",
                    "rules.end(draft, contact, EndCause.NORMAL, Party.CALLER);",
                    "a line that failed counts as given up"),
            new PlantedFault(
                    35,
                    "QueueEntries",
                    "        draft.waits(to, 1);\n",
                    "",
                    "several who come at once all find room for one"),
            new PlantedFault(
                    36,
                    "ContactRules",
                    "        draft.add(new OfferWithdrawn(draft.atMs, contact.ref, agent, draft.atMs - contact.offeredMs, cause));\n        draft.waits(contact.ref.queue(), 1);\n",
                    "        draft.add(new OfferWithdrawn(draft.atMs, contact.ref, agent, draft.atMs - contact.offeredMs, cause));\n",
                    "whose offer is taken back leaves a place for two"),
            new PlantedFault(
                    37,
                    "ContactRules",
                    "            state.shares.lost(draft, contact);\n",
                    "",
                    "who is gone still counts as another is assigned at the same moment"),
            new PlantedFault(
                    38,
                    "ContactRules",
                    "            draft.goes(agent);\n",
                    "",
                    "a vendor whose last agent goes counts as there at that moment"),
            new PlantedFault(
                    39,
                    "SwitchboardRules",
                    "settle(contact, Outcome.UNKNOWN, draft);",
                    "contact.id();",
                    "a new epoch waits for orders of the last one"),
            new PlantedFault(
                    40,
                    "RoutingState",
                    "                giveRecordingsTime(e.atMs());\n",
                    "",
                    "recordings fail while the program is dead"),
            new PlantedFault(
                    41,
                    "RoutingState",
                    "                contact.closesMs = room(contact.ref.queue()).opening.closesMs(nowMs);\n",
                    "",
                    "a revision's closing time does not reach those who wait"),
            new PlantedFault(
                    42,
                    "ShareLedger",
                    "(apart[i] + 1) * weight(next) < (apart[next] + 1) * weight(i)",
                    "apart[i] < apart[next]",
                    "what spills over is divided without weights"),
            new PlantedFault(
                    43,
                    "ShareLedger",
                    "owed[i] > owed[next]",
                    "owed[i] < owed[next]",
                    "what spilled over is given back to whom the least is owed"),
            new PlantedFault(
                    44,
                    "AgentRules",
                    "if (state.bySeat.containsKey(action.seat().value())) {",
                    "if (action.seat().value() == 0) {",
                    "two agents sit at one seat"),
            new PlantedFault(
                    45,
                    "SwitchboardRules",
                    "        if (channel != null) {\n            loseAudio(fact.seat(), new ChannelId(channel), draft);\n        }\n",
                    "",
                    "a seat has two channels"),
            new PlantedFault(
                    46,
                    "RoutingCore",
                    "while (rules.contacts.match(draft)) {",
                    "if (rules.contacts.match(draft)) {",
                    "of two offers that are possible one is made"),
            new PlantedFault(
                    47,
                    "Standstill",
                    "deadMs > SEATS_KEPT_MS",
                    "deadMs > 3 * SEATS_KEPT_MS",
                    "agents stay signed in for long while the program is dead"),
            new PlantedFault(
                    48,
                    "QueueEntries",
                    "draft.atMs - contact.enteredMs);",
                    "draft.atMs - contact.queuedMs);",
                    "steps go by the wait in all queues"),
            new PlantedFault(
                    49,
                    "Effects",
                    "if (e.ending() == PromptEnding.SKIPPED || e.ending() == PromptEnding.LIMIT) {",
                    "if (e.ending() == PromptEnding.SKIPPED) {",
                    "a prompt plays on in the queue"),
            new PlantedFault(
                    50,
                    "ConfigurationRules",
                    "        for (Contact contact : state.contacts.values()) {\n            if (!queues",
                    "        for (Contact contact : new java.util.ArrayList<Contact>()) {\n            if (!queues",
                    "a queue is taken away with callers in it"),
            new PlantedFault(51, "TalkChanges", "contact.heldSinceMs = e.atMs();", "", "a hold has no beginning"),
            new PlantedFault(
                    52,
                    "TalkRules",
                    "                || !asked.ref.vendor().equals(agent.ref.vendor())\n",
                    "",
                    "a colleague of another vendor is asked"),
            new PlantedFault(
                    53,
                    "TalkChanges",
                    "agent(event.asked()).work = null;",
                    "agent(event.asked());",
                    "a colleague keeps the contact that he was asked about"),
            new PlantedFault(
                    54,
                    "TalkRules",
                    "if (room.isFull(draft)) {",
                    "if (room.waiting < 0) {",
                    "a contact is passed on into a queue that is full"),
            new PlantedFault(
                    55,
                    "RoutingState",
                    "lostMs == 0 ? 0 : lostMs + room(contact.ref.queue()).setting.returnLimitMs()",
                    "0",
                    "a caller waits for ever for an agent without sound"),
            new PlantedFault(
                    56,
                    "TalkChanges",
                    "        contact.requeuedMs = event.atMs();\n",
                    "",
                    "who waits once more waits since ever"),
            new PlantedFault(
                    57,
                    "QueueEntries",
                    "last == null || draft.atMs - last.atMs() > memory.rememberedMs()",
                    "last == null",
                    "nobody is ever forgotten"),
            new PlantedFault(
                    58,
                    "Demand",
                    "agent != null && !agent.equals(who.ref.agent())",
                    "false",
                    "anybody takes whom somebody is to have"),
            new PlantedFault(
                    59,
                    "WaitingRoom",
                    "contact.keptFor == null ? Long.MAX_VALUE : contact.keptUntilMs",
                    "Long.MAX_VALUE",
                    "a caller waits for ever for the agent who talked with him last"));

    private PlantedFaults() {}
}
