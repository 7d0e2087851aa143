// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { newIdempotencyKey, UnsettledWrites } from './idempotency';

const CONTRACT = /^[A-Za-z0-9_-]{8,80}$/;

describe('newIdempotencyKey', () => {
  it('given_a_page_without_https_when_a_key_is_made_then_it_is_random_and_fits_the_contract', () => {
    const insecure = { getRandomValues: crypto.getRandomValues.bind(crypto) } as unknown as Crypto;

    const keys = Array.from({ length: 50 }, () => newIdempotencyKey(insecure));

    expect(new Set(keys).size).toBe(50);
    for (const key of keys) expect(key).toMatch(CONTRACT);
    expect(keys[0]).toHaveLength(32);
  });

  it('given_a_secure_page_when_a_key_is_made_then_it_fits_the_contract', () => {
    expect(newIdempotencyKey()).toMatch(CONTRACT);
  });
});

describe('UnsettledWrites', () => {
  it('given_more_lost_writes_than_fit_when_another_is_lost_then_the_oldest_is_forgotten', () => {
    const writes = new UnsettledWrites(2);

    writes.lost('a', 'key-a');
    writes.lost('b', 'key-b');
    writes.lost('c', 'key-c');

    expect(writes.keyFor('a')).not.toBe('key-a');
    expect(writes.keyFor('b')).toBe('key-b');
    expect(writes.keyFor('c')).toBe('key-c');
  });
});
