import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { disposePinia, type Pinia } from 'pinia';
import { afterEach, expect, it, vi } from 'vitest';

import type { Status } from '@/api';
import { useSession } from '@/stores/session';

import { json, serverAnswering, signedIn } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import HealthNote from './HealthNote.vue';

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
  certificate: null,
};

let page: VueWrapper;
let pinia: Pinia;

async function shown(status: Status, permissions: (typeof signedIn)['permissions']): Promise<number> {
  const { seen } = serverAnswering(json(status));
  ({ page, pinia } = await mounted(HealthNote));
  await useSession().accept({ ...signedIn, permissions });
  await flushPromises();
  return seen.length;
}

afterEach(() => {
  page.unmount();
  disposePinia(pinia);
  vi.unstubAllGlobals();
});

it('given_recordings_that_stopped_when_an_administrator_comes_then_it_is_said_and_leads_to_the_state', async () => {
  await shown({ ...well, recordings: { ...well.recordings, room: 'full' } }, ['status.read']);

  expect(page.text()).toContain('有需要立即处理的问题');
  expect(page.get('a').attributes('href')).toBe('/status');
});

it.each([
  ['no peer of a trunk answers', { all: 2, silent: 1, unregistered: 0 }],
  ['a trunk cannot register', { all: 2, silent: 0, unregistered: 1 }],
])('given_that_%s_when_an_administrator_comes_then_it_needs_attention', async (_, trunks) => {
  await shown({ ...well, trunks }, ['status.read']);

  expect(page.text()).toContain('有需要留意的地方');
});

it('given_all_well_when_an_administrator_comes_then_nothing_is_said', async () => {
  await shown(well, ['status.read']);

  expect(page.find('a').exists()).toBe(false);
});

it('given_somebody_who_may_not_see_it_when_the_page_is_opened_then_nobody_asks', async () => {
  expect(await shown(well, ['contacts.take'])).toBe(0);
  expect(useSession().can('status.read')).toBe(false);
});
