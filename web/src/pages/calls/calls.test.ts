// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { Call } from '@/api';

import { resultOf } from './result';
import { timelineOf } from './timeline';

const call: Call = {
  id: '1',
  direction: 'in',
  rangMs: null,
  line: { id: '1', name: '热线', number: '400' },
  queue: { id: '2', name: '队列' },
  projectId: '3',
  caller: '138****1234',
  arrivedAt: '2026-11-22T08:00:00Z',
  answeredAt: '2026-11-22T08:00:01Z',
  queuedAt: '2026-11-22T08:00:09Z',
  connectedAt: null,
  endedAt: null,
  waitedMs: null,
  talkedMs: null,
  heldMs: 0,
  passedOn: 0,
  agent: null,
  cause: null,
  endedBy: null,
  stage: 'waiting',
  recording: 'none',
  recordingFailure: null,
  recordingMs: null,
};
const connectedAt = '2026-11-22T08:00:19Z';
const endedAt = '2026-11-22T08:03:19Z';

describe('the result of a call', () => {
  it.each<[string, Partial<Call>]>([
    ['under-way', {}],
    ['talking', { connectedAt, stage: 'talking' }],
    ['answered', { connectedAt, endedAt, cause: 'normal' }],
    ['talk-cut', { connectedAt, endedAt, cause: 'cut' }],
    ['connection-lost', { connectedAt, endedAt, cause: 'network' }],
    ['agent-audio-lost', { connectedAt, endedAt, cause: 'agent-audio-lost' }],
    ['abandoned', { endedAt, cause: 'normal' }],
    ['left-early', { endedAt, cause: 'normal', queuedAt: null }],
    ['connection-lost', { endedAt, cause: 'network' }],
    ['restart', { endedAt, cause: 'cut' }],
    ['answer-failed', { endedAt, cause: 'answer-failed', queuedAt: null }],
    ['busy', { endedAt, cause: 'busy', queuedAt: null }],
    ['queue-full', { endedAt, cause: 'queue-full', queuedAt: null }],
    ['wait-limit', { endedAt, cause: 'wait-limit' }],
    ['queue-closed', { endedAt, cause: 'queue-closed', queuedAt: null }],
    ['ended', { endedAt, cause: 'a-cause-of-a-newer-server' }],
  ])('given_a_call_when_it_is_told_in_a_word_then_it_is_%s', (result, difference) => {
    expect(resultOf({ ...call, ...difference })).toBe(result);
  });
});

describe('the course of a call', () => {
  it('given_all_its_moments_when_told_then_each_says_how_long_after_the_one_before_it_came', () => {
    expect(timelineOf({ ...call, connectedAt, endedAt }).map((entry) => [entry.moment, entry.afterMs])).toEqual([
      ['arrived', null],
      ['answered', 1_000],
      ['queued', 8_000],
      ['connected', 10_000],
      ['ended', 180_000],
    ]);
  });

  it('given_moments_that_never_came_when_told_then_they_are_left_out_and_the_time_is_counted_over_them', () => {
    const entries = timelineOf({ ...call, answeredAt: null, queuedAt: null, endedAt });

    expect(entries.map((entry) => [entry.moment, entry.afterMs])).toEqual([
      ['arrived', null],
      ['ended', 199_000],
    ]);
  });
});
