// @vitest-environment node
import { expect, it } from 'vitest';

import { formatRate } from './rate';

it.each([
  [75, '75.0%'],
  [94.96, '94.9%'],
  [(2 / 3) * 100, '66.6%'],
  [(19 / 20) * 100, '95.0%'],
  [(57 / 100) * 100, '57.0%'],
  [0, '0.0%'],
  [100, '100.0%'],
  [null, '—'],
])('given_%s_per_cent_when_shown_then_it_is_%s', (percent, shown) => {
  expect(formatRate(percent)).toBe(shown);
});
