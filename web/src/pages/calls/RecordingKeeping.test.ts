import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import { api, type Keeping } from '@/api';
import type { Permission } from '@/api/roles';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import RecordingKeeping from './RecordingKeeping.vue';

const kept: Keeping = {
  days: 180,
  until: '2027-05-21T06:08:20Z',
  heldSince: null,
  kept: true,
  deletedAt: null,
};
let page: VueWrapper;

afterEach(() => {
  page.unmount();
  vi.restoreAllMocks();
});

async function shown(keeping: Keeping, permissions: readonly Permission[] = ['recording.keep']): Promise<void> {
  vi.spyOn(api, 'recordingKeeping').mockResolvedValue(keeping);
  page = (await mounted(RecordingKeeping, { callId: '14' })).page;
  await useSession().accept({ ...signedIn, permissions });
  await flushPromises();
}

it('given_a_recording_when_it_is_held_and_released_then_the_page_says_so_each_time', async () => {
  const hold = vi.spyOn(api, 'holdRecording').mockResolvedValue({ ...kept, heldSince: '2026-11-22T08:00:00Z' });
  const release = vi.spyOn(api, 'releaseRecording').mockResolvedValue(kept);
  await shown(kept);
  expect(page.text()).toContain('保存到 2027-05-21（180 天）。');

  await page.get('button').trigger('click');
  await flushPromises();
  expect(hold).toHaveBeenCalledWith('14');
  expect(page.text()).toContain('自 2026-11-22 起留存');

  await page.get('button').trigger('click');
  await flushPromises();
  expect(release).toHaveBeenCalledWith('14');
  expect(page.text()).toContain('保存到 2027-05-21');
});

it('given_a_recording_that_was_deleted_when_it_is_shown_then_it_says_when_and_offers_no_hold', async () => {
  await shown({ ...kept, kept: false, deletedAt: '2027-05-21T06:09:20Z' });
  expect(page.text()).toContain('保存 180 天期满，已于 2027-05-21 删除。');
  expect(page.find('button').exists()).toBe(false);
});

it('given_somebody_who_may_not_hold_when_a_recording_is_shown_then_only_its_days_are', async () => {
  await shown(kept, ['calls.read']);
  expect(page.text()).toContain('180 天');
  expect(page.find('button').exists()).toBe(false);
});
