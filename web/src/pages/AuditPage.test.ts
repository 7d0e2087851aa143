import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import { api, type AuditEntry } from '@/api';

import { mounted } from '../../test/mounted';
import AuditPage from './AuditPage.vue';

const entry: AuditEntry = {
  id: '1',
  at: '2026-11-23T04:00:00Z',
  who: null,
  action: 'call-rules.set',
  subject: 'call-rules',
  from: '192.0.2.1',
  changes: [
    { field: 'takesStrangers', before: 'true', after: 'false' },
    { field: 'caps 010', before: null, after: '5' },
    { field: 'caps ', before: '7', after: null },
  ],
};
let page: VueWrapper;

afterEach(() => page.unmount());

it('given_an_entry_with_changes_when_shown_then_each_field_says_what_it_was_and_what_it_is', async () => {
  vi.spyOn(api, 'audit').mockResolvedValue({ items: [entry, { ...entry, id: '2', changes: [] }], next: null });
  ({ page } = await mounted(AuditPage));
  await flushPromises();
  expect(page.findAll('.changes li').map((each) => each.text())).toEqual([
    '接听非中继来电：是 → 否',
    '每小时上限 010：（无） → 5',
    '每小时上限 所有号码：7 → （无）',
  ]);
  expect(page.findAll('details')).toHaveLength(1);
  expect(page.get('tbody').text()).toContain('修改呼叫规则');
});
