package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AgentDeskTest {

    private final Wire wire = new Wire();
    private final CallBook book = new CallBook();
    private final AgentDesk desk = new AgentDesk(JsonMapper.builder().build(), book, new Complaints());

    @BeforeEach
    void open() {
        desk.onOpen(wire);
    }

    @Test
    void given_an_offer_when_it_is_shown_twice_then_its_time_is_noted_and_it_is_accepted_once() {
        CallTimes call = book.open("13800000007");
        long beforeNs = System.nanoTime();
        call.sent(beforeNs);
        push("offered", "offer", "70123", "138****0007");
        long tookNs = call.tookNs();
        push("offered", "offer", "70123", "138****0007");
        assertThat(call.isOffered()).isTrue();
        assertThat(tookNs).isBetween(0L, System.nanoTime() - beforeNs);
        assertThat(call.tookNs()).isEqualTo(tookNs);
        assertThat(wire.sent).containsExactly("{\"id\":1,\"do\":\"accept\",\"contact\":\"70123\"}");
    }

    @Test
    void given_an_offer_that_is_only_about_to_be_made_when_it_is_shown_then_it_does_not_count() {
        CallTimes call = book.open("13800000007");
        push("ready", "offer", "70123", "138****0007");
        assertThat(call.isOffered()).isFalse();
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void given_a_talk_and_its_wrap_up_when_they_are_shown_then_the_call_talks_and_the_wrap_up_is_ended() {
        CallTimes call = book.open("13800000007");
        push("connecting", "contact", "70123", "138****0007");
        assertThat(call.isTalking()).isFalse();
        push("talking", "contact", "70123", "138****0007");
        assertThat(call.isTalking()).isTrue();
        assertThat(wire.sent).isEmpty();
        push("wrap-up", "contact", "70123", "138****0007");
        push("wrap-up", "contact", "70123", "138****0007");
        assertThat(wire.sent).containsExactly("{\"id\":1,\"do\":\"end-wrap-up\",\"contact\":\"70123\"}");
    }

    @Test
    void given_a_frame_in_two_pieces_when_the_second_comes_then_it_is_read_whole() {
        CallTimes call = book.open("13800000007");
        String frame = frame("offered", "offer", "70123", "138****0007");
        desk.onText(wire, frame.substring(0, 20), false);
        assertThat(call.isOffered()).isFalse();
        desk.onText(wire, frame.substring(20), true);
        assertThat(call.isOffered()).isTrue();
        assertThat(wire.requested).isEqualTo(3);
    }

    private void push(String state, String member, String contact, String caller) {
        desk.onText(wire, frame(state, member, contact, caller), true);
    }

    private static String frame(String state, String member, String contact, String caller) {
        String card =
                "{\"contact\":\"" + contact + "\",\"line\":{\"id\":\"1004\"},\"queue\":{\"id\":\"7\"},\"caller\":\""
                        + caller + "\",\"since\":1,\"due\":2}";
        String other = member.equals("offer") ? "contact" : "offer";
        return "{\"push\":\"desk\",\"desk\":{\"state\":\"" + state + "\",\"since\":1,\"" + member + "\":" + card + ",\""
                + other + "\":null,\"audio\":\"connected\"}}";
    }

    /** A WebSocket that keeps what is sent. */
    private static final class Wire implements WebSocket {

        private final List<String> sent = new ArrayList<>();
        private long requested;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence text, boolean isLast) {
            sent.add(text.toString());
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer bytes, boolean isLast) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int code, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void request(long count) {
            requested += count;
        }

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return false;
        }

        @Override
        public boolean isInputClosed() {
            return false;
        }

        @Override
        public void abort() {
            throw new UnsupportedOperationException();
        }
    }
}
