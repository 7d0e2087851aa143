import { describe, expect, it } from 'vitest';

import { readDays, writeDays } from './days';

describe('days as they are typed', () => {
  it.each([
    ['02-15~02-17 02-28', ['2027-02-15', '2027-02-16', '2027-02-17', '2027-02-28']],
    ['2月15日 至 2月16日，2月28日', ['2027-02-15', '2027-02-16', '2027-02-28']],
    ['2026-12-31~01-01', ['2026-12-31', '2027-01-01']],
    [' ', []],
  ])('given_%s_when_read_then_every_day_is_there', (typed, days) => {
    expect(readDays(typed, 2027)).toEqual(days);
  });

  it.each(['02-30', '13-01', 'x', '02-17~02-15', '02-15~02-16~02-17', '01-01~12-31', '15'])(
    'given_%s_when_read_then_it_is_no_days',
    (typed) => {
      expect(readDays(typed, 2027)).toBeNull();
    },
  );

  it('given_days_when_written_then_they_are_read_again', () => {
    const days = ['2026-12-31', '2027-01-01', '2027-02-15', '2027-02-16', '2027-02-28'];
    expect(writeDays(days, 2027)).toBe('2026-12-31~01-01 02-15~02-16 02-28');
    expect(readDays(writeDays(days, 2027), 2027)).toEqual(days);
  });
});
