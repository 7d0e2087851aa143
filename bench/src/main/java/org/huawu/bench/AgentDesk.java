package org.huawu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agent's page at its WebSocket: takes every offer at once, and ends every wrap-up at once. Notes when offers come in.
 * What goes wrong while it works is a complaint.
 */
final class AgentDesk implements WebSocket.Listener, AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    /** A new agent is known to the routing core moments after it was added. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    private static final Duration AUDIO_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_CHARACTERS = 1 << 20;

    private final JsonMapper json;
    private final CallBook book;
    private final Complaints complaints;
    private final StringBuilder frame = new StringBuilder();
    /** The commands that are not answered: a few at most, since each waits ten seconds at most. */
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

    private final AtomicLong commands = new AtomicLong();
    private final CompletableFuture<Boolean> audio = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private CompletableFuture<WebSocket> sent = opened;
    /** The contact last accepted, and the one whose wrap-up was ended last; the WebSocket's thread only. */
    private String accepted = "";

    private String wrappedUp = "";
    private long frameNs;
    private volatile boolean isWorking;
    private volatile @Nullable WebSocket socket;

    AgentDesk(JsonMapper json, CallBook book, Complaints complaints) {
        this.json = json;
        this.book = book;
        this.complaints = complaints;
    }

    /** Opens the page of somebody who is signed in. */
    void open(HttpClient http, PersonSession person) throws InterruptedException {
        URI pages = person.pages();
        CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                .connectTimeout(ANSWERS_WITHIN)
                .header("Cookie", person.cookies())
                .header("Origin", pages.toString())
                .buildAsync(URI.create("ws://" + pages.getAuthority() + "/api/console"), this);
        Waiting.until(opening, ANSWERS_WITHIN, "The console");
    }

    /** Takes the seat, brings the sound up and waits for calls. */
    void sitDown(AgentLeg leg) throws InterruptedException, IOException {
        signIn();
        JsonNode answer = Waiting.until(ask("audio", "sdp", leg.offer()), ANSWERS_WITHIN, "An answer to sound");
        leg.connect(answer.path("sdp").asString(""));
        Waiting.until(audio, AUDIO_WITHIN, "The sound of an agent");
        Waiting.until(ask("ready", null, ""), ANSWERS_WITHIN, "An agent's readiness");
        isWorking = true;
    }

    private void signIn() throws InterruptedException {
        long endNs = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                Waiting.until(ask("sign-in", null, ""), ANSWERS_WITHIN, "An agent's seat");
                return;
            } catch (Refused refused) {
                if (!refused.errorId.equals("agent-not-configured") || System.nanoTime() - endNs > 0) {
                    throw refused;
                }
                Waiting.aWhile(PAUSE);
            }
        }
    }

    private CompletableFuture<JsonNode> ask(String what, @Nullable String field, String value) {
        long id = commands.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        ObjectNode command = json.createObjectNode().put("id", id).put("do", what);
        if (field != null) {
            command.put(field, value);
        }
        asked.put(id, answer);
        send(command.toString());
        return answer.orTimeout(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ok, fault) -> asked.remove(id));
    }

    /** One after the other, as the socket wants it. */
    private synchronized void send(String text) {
        sent = sent.thenCompose(open -> open.sendText(text, true));
        var _ = sent.exceptionally(fault -> {
            complain("a command could not be sent (" + fault.getMessage() + ").");
            return null;
        });
    }

    @Override
    public void onOpen(WebSocket source) {
        socket = source;
        opened.complete(source);
        source.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket source, CharSequence text, boolean isLast) {
        if (frame.isEmpty()) {
            frameNs = System.nanoTime();
        }
        frame.append(text);
        if (isLast) {
            heard(json.readTree(frame.toString()));
            frame.setLength(0);
        } else if (frame.length() > MOST_CHARACTERS) {
            complain("a frame has no end.");
            source.abort();
        }
        source.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket source, int code, String reason) {
        complain("a page was closed with " + code + " " + reason + ".");
        return null;
    }

    @Override
    public void onError(WebSocket source, Throwable fault) {
        complain("a page broke off (" + fault + ").");
    }

    private void heard(JsonNode message) {
        if (message.has("re")) {
            Optional.ofNullable(asked.get(message.path("re").asLong())).ifPresent(answer -> settle(answer, message));
        } else if (message.path("desk").isObject()) {
            show(DeskState.read(message.path("desk")));
        }
    }

    private static void settle(CompletableFuture<JsonNode> answer, JsonNode message) {
        JsonNode problem = message.path("problem");
        if (problem.isObject()) {
            answer.completeExceptionally(new Refused(
                    problem.path("errorId").asString(""), problem.path("detail").asString("")));
        } else {
            answer.complete(message.path("ok"));
        }
    }

    private void show(DeskState desk) {
        if (desk.hasAudio()) {
            audio.complete(true);
        } else if (isWorking) {
            complain("an agent has lost the sound.");
        }
        switch (desk.state()) {
            case "offered" -> offered(desk);
            case "talking" -> book.find(desk.caller()).ifPresent(CallTimes::talking);
            case "wrap-up" -> {
                if (!desk.contact().equals(wrappedUp)) {
                    wrappedUp = desk.contact();
                    act("end-wrap-up", desk.contact());
                }
            }
            case "ready", "connecting" -> {
                // nothing to do
            }
            default -> {
                if (isWorking) {
                    complain("an agent takes no calls any more: " + desk.state() + ".");
                }
            }
        }
    }

    private void offered(DeskState desk) {
        book.find(desk.caller())
                .ifPresentOrElse(
                        call -> call.offered(frameNs), () -> complain("an offer belongs to no call that is up."));
        if (!desk.contact().equals(accepted)) {
            accepted = desk.contact();
            act("accept", desk.contact());
        }
    }

    private void act(String what, String contact) {
        var _ = ask(what, "contact", contact).exceptionally(fault -> {
            complain(what + " was refused (" + fault.getMessage() + ").");
            return null;
        });
    }

    private void complain(String what) {
        if (isWorking) {
            complaints.add(what);
        }
    }

    @Override
    public void close() {
        isWorking = false;
        WebSocket connected = socket;
        if (connected != null) {
            connected.abort();
        }
    }

    /** A command was refused. */
    private static final class Refused extends BenchFailure {

        private static final long serialVersionUID = 1L;

        private final String errorId;

        Refused(String errorId, String detail) {
            super("The program refused an agent's command, " + errorId + ": " + detail);
            this.errorId = errorId;
        }
    }
}
