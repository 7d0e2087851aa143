import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { api } from '@/api';
import PeoplePage from '@/pages/people/PeoplePage.vue';

import { mounted } from '../../test/mounted';
import ClampedText from './ClampedText.vue';

const person = (id: string, name: string) => ({
  id,
  name,
  side: 'vendor' as const,
  party: { id: '1', name: '云帆' },
  loginName: `login-${id}`,
  roles: ['agent' as const],
  active: true,
});
const longName = '王'.repeat(100);
let page: VueWrapper;
let first: { items: ReturnType<typeof person>[]; next: string | null };

beforeEach(async () => {
  first = { items: [person('1', '陈静'), person('2', longName)], next: 'c1' };
  vi.spyOn(api, 'people').mockImplementation(({ cursor }) =>
    Promise.resolve(cursor ? { items: [person('3', '李雷'), person('9', '赵新')], next: null } : first),
  );
  page = (await mounted(PeoplePage)).page;
  await flushPromises();
});
afterEach(() => page.unmount());

describe('a table of a long list', () => {
  it('given_a_long_name_when_shown_then_it_is_cut_short_and_told_in_full_by_its_title', () => {
    const name = page.findAllComponents(ClampedText).find((each) => each.text() === longName);
    expect(name?.attributes('title')).toBe(longName);
  });

  it('given_login_names_and_words_of_ours_when_shown_then_neither_breaks_within_a_word', () => {
    const kinds = page.findAll('tbody tr:first-child > *').map((cell) => cell.classes());
    expect(kinds.map((kind) => ['whole', 'words'].find((each) => kind.includes(each)) ?? '')).toEqual([
      '',
      'whole',
      '',
      'words',
      'words',
      '',
    ]);
  });
});
