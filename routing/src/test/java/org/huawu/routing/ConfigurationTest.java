package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.SignOutCause;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.StageConfiguration;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void
            given_a_revision_as_large_as_one_may_be_when_it_is_split_then_every_part_fits_the_log_and_it_comes_into_force() {
        List<QueueId> queues = LongStream.range(0, 16)
                .mapToObj(queue -> new QueueId(QueueId.MAX - queue))
                .toList();
        List<AgentSetting> agents = LongStream.range(0, Configuration.MOST_AGENTS)
                .mapToObj(agent -> new AgentSetting(
                        new PersonId(PersonId.MAX - agent),
                        new VendorId(VendorId.MAX),
                        new ProjectId(ProjectId.MAX),
                        new ClientId(ClientId.MAX),
                        queues))
                .toList();
        Configuration full = World.configuration(1, 0);
        Configuration large = new Configuration(
                1,
                1,
                1,
                full.lines(),
                LongStream.range(0, Configuration.MOST_QUEUES)
                        .mapToObj(queue -> World.queue(queue < 984 ? 11 + queue : QueueId.MAX - queue + 984, true))
                        .toList(),
                agents);
        List<ConfigurationPart> parts = ConfigurationBytes.split(large);
        assertThat(parts)
                .hasSizeBetween(40, ConfigurationPart.MOST_PARTS)
                .allSatisfy(part -> assertThat(InputCodec.encode(new StageConfiguration(part)))
                        .hasSizeLessThan(InputCodec.MOST_BYTES));
        Scenario story = new Scenario(Capacity.STANDARD);
        story.activates(large);
        assertThat(story.core.state().configured()).isEqualTo(large);
        assertThat(story.lastEvent(ConfigurationActivated.class).revision()).isEqualTo(1);
        assertThat(story.core.state().staged).isNull();
    }

    @Test
    void given_a_part_missing_when_the_revision_is_activated_then_the_refusal_names_it_until_it_has_come() {
        Scenario story = new Scenario(Capacity.STANDARD);
        Configuration wanted = World.configuration(1, 2);
        List<ConfigurationPart> parts = World.parts(1, ConfigurationBytes.encode(wanted), 3);
        assertThat(story.refused(Scenario.activation(wanted)))
                .isEqualTo(new Rejection("revision-not-staged", Map.of("revision", 1L, "staged", 0L)));
        story.given(new StageConfiguration(parts.get(2)));
        story.given(new StageConfiguration(parts.get(0)));
        assertThat(story.refused(Scenario.activation(wanted)))
                .isEqualTo(new Rejection("parts-missing", Map.of("revision", 1L, "parts", 3, "firstMissing", 2)));
        story.given(new StageConfiguration(parts.get(1)));
        story.given(Scenario.activation(wanted));
        assertThat(story.core.state().configured()).isEqualTo(wanted);
    }

    @Test
    void given_a_staged_part_when_it_comes_again_then_nothing_changes_and_another_in_its_place_is_refused() {
        Scenario story = new Scenario(Capacity.STANDARD);
        story.given(new StageConfiguration(part(5, 1, 2, "a")));
        story.happened();
        story.given(new StageConfiguration(part(5, 1, 2, "a")));
        assertThat(story.happened()).isEmpty();
        assertThat(story.refused(new StageConfiguration(part(5, 1, 2, "b"))).errorId())
                .isEqualTo("part-differs");
        assertThat(story.refused(new StageConfiguration(part(5, 1, 3, "a"))))
                .isEqualTo(new Rejection("parts-differ", Map.of("revision", 5L, "parts", 3, "staged", 2)));
    }

    @Test
    void given_a_half_staged_revision_when_a_newer_one_comes_then_the_older_is_dropped_and_comes_no_more() {
        Scenario story = new Scenario(Capacity.STANDARD);
        story.given(new StageConfiguration(part(5, 1, 2, "a")));
        story.given(new StageConfiguration(part(6, 1, 2, "b")));
        assertThat(story.refused(new StageConfiguration(part(5, 2, 2, "a"))))
                .isEqualTo(new Rejection("revision-overtaken", Map.of("revision", 5L, "staged", 6L)));
        ActivateConfiguration late = new ActivateConfiguration(5, ConfigurationBytes.digest(new byte[] {'a', 'a'}));
        assertThat(story.refused(late))
                .isEqualTo(new Rejection("revision-not-staged", Map.of("revision", 5L, "staged", 6L)));
    }

    @Test
    void given_bytes_that_are_no_configuration_when_it_is_activated_then_it_is_refused_and_the_old_one_stays() {
        Scenario story = new Scenario(Capacity.STANDARD);
        story.activates(World.configuration(1, 2));
        story.given(new StageConfiguration(part(2, 1, 1, "x")));
        String digest = ConfigurationBytes.digest(new byte[] {'x'});
        assertThat(story.refused(new ActivateConfiguration(2, ConfigurationBytes.digest(new byte[0])))
                        .errorId())
                .isEqualTo("digest-differs");
        assertThat(story.refused(new ActivateConfiguration(2, digest)).errorId())
                .isEqualTo("configuration-malformed");
        byte[] other = ConfigurationBytes.encode(World.configuration(4, 2));
        story.given(new StageConfiguration(new ConfigurationPart(3, 1, 1, other)));
        assertThat(story.refused(new ActivateConfiguration(3, ConfigurationBytes.digest(other))))
                .isEqualTo(new Rejection("revision-differs", Map.of("revision", 3L, "inside", 4L)));
        assertThat(story.core.state().configured()).isEqualTo(World.configuration(1, 2));
    }

    @Test
    void given_an_active_revision_when_it_comes_again_then_neither_parts_nor_activation_are_taken() {
        Scenario story = new Scenario(Capacity.STANDARD);
        Configuration active = World.configuration(3, 2);
        story.activates(active);
        Rejection notNewer = new Rejection("revision-not-newer", Map.of("revision", 3L, "active", 3L));
        assertThat(story.refused(Scenario.activation(active))).isEqualTo(notNewer);
        assertThat(story.refused(new StageConfiguration(part(3, 1, 1, "x")))).isEqualTo(notNewer);
    }

    @Test
    void given_a_line_or_an_agent_of_an_unknown_queue_when_it_is_activated_then_the_refusal_names_both() {
        Configuration full = World.configuration(1, 2);
        Configuration lines =
                new Configuration(1, 1, 1, full.lines(), full.queues().subList(0, 1), List.of());
        Configuration agents =
                new Configuration(2, 1, 1, List.of(), full.queues().subList(0, 1), full.agents());
        Scenario story = new Scenario(Capacity.STANDARD);
        assertThat(story.refusedRevision(lines))
                .isEqualTo(new Rejection("queue-unknown", Map.of("line", 3L, "queue", 12L)));
        assertThat(story.refusedRevision(agents))
                .isEqualTo(new Rejection("queue-unknown", Map.of("agent", 2L, "queue", 12L)));
    }

    @Test
    void given_a_caller_in_a_queue_when_a_revision_lacks_it_then_it_is_refused_until_the_caller_is_gone() {
        Scenario story = Scenario.withAgentsReady(0);
        story.arrives(501, 3);
        story.settled(Effect.Answer.class, Outcome.DONE);
        Configuration without = World.withoutQueue12(2, 4);
        assertThat(story.refusedRevision(without))
                .isEqualTo(new Rejection("queue-in-use", Map.of("queue", 12L, "contact", 501L)));
        story.given(new ChannelEnded(1, channel(501), ChannelEnding.HUNG_UP));
        story.given(Scenario.activation(without));
        assertThat(story.core.state().configured()).isEqualTo(without);
    }

    @Test
    void given_a_contact_being_answered_when_its_line_is_taken_away_then_it_is_queued_at_once_in_its_queue() {
        Scenario story = Scenario.withAgentsReady(0);
        story.arrives(501, 1);
        Configuration full = World.configuration(2, 4);
        story.activates(new Configuration(2, 1, 1, List.of(), full.queues(), full.agents()));
        story.settled(Effect.Answer.class, Outcome.DONE);
        assertThat(story.lastEvent(ContactQueued.class).contact().queue()).isEqualTo(new QueueId(11));
    }

    @Test
    void given_agents_taken_away_when_it_is_activated_then_the_idle_are_signed_out_and_the_busy_finish_their_work() {
        Scenario story = Scenario.withAgentsReady(2);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.activates(World.configuration(2, 0));
        AgentSignedOut out = story.lastEvent(AgentSignedOut.class);
        assertThat(out.agent().agent()).isEqualTo(agent(2));
        assertThat(out.cause()).isEqualTo(SignOutCause.CONFIGURATION);
        story.given(new AgentAction.HangUp(agent(1), contact(501)));
        assertThat(story.lastEvent(ContactEnded.class).agent()).isNotNull();
        story.given(new EndWrapUp(agent(1), contact(501)));
        assertThat(story.lastEvent(AgentStateChanged.class).to()).isEqualTo(AgentState.NOT_READY);
        assertThat(story.refused(new AgentAction.BecomeReady(agent(1))).errorId())
                .isEqualTo("agent-not-configured");
    }

    private static ConfigurationPart part(long revision, int part, int parts, String bytes) {
        return new ConfigurationPart(revision, part, parts, bytes.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
