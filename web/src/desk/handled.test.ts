// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { AgentState, Desk, DeskContact, SeatLeft } from '@/api/console/frames';

import { handledAfter, type Handled } from './handled';

const contact = (id: string): DeskContact => ({
  contact: id,
  line: { id: '1', name: '热线', number: '400' },
  queue: { id: '2', name: '队列' },
  caller: '138****1234',
  out: null,
  since: 5,
  due: null,
});
const desk = (state: AgentState, id?: string): Desk => ({
  state,
  since: 0,
  offer: null,
  contact: id === undefined ? null : contact(id),
  audio: 'connected',
  left: null,
  telephone: null,
  colleague: null,
  unanswered: null,
  handledToday: 0,
});
const left = (cause: SeatLeft['cause']): Desk => ({ ...desk('signed-out'), left: { cause, at: 90 } });
const ids = (list: readonly Handled[]): string[] => list.map((each) => each.contact);
const former: readonly Handled[] = [{ ...contact('1'), endedAt: 10 }];

describe('the handled contacts', () => {
  it('given_a_contact_that_leaves_the_desk_when_wrap_up_ends_then_it_stands_first_with_its_end', () => {
    const list = handledAfter(former, desk('wrap-up', '2'), desk('ready'), 99);

    expect(ids(list)).toEqual(['2', '1']);
    expect(list[0]?.endedAt).toBe(99);
  });

  it('given_the_same_contact_when_its_state_changes_then_it_is_still_in_hand', () => {
    expect(handledAfter(former, desk('talking', '2'), desk('wrap-up', '2'), 99)).toBe(former);
  });

  it('given_a_contact_that_never_came_to_a_talk_when_it_goes_then_it_was_not_handled', () => {
    expect(handledAfter(former, desk('connecting', '2'), desk('ready'), 99)).toBe(former);
  });

  it('given_a_state_after_a_break_of_the_connection_when_nothing_was_known_before_then_nothing_is_added', () => {
    expect(handledAfter(former, null, desk('ready'), 99)).toBe(former);
  });

  it('given_somebody_who_leaves_the_seat_when_told_then_the_list_begins_anew', () => {
    expect(handledAfter(former, desk('wrap-up', '2'), left('by-agent'), 99)).toEqual([]);
  });

  it('given_somebody_who_lost_the_seat_when_the_system_was_down_then_the_list_stands_and_the_seat_goes_on_with_it', () => {
    expect(handledAfter(former, desk('ready'), left('program-dead'), 99)).toBe(former);
    expect(handledAfter(former, null, left('program-dead'), 99)).toBe(former);
    expect(handledAfter(former, left('program-dead'), desk('not-ready'), 99)).toBe(former);
  });

  it('given_a_long_shift_when_more_than_a_hundred_were_handled_then_the_oldest_go', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ ...contact(String(n + 1000)), endedAt: 1 }));
    const list = handledAfter(many, desk('talking', '2'), desk('ready'), 99);

    expect(list).toHaveLength(100);
    expect(ids(list)).not.toContain('1099');
  });
});
