package org.huawu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class IdTest {

    static final List<LongFunction<Id>> KINDS = List.of(
            ClientId::new,
            VendorId::new,
            ProjectId::new,
            PersonId::new,
            ContactId::new,
            LineId::new,
            QueueId::new,
            ChannelId::new,
            SeatId::new,
            SkillId::new,
            PromptId::new,
            TelephoneId::new,
            TeamId::new,
            GrantId::new,
            ReasonId::new);

    @ParameterizedTest
    @FieldSource("KINDS")
    void given_a_value_in_range_when_an_id_is_made_then_it_keeps_it(LongFunction<Id> kind) {
        assertThat(kind.apply(1).value()).isEqualTo(1);
        assertThat(kind.apply(Id.MAX).value()).isEqualTo(9_007_199_254_740_991L);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void given_a_value_out_of_range_when_an_id_is_made_then_it_is_refused(LongFunction<Id> kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(0)).withMessageContaining("was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(Id.MAX + 1));
    }
}
