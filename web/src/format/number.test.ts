// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { formatBytes, percentOf } from './number';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1_048_575, '1 MiB'],
    [412_000_000, '393 MiB'],
    [86_000_000_000, '80.1 GiB'],
    [-5, '0 B'],
  ])('given_%i_bytes_when_shown_then_it_is_%s', (bytes, shown) => {
    expect(formatBytes(bytes)).toBe(shown);
  });
});

describe('percentOf', () => {
  it.each([
    [1, 3, 33],
    [2, 3, 67],
    [5, 0, 0],
    [9, 3, 100],
    [-1, 3, 0],
  ])('given_%i_of_%i_when_asked_then_it_is_%i_per_cent', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});
