import { describe, expect, it } from 'vitest';

import { formatAddress } from './address';

describe('formatAddress', () => {
  it.each([
    ['0:0:0:0:0:0:0:1', '::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['fd00:0:0:0:0:0:0:2', 'fd00::2'],
    ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
  ])('given_%s_when_shown_then_its_zeros_are_left_out', (address, shown) => {
    expect(formatAddress(address)).toBe(shown);
  });

  it.each(['127.0.0.1', 'program', '', 'fe80:0:0:0:0:0:0:1%eth0', '::1'])(
    'given_%s_when_shown_then_it_stays_as_it_is',
    (address) => {
      expect(formatAddress(address)).toBe(address);
    },
  );
});
