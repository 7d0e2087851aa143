package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.TransferGoal;
import org.junit.jupiter.api.Test;

/** Contract tests: parties that ask for a transfer, and what they are told. */
public abstract class TransferContract extends ContractTests {

    private static final String REFUSAL = "transfer-not-asked";

    /** For those who implement a switchboard. */
    protected TransferContract() {}

    @Test
    void given_a_call_when_its_party_wants_it_at_a_line_then_that_is_told_and_the_party_hears_how_it_goes() {
        Call call = answeredCall();
        call.phone().transfer(Stage.LINE);
        Fact.TransferAsked asked = operator()
                .await(Fact.TransferAsked.class, fact -> fact.channel().equals(call.channel()));
        assertThat(asked.goal()).isEqualTo(new TransferGoal.ToNumber(new PhoneNumber(Stage.LINE)));
        operator().await("it is looked at", () -> call.phone().transferStatus() == 100);
        operator().done((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 180));
        operator().await("it rings there", () -> call.phone().transferStatus() == 180);
        operator().done((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 200));
        operator().await("it is done", () -> call.phone().transferStatus() == 200);
        assertThat(operator().refusal((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 200)))
                .isEqualTo(REFUSAL);
        assertThat(operator().end(call.channel())).as("the call goes on").isEmpty();
    }

    @Test
    void given_a_wish_when_it_is_refused_then_the_party_hears_that_and_may_ask_again() {
        Call call = answeredCall();
        call.phone().transfer(Stage.LINE);
        operator().await(Fact.TransferAsked.class, fact -> fact.channel().equals(call.channel()));
        operator().done((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 486));
        operator().await("it is refused", () -> call.phone().transferStatus() == 486);
        call.phone().transfer(Stage.LINE);
        operator().await("it is looked at again", () -> call.phone().transferStatus() == 100);
    }

    @Test
    void given_two_calls_when_one_is_wanted_in_place_of_the_other_then_the_other_is_named() {
        Call first = answeredCall("13900002222");
        Call second = answeredCall("13900003333");
        first.phone().transfer(second.phone());
        Fact.TransferAsked asked = operator()
                .await(Fact.TransferAsked.class, fact -> fact.channel().equals(first.channel()));
        assertThat(asked.goal()).isEqualTo(new TransferGoal.InPlaceOf(second.channel()));
    }

    @Test
    void given_a_number_that_may_not_be_called_when_a_call_is_wanted_there_then_nobody_is_asked() {
        Call call = answeredCall();
        call.phone().transfer(Stage.FORBIDDEN + "4930123456");
        operator().await("it is refused", () -> call.phone().transferStatus() == 603);
        assertThat(stage().facts().of(Fact.TransferAsked.class)).isEmpty();
        assertThat(operator().refusal((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 200)))
                .isEqualTo(REFUSAL);
    }

    @Test
    void given_a_wish_that_nobody_answers_when_some_time_has_passed_then_it_is_declined() {
        Call call = answeredCall();
        call.phone().transfer(Stage.LINE);
        operator().await("it is declined", () -> call.phone().transferStatus() == 603);
        assertThat(operator().refusal((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 200)))
                .isEqualTo(REFUSAL);
    }

    @Test
    void given_a_call_that_nobody_wants_elsewhere_when_that_is_reported_then_it_is_refused() {
        Call call = answeredCall();
        assertThat(operator().refusal((id, by) -> new Order.ReportTransfer(id, by, call.channel(), 200)))
                .isEqualTo(REFUSAL);
    }
}
