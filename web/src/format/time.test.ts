// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { formatDate, formatDateTime, formatDuration, formatTime, splitDays } from './time';

const at = new Date(2026, 10, 21, 14, 5, 9);
const early = new Date(2026, 0, 2, 0, 0, 0);

describe('times', () => {
  it('given_a_moment_when_shown_then_it_has_the_form_of_the_desks', () => {
    expect(formatTime(at)).toBe('14:05:09');
    expect(formatDate(at)).toBe('2026-11-21');
    expect(formatDateTime(at)).toBe('2026-11-21 14:05:09');
  });

  it('given_small_figures_when_shown_then_they_have_two_places', () => {
    expect(formatDateTime(early)).toBe('2026-01-02 00:00:00');
  });
});

describe('durations', () => {
  it.each([
    [0, '00:00'],
    [999, '00:00'],
    [184_000, '03:04'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [3_784_000, '1:03:04'],
    [36_000_000, '10:00:00'],
    [-5_000, '00:00'],
  ])('given_%i_ms_when_shown_then_it_is_%s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });

  it.each([
    [277_384_000, 3, '05:03:04'],
    [86_400_000, 1, '00:00:00'],
    [59_000, 0, '00:00:59'],
    [-1, 0, '00:00:00'],
  ])('given_%i_ms_when_split_then_it_is_%i_days_and_%s', (ms, days, rest) => {
    expect(splitDays(ms)).toEqual({ days, rest });
  });
});
