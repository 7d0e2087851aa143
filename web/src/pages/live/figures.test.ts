// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { LiveQueue, QueueToday } from '@/api/console/frames';

import { answeredIn20s, averageSpeedMs, totalsOf } from './figures';

const none: QueueToday = { offered: 0, answered: 0, answeredIn20s: 0, abandoned: 0, waitedMs: 0 };
const busy: QueueToday = { offered: 120, answered: 100, answeredIn20s: 90, abandoned: 15, waitedMs: 812_000 };
const queue = (id: string, more: Partial<LiveQueue>): LiveQueue => ({
  id,
  name: `q${id}`,
  project: 'p',
  waiting: 0,
  longestSince: null,
  connecting: 0,
  talking: 0,
  today: none,
  ...more,
});

describe('the figures of a day', () => {
  it('given_counts_when_asked_for_the_commitment_then_it_is_answered_in_time_over_offered', () => {
    expect(answeredIn20s(busy)).toBe(75);
  });

  it('given_sums_when_asked_for_the_speed_of_answer_then_it_is_the_wait_of_the_answered_over_their_number', () => {
    expect(averageSpeedMs(busy)).toBe(8_120);
  });

  it('given_nothing_offered_when_asked_then_there_is_no_figure', () => {
    expect(answeredIn20s(none)).toBeNull();
    expect(averageSpeedMs(none)).toBeNull();
  });

  it('given_calls_of_which_none_was_answered_when_asked_then_the_rate_is_nought_and_there_is_no_speed', () => {
    const abandoned = { ...none, offered: 3, abandoned: 3 };

    expect(answeredIn20s(abandoned)).toBe(0);
    expect(averageSpeedMs(abandoned)).toBeNull();
  });
});

describe('all queues together', () => {
  it('given_several_queues_when_added_up_then_counts_are_summed_and_the_longest_wait_is_the_earliest', () => {
    const totals = totalsOf({
      queues: [
        queue('1', { waiting: 2, longestSince: 5_000, connecting: 1, talking: 3, today: busy }),
        queue('2', { waiting: 1, longestSince: 2_000, talking: 4, today: { ...none, offered: 10, waitedMs: 1 } }),
        queue('3', {}),
      ],
      agents: {},
    });

    expect(totals).toEqual({
      waiting: 3,
      connecting: 1,
      talking: 7,
      longestSince: 2_000,
      today: { offered: 130, answered: 100, answeredIn20s: 90, abandoned: 15, waitedMs: 812_001 },
    });
  });

  it('given_nobody_waiting_when_added_up_then_there_is_no_longest_wait', () => {
    expect(totalsOf({ queues: [queue('1', {})], agents: {} }).longestSince).toBeNull();
  });
});
