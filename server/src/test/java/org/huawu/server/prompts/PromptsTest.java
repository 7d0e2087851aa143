package org.huawu.server.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huawu.kernel.PromptId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.prompts.internal.sound.Tones;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.huawu.switchboard.rtp.Sound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HuawuServerTest
class PromptsTest {

    private static final int HZ = 8_000;
    private static final byte[] FILE = Tones.wav(Tones.tone(1_000, HZ, HZ), HZ);

    private final World world;
    private final Prompts prompts;
    private final Sounds sounds;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final int port;
    private final Client client;
    private final Project project;
    private final Browser administrator;

    PromptsTest(@Autowired Prompts prompts, @Autowired Sounds sounds, @Autowired BeanFactory beans) {
        this.prompts = prompts;
        this.sounds = sounds;
        this.world = beans.getBean(World.class);
        this.work = beans.getBean(ScopedWork.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.port = beans.getBean(EdgeAddresses.class).httpPort();
        this.client = world.client();
        this.project = world.project(client, world.vendor());
        this.administrator = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        Somebody somebody = world.administrator();
        assertThat(administrator
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void given_a_file_when_it_is_uploaded_then_it_is_listed_played_and_ready_for_callers() {
        Answer added = upload("欢迎词", FILE);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("lengthMs").asInt()).isEqualTo(1_000);
        assertThat(added.body().path("spoken").isNull()).isTrue();
        assertThat(sounds.sound(id(added))).isPresent();
        assertThat(administrator
                        .get("/api/prompts/" + id(added).value() + "/sound")
                        .raw()
                        .headers())
                .satisfies(headers ->
                        assertThat(headers.firstValue("Content-Type")).contains("audio/wav"));
        byte[] played = work.in(Scope.all(), () -> prompts.wav(id(added)));
        assertThat(played).hasSizeBetween(16_000, 16_200);
        assertThat(audit()).endsWith("prompt.added prompt/" + id(added).value());
    }

    @Test
    void given_a_text_when_it_is_spoken_then_the_prompt_keeps_it() {
        assumeTrue(
                administrator.get("/api/prompts/means").body().path("languages").size() > 0, "no espeak-ng");

        Answer spoken = administrator.post(
                "/api/prompts/spoken",
                Map.of(
                        "name",
                        "spoken",
                        "projectId",
                        String.valueOf(project.id().value()),
                        "speech",
                        Map.of("language", "zh", "text", " 您好，欢迎致电。 ")));

        assertThat(spoken.status()).isEqualTo(201);
        assertThat(spoken.body().path("spoken").path("text").asString()).isEqualTo("您好，欢迎致电。");
        assertThat(spoken.body().path("lengthMs").asInt()).isGreaterThan(500);
        Answer changed = administrator.put(
                "/api/prompts/" + id(spoken).value() + "/speech", Map.of("language", "en", "text", "Welcome."));
        assertThat(changed.body().path("spoken").path("language").asString()).isEqualTo("en");
    }

    @Test
    void given_a_prompt_when_its_sound_is_replaced_then_callers_hear_the_new_one_and_its_name_stays() throws Exception {
        Answer added = upload("hold", FILE);
        Sound former = sounds.sound(id(added)).orElseThrow();

        Answer replaced = administrator.upload(
                "PUT", "/api/prompts/" + id(added).value() + "/sound", Tones.wav(Tones.tone(440, HZ, 2 * HZ), HZ));

        assertThat(replaced.body().path("name").asString()).isEqualTo("hold");
        assertThat(replaced.body().path("lengthMs").asInt()).isEqualTo(2_000);
        assertThat(sounds.sound(id(added)).orElseThrow()).isNotSameAs(former);
        byte[] wav = work.in(Scope.all(), () -> prompts.wav(id(added)));
        assertThat(Sound.read(new ByteArrayInputStream(wav))).isNotNull();
        assertThat(audit()).contains("prompt.replaced prompt/" + id(added).value());
        JsonNode changes = administrator
                .get("/api/identity/audit?limit=1")
                .body()
                .path("items")
                .path(0)
                .path("changes");
        assertThat(changes.path(0).toString())
                .isEqualTo("{\"field\":\"lengthMs\",\"before\":\"1000\",\"after\":\"2000\"}");
        assertThat(changes.path(1).path("field").asString()).isEqualTo("sound");
        assertThat(changes.size()).isEqualTo(2);
    }

    @Test
    void given_a_prompt_that_is_heard_somewhere_when_it_is_removed_then_it_stays_until_nobody_hears_it() {
        PromptId welcome = id(upload("welcome", FILE));
        PromptId music = id(upload("music", FILE));
        long queue = queue(music);
        Answer line = administrator.post("/api/hotline/lines", line(queue, true, welcome));
        assertThat(line.status()).isEqualTo(201);
        assertThat(line.body().path("welcomePromptId").asLong()).isEqualTo(welcome.value());

        for (PromptId each : List.of(welcome, music)) {
            Answer refused = administrator.delete("/api/prompts/" + each.value(), null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.errorId()).isEqualTo("prompt-in-use");
            assertThat(sounds.sound(each)).isPresent();
        }
        long lineId = line.body().path("id").asLong();
        assertThat(administrator
                        .put("/api/hotline/lines/" + lineId, line(queue, false, welcome))
                        .body()
                        .path("welcomePromptId")
                        .isNull())
                .isTrue();
        JsonNode changes = administrator
                .get("/api/identity/audit?limit=1")
                .body()
                .path("items")
                .path(0)
                .path("changes");
        assertThat(changes.size()).isEqualTo(2);
        assertThat(changes.path(0).toString()).contains("welcome", "true", "false");
        assertThat(changes.path(1).toString()).contains("welcomePromptId", String.valueOf(welcome.value()));
        assertThat(administrator.delete("/api/prompts/" + welcome.value(), null).status())
                .isEqualTo(204);
        assertThat(sounds.sound(welcome)).isEmpty();
        assertThat(administrator
                        .get("/api/prompts/" + welcome.value() + "/sound")
                        .errorId())
                .isEqualTo("prompt-unknown");
    }

    @Test
    void given_a_prompt_of_another_project_when_a_line_or_queue_is_to_use_it_then_it_is_unknown() {
        PromptId ours = id(upload("ours", FILE));
        Project other = world.project(client, world.vendor());
        Answer queue = administrator.post("/api/hotline/queues", queue("q", other, ours));

        assertThat(queue.status()).isEqualTo(422);
        assertThat(queue.errorId()).isEqualTo("prompt-unknown");
    }

    @Test
    void given_a_supervisor_of_another_client_when_prompts_are_asked_for_then_there_are_none_of_ours() {
        PromptId ours = id(upload("ours", FILE));
        Browser stranger = new Browser(port);
        Somebody somebody = world.supervisor(world.client());
        stranger.signIn(somebody.loginName(), somebody.password());

        assertThat(stranger.get("/api/prompts").body().path("items").size()).isZero();
        assertThat(stranger.get("/api/prompts/" + ours.value() + "/sound").status())
                .isEqualTo(404);
    }

    @Test
    void given_a_write_that_fails_when_it_is_rolled_back_then_callers_hear_what_they_did() {
        PromptId prompt = id(upload("kept", FILE));
        Sound former = sounds.sound(prompt).orElseThrow();

        assertThatThrownBy(() -> work.in(Scope.all(), () -> {
                    prompts.replace(prompt, Tones.tone(440, HZ, HZ), null);
                    throw new IllegalStateException("made up");
                }))
                .hasMessage("made up");

        assertThat(sounds.sound(prompt)).containsSame(former);
    }

    @Test
    void given_all_prompts_when_there_is_no_room_for_one_more_then_it_is_refused_and_replacing_one_still_works() {
        short[] minutes = new short[10 * 60 * HZ];
        PromptId last = null;
        for (int i = 0; i < 6 && last == null; i++) {
            try {
                work.in(Scope.all(), () -> prompts.add(world.name("long"), project.id(), minutes, null));
            } catch (RejectedException full) {
                assertThat(full.rejection().errorId()).isEqualTo("prompts-full");
                last = new PromptId(1);
            }
        }
        assertThat(last).as("an hour is not enough for all").isNotNull();
        Prompt one = work.in(Scope.all(), () -> prompts.list(new PageRequest(200, null))).items().stream()
                .filter(each -> each.projectId().equals(project.id()))
                .findFirst()
                .orElseThrow();
        assertThat(work.in(Scope.all(), () -> prompts.replace(one.id(), minutes, null))
                        .lengthMs())
                .isEqualTo(600_000);
        work.run(
                Scope.all(),
                () -> prompts.list(new PageRequest(200, null)).items().stream()
                        .filter(each -> each.projectId().equals(project.id()))
                        .forEach(each -> prompts.remove(each.id())));
        assertThat(sounds.sound(one.id())).isEmpty();
    }

    @Test
    void given_what_cannot_be_taken_when_it_is_sent_then_each_is_refused_by_name() {
        assertThat(upload("text", "no sound".getBytes(StandardCharsets.US_ASCII))
                        .errorId())
                .isEqualTo("sound-kind-unknown");
        assertThat(upload("nothing", new byte[0]).errorId()).isEqualTo("sound-kind-unknown");
        assertThat(upload("", FILE).errorId()).isEqualTo("name-invalid");
        assertThat(upload("same", FILE).status()).isEqualTo(201);
        assertThat(upload("same", FILE).errorId()).isEqualTo("name-taken");
        assertThat(upload("large", new byte[31 << 20]).errorId()).isEqualTo("body-too-large");
        assertThat(administrator
                        .upload("POST", "/api/prompts?name=x&projectId=1", FILE)
                        .errorId())
                .isEqualTo("project-unknown");
        assertThat(administrator
                        .put("/api/prompts/999999/speech", Map.of("language", "zh", "text", " "))
                        .errorId())
                .isEqualTo("speech-invalid");
    }

    @Test
    void given_a_file_larger_than_other_bodies_may_be_when_it_is_uploaded_with_a_key_then_it_is_taken_once() {
        byte[] minute = Tones.wav(Tones.tone(1_000, HZ, 120 * HZ), HZ);
        assertThat(minute).hasSizeGreaterThan(1 << 20);
        administrator.with("Idempotency-Key", "one-upload-" + project.id().value());

        Answer first = upload("minute", minute);
        Answer again = upload("minute", minute);

        assertThat(first.status()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));
        minute[minute.length - 1]++;
        assertThat(upload("minute", minute).errorId()).isEqualTo("idempotency-key-reused");
    }

    private Answer upload(String name, byte[] file) {
        String query = "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&projectId="
                + project.id().value();
        return administrator.upload("POST", "/api/prompts" + query, file);
    }

    private long queue(PromptId music) {
        Answer queue = administrator.post("/api/hotline/queues", queue(world.name("queue"), project, music));
        assertThat(queue.status()).isEqualTo(201);
        return queue.body().path("id").asLong();
    }

    private static Map<String, Object> queue(String name, Project project, PromptId music) {
        return Map.of(
                "name",
                name,
                "projectId",
                String.valueOf(project.id().value()),
                "recorded",
                false,
                "musicPromptId",
                String.valueOf(music.value()));
    }

    private Map<String, Object> line(long queue, boolean welcome, PromptId prompt) {
        return Map.of(
                "number",
                "8" + project.id().value(),
                "name",
                "line",
                "queueId",
                String.valueOf(queue),
                "welcome",
                welcome,
                "welcomePromptId",
                String.valueOf(prompt.value()));
    }

    private static PromptId id(Answer answer) {
        return new PromptId(answer.body().path("id").asLong());
    }

    private List<String> audit() {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("SELECT action || ' ' || subject FROM audit.entry WHERE client_id = :client ORDER BY id")
                        .param("client", client.id().value())
                        .query(String.class)
                        .list());
    }
}
