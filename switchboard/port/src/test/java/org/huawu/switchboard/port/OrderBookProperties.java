package org.huawu.switchboard.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderBookProperties {

    @Property
    void given_any_run_of_ids_when_they_are_admitted_then_none_is_new_twice(
            @ForAll("ids") List<Long> ids, @ForAll boolean settleAtOnce) {
        OrderBook book = new OrderBook(8);
        Map<Long, Integer> carriedOut = new HashMap<>();
        for (long id : ids) {
            OrderId order = new OrderId(id);
            if (book.admit(order, 0) == OrderBook.Admission.NEW) {
                carriedOut.merge(id, 1, Integer::sum);
                if (settleAtOnce) {
                    book.settle(new Fact.OrderDone(1, 0, order));
                }
            }
        }
        assertThat(carriedOut.values()).allMatch(count -> count == 1);
    }

    @Provide
    Arbitrary<List<Long>> ids() {
        return Arbitraries.longs().between(1, 24).list().ofMaxSize(80);
    }

    @Example
    void given_a_settled_order_when_it_is_settled_again_then_the_first_outcome_stays() {
        OrderBook book = new OrderBook(2);
        OrderId id = new OrderId(7);
        book.admit(id, 0);
        assertThat(book.settle(new Fact.OrderDone(1, 0, id))).isTrue();
        assertThat(book.settle(new Fact.OrderUnknown(1, 5, id))).isFalse();
        assertThat(book.outcome(id)).contains(new Fact.OrderDone(1, 0, id));
        assertThat(book.admit(id, 0)).isEqualTo(OrderBook.Admission.SETTLED);
    }

    @Example
    void given_a_full_book_when_the_oldest_is_under_way_then_no_more_are_taken() {
        OrderBook book = new OrderBook(1);
        book.admit(new OrderId(1), 0);
        assertThat(book.admit(new OrderId(2), 0)).isEqualTo(OrderBook.Admission.FULL);
        book.settle(new Fact.OrderDone(1, 0, new OrderId(1)));
        assertThat(book.admit(new OrderId(2), 0)).isEqualTo(OrderBook.Admission.NEW);
        assertThat(book.admit(new OrderId(1), 0)).isEqualTo(OrderBook.Admission.FORGOTTEN);
    }

    @Example
    void given_orders_under_way_when_time_passes_then_just_those_past_their_deadline_are_due() {
        OrderBook book = new OrderBook(8);
        book.admit(new OrderId(1), 30);
        book.admit(new OrderId(2), 10);
        book.admit(new OrderId(3), 20);
        book.settle(new Fact.OrderDone(1, 0, new OrderId(2)));
        assertThat(book.due(20)).containsExactly(new OrderId(3));
    }
}
