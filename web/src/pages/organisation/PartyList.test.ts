import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import type { Page, PageQuery, Party } from '@/api';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import PartyList from './PartyList.vue';

const party = (id: string): Party => ({ id, name: `name-${id}`, shortName: id });
const names = (): string[] => page.findAll('tbody th').map((cell) => cell.text());
let page: VueWrapper;

afterEach(() => page.unmount());

it('given_a_long_list_when_a_party_is_added_then_it_stands_at_the_top_as_new_until_the_list_is_loaded_again', async () => {
  const fetchPage = vi.fn(({ cursor }: PageQuery): Promise<Page<Party>> =>
    Promise.resolve(cursor ? { items: [party('3'), party('9')], next: null } : { items: [party('1')], next: 'c1' }),
  );
  const words = { caption: 'c', add: 'add', empty: 'e', begin: 'b', added: (name: string) => `added ${name}` };
  page = (await mounted(PartyList, { words, fetchPage, create: () => Promise.resolve(party('9')) })).page;
  await useSession().accept({ ...signedIn, permissions: ['organisation.write'] });
  await flushPromises();

  await page.get('.el-button--primary').trigger('click');
  await expect.poll(() => page.find('[name=name]').exists(), { timeout: 20_000 }).toBe(true);
  await page.get('[name=name]').setValue('name-9');
  await page.get('[name=shortName]').setValue('9');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(names()).toEqual(['name-9新', 'name-1']);

  await page.get('.foot .el-button').trigger('click');
  await flushPromises();
  expect(names()).toEqual(['name-9新', 'name-1', 'name-3']);
});
