package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.Registration;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A telephone as the sound of a seat: called, or taken by a code. */
class SeatTelephoneTest {

    private static final SeatId SEAT = new SeatId("7");
    private static final String CALLER = "13900001111";
    private static final int SILENCE_MS = 1_500;
    private static final int PROBE_MS = 300;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final OneAccount account = new OneAccount();
    private final List<String> keyed = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private EngineStage stage;
    private EmbeddedSwitchboard board;
    private Operator operator;
    private TestCarrier phone;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new EngineStage(
                folder, SILENCE_MS, new Telephones(Optional.of(account.registrar()), "*11", this::keyed, PROBE_MS));
        board = (EmbeddedSwitchboard) stage.switchboard();
        board.start(stage.facts());
        operator = new Operator(stage);
        phone = phone(Transport.UDP);
    }

    @AfterEach
    void close() {
        phone.close();
        stage.close();
        clock.shutdownNow();
    }

    @Test
    void given_a_telephone_when_it_is_called_for_a_seat_and_answers_then_caller_and_agent_hear_each_other() {
        ChannelId seat = seated();
        assertThat(heard).containsExactly("ringing", "connected");
        TestPhone caller = (TestPhone) stage.call(Stage.LINE, CALLER);
        ChannelId channel = operator.arrived(CALLER);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b"), channel, seat));
        caller.speak(1_300);
        phone.speak(700);
        operator.await("the agent hears the caller", () -> phone.hears(1_300));
        operator.await("the caller hears the agent", () -> caller.hears(700));
        caller.hangUp();
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
        assertThat(phone.isOver()).as("the seat's telephone stands on").isFalse();
    }

    @Test
    void given_a_seats_telephone_that_holds_when_its_agent_takes_a_call_then_it_is_made_to_talk() {
        ChannelId seat = seated();
        TestPhone caller = (TestPhone) stage.call(Stage.LINE, CALLER);
        ChannelId channel = operator.arrived(CALLER);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b"), channel, seat));
        assertThat(phone.made()).as("it rang").containsExactly("talk");
        phone.hold();
        operator.await("the hold is agreed", phone::isHolding);
        operator.done((id, by) -> new Order.Unbridge(id, by, new BridgeId("b")));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("c"), channel, seat));
        operator.await("it is made to talk", () -> phone.made().equals(List.of("talk", "talk")));
        caller.speak(1_300);
        operator.await("the agent hears the caller", () -> phone.hears(1_300));
    }

    @Test
    void given_a_seats_telephone_when_it_is_made_to_hold_from_here_then_it_does() {
        phone.knows("hold");
        ChannelId seat = seated();
        board.pressTelephone(new SeatId("8"), PhoneEvent.HOLD);
        board.pressTelephone(SEAT, PhoneEvent.HOLD);
        operator.await("it holds", phone::isHolding);
        board.pressTelephone(SEAT, PhoneEvent.TALK);
        operator.await("it is back", () -> !phone.isHolding());
        assertThat(phone.made()).containsExactly("talk", "hold", "talk");
        assertThat(stage.facts().of(Fact.SeatAudioLost.class)).isEmpty();
        phone.hangUp();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
    }

    @Test
    void given_a_seats_telephone_when_it_is_hung_up_then_the_seat_has_lost_its_sound() {
        ChannelId seat = seated();
        phone.hangUp();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
        operator.await("it is told", () -> heard.contains("ended 200"));
    }

    @Test
    void given_a_seats_telephone_when_the_seat_gives_it_up_then_it_is_hung_up() {
        ChannelId seat = seated();
        board.hangUpTelephone(SEAT);
        operator.await("it is hung up", phone::isOver);
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
        assertThat(heard).endsWith("ended 200");
    }

    @Test
    void given_a_seats_telephone_when_its_sound_stops_without_a_word_then_it_is_hung_up() {
        ChannelId seat = seated();
        phone.fallSilent();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
        operator.await("it is hung up", phone::isOver);
        assertThat(heard).endsWith("ended 408");
    }

    @Test
    void given_a_seats_telephone_when_it_answers_no_question_any_more_then_the_seat_has_lost_its_sound() {
        ChannelId seat = seated();
        assertThat(stage.until(() -> !stage.facts().of(Fact.SeatAudioLost.class).isEmpty(), 4 * PROBE_MS))
                .as("one that knows no such questions is there")
                .isFalse();
        phone.goDeaf();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
        operator.await("it is told", () -> heard.contains("ended 408"));
    }

    @Test
    void given_a_telephone_that_took_a_seat_by_its_code_when_it_answers_questions_then_the_seat_has_its_sound() {
        TestPhone dialling = stage.callAs("801", "secret", "*11");
        operator.await("it is answered", () -> dialling.status() == 200);
        press(dialling, "12*34#");
        operator.await(Fact.SeatAudioConnected.class, each -> each.seat().equals(SEAT));
        assertThat(stage.until(dialling::isOver, 4 * PROBE_MS)).isFalse();
        dialling.goDeaf();
        operator.await(Fact.SeatAudioLost.class, each -> each.seat().equals(SEAT));
        operator.await("it is told", () -> heard.contains("ended 408"));
    }

    @Test
    void given_a_telephone_with_two_contacts_when_one_answers_then_the_other_is_left_alone() {
        try (TestCarrier other = new TestCarrier(Transport.UDP, stage.address(), clock)) {
            account.standsAt(contact(phone, Transport.UDP), contact(other, Transport.UDP));
            call();
            operator.await("both are called", () -> phone.isCalled() && other.isCalled());
            other.ring();
            phone.answer();
            operator.await("the other stops", other::isOver);
            operator.await("it is connected", () -> heard.contains("connected"));
        }
    }

    @Test
    void given_a_telephone_that_refuses_or_is_not_there_when_it_is_called_then_that_is_told() {
        account.standsAt(contact(phone, Transport.UDP));
        call();
        operator.await("it is called", phone::isCalled);
        phone.refuse(486);
        operator.await("it is told", () -> heard.equals(List.of("ended 486")));
        account.standsAt();
        call();
        operator.await("it is told", () -> heard.contains("ended 480"));
    }

    @Test
    void given_a_telephone_over_tcp_whose_connection_is_gone_when_it_is_called_then_it_is_reached_where_it_listens() {
        try (TestCarrier listening = new TestCarrier(Transport.TCP, stage.address(), clock)) {
            account.standsAt(contact(listening, Transport.TCP));
            call();
            operator.await("it is called", listening::isCalled);
            listening.answer();
            operator.await("it is connected", () -> heard.contains("connected"));
        }
    }

    @Test
    void given_a_telephone_that_dials_the_code_when_the_right_thing_is_keyed_in_then_it_is_that_seats_sound() {
        TestPhone dialling = stage.callAs("801", "secret", "*11");
        operator.await("it is answered", () -> dialling.status() == 200);
        operator.await("it hears that it may begin", () -> dialling.hears(880));
        press(dialling, "12*9#");
        operator.await("that was wrong", () -> keyed.equals(List.of("801 12*9")));
        operator.await("it hears so", () -> dialling.hears(440));
        press(dialling, "12*34#");
        Fact.SeatAudioConnected fact = operator.await(
                Fact.SeatAudioConnected.class, each -> each.seat().equals(SEAT));
        assertThat(keyed).endsWith("801 12*34");
        assertThat(heard).containsExactly("connected");
        dialling.hangUp();
        operator.await(Fact.SeatAudioLost.class, each -> each.channel().equals(fact.channel()));
        operator.await("it is told", () -> heard.contains("ended 200"));
    }

    @Test
    void given_a_telephone_that_keys_in_too_much_that_is_wrong_when_it_is_enough_then_it_is_hung_up() {
        TestPhone dialling = stage.callAs("801", "secret", "*11");
        operator.await("it is answered", () -> dialling.status() == 200);
        press(dialling, "0#");
        operator.await("it is hung up", dialling::isOver);
        assertThat(heard).isEmpty();
    }

    @Test
    void given_a_telephone_that_keys_in_what_is_wrong_three_times_when_that_is_heard_then_it_is_hung_up() {
        TestPhone dialling = stage.callAs("801", "secret", "*11");
        operator.await("it is answered", () -> dialling.status() == 200);
        for (int i = 1; i <= 3; i++) {
            int asked = i;
            assertThat(dialling.isOver()).isFalse();
            press(dialling, "1#");
            operator.await("it was asked", () -> keyed.size() == asked);
        }
        operator.await("it is hung up", dialling::isOver);
    }

    @Test
    void given_somebody_who_is_no_telephone_of_ours_when_he_dials_the_code_then_there_is_no_such_number() {
        TestPhone stranger = (TestPhone) stage.call("*11", CALLER);
        operator.await("it is refused", () -> stranger.status() == 404);
    }

    @Test
    void given_a_seats_telephone_that_talks_when_another_of_its_account_takes_the_call_over_then_that_one_talks() {
        ChannelId seat = seated();
        TestPhone caller = (TestPhone) stage.call(Stage.LINE, CALLER);
        ChannelId channel = operator.arrived(CALLER);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b"), channel, seat));
        TestPhone other = stage.callAs("801", "secret", Stage.LINE, phone.name());
        operator.await("it is answered", () -> other.status() == 200);
        operator.await("the first is hung up", phone::isOver);
        caller.speak(1_300);
        other.speak(700);
        operator.await("the agent hears the caller there", () -> other.hears(1_300));
        operator.await("the caller hears the agent from there", () -> caller.hears(700));
        assertThat(stage.facts().of(Fact.SeatAudioLost.class)).isEmpty();
        assertThat(heard).containsExactly("ringing", "connected");
        other.fallSilent();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
        operator.await("it is hung up", other::isOver);
        assertThat(heard).endsWith("ended 408");
    }

    @Test
    void given_a_seats_telephone_that_was_taken_over_when_the_other_hangs_up_then_the_seat_has_lost_its_sound() {
        ChannelId seat = seated();
        TestPhone other = stage.callAs("801", "secret", Stage.LINE, phone.name());
        operator.await("it is answered", () -> other.status() == 200);
        operator.await("the first is hung up", phone::isOver);
        other.hangUp();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
        operator.await("it is told", () -> heard.contains("ended 200"));
        assertThat(stage.facts().of(Fact.ChannelEnded.class)).isEmpty();
    }

    @Test
    void given_a_telephone_that_called_a_line_when_another_of_its_account_takes_that_over_then_it_is_the_same_call() {
        TestPhone first = stage.callAs("801", "secret", Stage.LINE);
        ChannelId channel = operator.arrived("801");
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.await("it is answered", () -> first.status() == 200);
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        TestPhone second = stage.callAs("801", "secret", "", first.name());
        operator.await("it hears the music", () -> second.hears(Stage.MUSIC_HZ));
        operator.await("the first is hung up", first::isOver);
        assertThat(operator.end(channel)).isEmpty();
        second.hangUp();
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
    }

    @Test
    void given_calls_of_others_when_a_telephone_wants_them_then_it_does_not_get_them() {
        TestPhone caller = (TestPhone) stage.call(Stage.LINE, CALLER);
        ChannelId channel = operator.arrived(CALLER);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.await("he is answered", () -> caller.status() == 200);
        TestPhone taking = stage.callAs("801", "secret", Stage.LINE, caller.name());
        operator.await("it is refused", () -> taking.status() == 403);
        TestPhone own = stage.callAs("801", "secret", Stage.LINE);
        ChannelId mine = operator.arrived("801");
        operator.done((id, by) -> new Order.Answer(id, by, mine));
        operator.await("it is answered", () -> own.status() == 200);
        TestPhone stranger = stage.callAs("13900002222", "", Stage.LINE, own.name());
        operator.await("it is refused", () -> stranger.status() == 403);
        TestPhone late = stage.callAs("801", "secret", Stage.LINE, own.name() + ";early-only");
        operator.await("it is answered already", () -> late.status() == 486);
        TestPhone vain = stage.callAs("801", "secret", Stage.LINE, "nobody;to-tag=1;from-tag=2");
        operator.await("there is none", () -> vain.status() == 481);
        assertThat(operator.end(channel)).isEmpty();
        assertThat(operator.end(mine)).isEmpty();
    }

    private static void press(TestPhone phone, String keys) {
        keys.chars().forEach(key -> phone.press((char) key));
    }

    private void keyed(String telephone, String keys, Telephones.Door door) {
        keyed.add(telephone + " " + keys);
        switch (keys) {
            case "12*34" -> door.seat(SEAT, hearer());
            case "0" -> door.close();
            default -> door.again();
        }
    }

    private void call() {
        board.callTelephone(SEAT, new SeatCall("801", 30_000, true), hearer());
    }

    /** The channel of the seat, once the telephone is its sound. */
    private ChannelId seated() {
        account.standsAt(contact(phone, Transport.UDP));
        call();
        operator.await("it is called", phone::isCalled);
        phone.ring();
        operator.await("it rings", () -> heard.contains("ringing"));
        phone.answer();
        operator.await("it is connected", () -> heard.contains("connected"));
        return operator.await(Fact.SeatAudioConnected.class, each -> each.seat().equals(SEAT))
                .channel();
    }

    private Telephones.Hearer hearer() {
        return new Telephones.Hearer() {
            @Override
            public void ringing() {
                heard.add("ringing");
            }

            @Override
            public void connected() {
                heard.add("connected");
            }

            @Override
            public void ended(int cause) {
                heard.add("ended " + cause);
            }
        };
    }

    private TestCarrier phone(Transport transport) {
        return new TestCarrier(transport, stage.address(), clock);
    }

    /** Over TCP it comes from a port that is gone. */
    private static Registration contact(TestCarrier phone, Transport transport) {
        InetSocketAddress place = phone.peer().address();
        String name = transport.name().toLowerCase(java.util.Locale.ROOT);
        InetSocketAddress from = transport == Transport.UDP ? place : new InetSocketAddress(place.getAddress(), 9);
        return new Registration(
                "sip:801@127.0.0.1:" + place.getPort() + ";transport=" + name,
                1_000,
                Long.MAX_VALUE,
                "r",
                1,
                new Registration.Flow(name, from),
                0,
                "test",
                Set.of(PhoneEvent.TALK));
    }
}
