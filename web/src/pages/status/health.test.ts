// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { Status } from '@/api';

import { certificateHealth, databaseUp, diskHealth, health } from './health';

const NOW = Date.UTC(2026, 10, 21);
const well: Status = {
  version: '0.1.0',
  buildId: 'b',
  startedAt: '2026-11-21T00:00:00Z',
  now: '2026-11-21T00:00:00Z',
  database: { kind: 'embedded', version: '18', state: 'up' },
  disk: { freeBytes: 60, totalBytes: 100 },
  recordings: { room: 'ample', freeBytes: 60, warnBytes: 10, stopBytes: 2, coder: null },
  trunks: { all: 2, silent: 0, unregistered: 0 },
  memory: { usedBytes: 1, maxBytes: 2 },
  certificate: { subject: 'CN=a', notAfter: '2028-01-01T00:00:00Z', local: true },
};

describe('the health of the installation', () => {
  it.each([
    [16, 84, 'calm'],
    [15, 85, 'warn'],
    [6, 94, 'warn'],
    [5, 95, 'bad'],
  ])('given_%i_of_100_bytes_free_when_looked_at_then_%i_per_cent_are_used_and_it_is_%s', (free, used, tone) => {
    expect(diskHealth({ freeBytes: free, totalBytes: 100 })).toEqual({ usedPercent: used, tone });
  });

  it.each([
    ['2026-12-21T00:00:00Z', 30, 'calm'],
    ['2026-12-20T23:59:59Z', 29, 'warn'],
    ['2026-11-21T00:00:01Z', 0, 'warn'],
    ['2026-11-20T23:59:59Z', -1, 'bad'],
  ])('given_a_certificate_until_%s_when_looked_at_then_%i_days_are_left_and_it_is_%s', (notAfter, days, tone) => {
    expect(certificateHealth(notAfter, NOW)).toEqual({ days, tone });
  });

  it('given_one_thing_that_needs_attention_when_all_is_asked_then_it_is_as_its_worst_part', () => {
    const room = (room: Status['recordings']['room']): Status => ({
      ...well,
      recordings: { ...well.recordings, room },
    });
    expect(health(well, NOW)).toBe('calm');
    expect(health({ ...well, certificate: null }, NOW)).toBe('calm');
    expect(health({ ...well, database: { ...well.database, state: 'down' } }, NOW)).toBe('bad');
    expect(health({ ...well, disk: { freeBytes: 10, totalBytes: 100 } }, NOW)).toBe('warn');
    expect(health({ ...well, disk: { freeBytes: 1, totalBytes: 100 } }, NOW)).toBe('bad');
    expect(health(room('low'), NOW)).toBe('warn');
    expect(health(room('full'), NOW)).toBe('bad');
    expect(health({ ...room('full'), disk: { freeBytes: 10, totalBytes: 100 } }, NOW)).toBe('bad');
    expect(health({ ...well, trunks: { all: 2, silent: 1, unregistered: 0 } }, NOW)).toBe('warn');
    expect(health({ ...well, trunks: { all: 2, silent: 0, unregistered: 2 } }, NOW)).toBe('warn');
    expect(health(well, Date.UTC(2030, 0, 1))).toBe('bad');
    expect(databaseUp({ ...well.database, state: 'UP' })).toBe(true);
  });
});
