// @vitest-environment node
import { expect, it } from 'vitest';

import { secondsToMs } from './seconds';

it.each([
  ['20', 20_000],
  [' 600 ', 600_000],
  ['1', 1_000],
  ['0', null],
  ['601', null],
  ['1.5', null],
  ['-1', null],
  ['', null],
  ['二十', null],
])('given_%j_seconds_typed_when_read_within_1_and_600_then_it_is_%s_ms', (typed, ms) => {
  expect(secondsToMs(typed, 1, 600)).toBe(ms);
});
