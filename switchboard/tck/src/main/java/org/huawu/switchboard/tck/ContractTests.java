package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** What the contract tests have in common: a stage with a started switchboard for each test. */
public abstract class ContractTests {

    /** The number the caller shows. */
    protected static final String CALLER = "13900001111";

    private Stage stage = new NoStage();
    private Operator operator = new Operator(stage);

    /** A new stage, its switchboard not started. */
    protected abstract Stage newStage();

    /** The stage of this test. */
    protected final Stage stage() {
        return stage;
    }

    /** The operator of this test. */
    protected final Operator operator() {
        return operator;
    }

    @BeforeEach
    final void start() {
        stage = newStage();
        operator = new Operator(stage);
        stage.switchboard().start(stage.facts());
    }

    @AfterEach
    final void stop() {
        stage.close();
        assertThat(stage.facts().all().toString()).doesNotContain(CALLER, Stage.LINE);
    }

    /** A test of what is not declared is not run. */
    protected final void needs(Capability capability) {
        Assumptions.assumeTrue(stage.switchboard().capabilities().contains(capability));
    }

    /** A call that was answered. */
    protected final Call answeredCall() {
        return answeredCall(CALLER);
    }

    /** An answered call of a caller with this number. */
    protected final Call answeredCall(String number) {
        CallerPhone phone = stage.call(Stage.LINE, number);
        ChannelId channel = operator.arrived(number);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.await("the caller is answered", () -> phone.status() == 200);
        return new Call(phone, channel);
    }

    /** A caller and the channel he has at the switchboard. */
    protected record Call(CallerPhone phone, ChannelId channel) {}
}
