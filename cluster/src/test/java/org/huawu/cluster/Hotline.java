package org.huawu.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.Input;

/** A small hotline to test with: line 1 with prompt 91 into queue 11, music 92, recorded; agents 1 up to some number. */
final class Hotline {

    static final ClientId CLIENT = new ClientId(61);
    static final long LINE = 1;
    static final long PROMPT = 91;
    static final long MUSIC = 92;
    static final long ORDER_LIMIT_MS = 2_000;

    private Hotline() {}

    /** The inputs that bring it into force. */
    static List<Input> inputs(int agents) {
        Configuration configuration = configuration(agents);
        List<Input> inputs = new ArrayList<>();
        for (ConfigurationPart part : ConfigurationBytes.split(configuration)) {
            inputs.add(new Input.StageConfiguration(part));
        }
        String digest = ConfigurationBytes.digest(ConfigurationBytes.encode(configuration));
        inputs.add(new Input.ActivateConfiguration(configuration.revision(), digest));
        return inputs;
    }

    private static Configuration configuration(int agents) {
        return new Configuration(
                1,
                ORDER_LIMIT_MS,
                60_000,
                List.of(new LineSetting(
                        new LineId(LINE), new ProjectId(51), CLIENT, new QueueId(11), new PromptId(PROMPT), 30_000)),
                List.of(new QueueSetting(new QueueId(11), new PromptId(MUSIC), 15_000, 20_000, true)),
                LongStream.rangeClosed(1, agents).mapToObj(Hotline::agent).toList());
    }

    private static AgentSetting agent(long agent) {
        return new AgentSetting(
                new PersonId(agent), new VendorId(71), new ProjectId(51), CLIENT, List.of(new QueueId(11)));
    }
}
