import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { api, ApiProblem } from '@/api';
import { useSession } from '@/stores/session';

import { signedIn } from '../../test/answers';
import { mounted } from '../../test/mounted';
import LanguageBar from './LanguageBar.vue';

let page: VueWrapper;
const shown = (): (string | undefined)[] =>
  page
    .findAll<HTMLInputElement>('input')
    .filter((each) => each.element.checked)
    .map((each) => each.element.value);

beforeEach(async () => {
  ({ page } = await mounted(LanguageBar));
  await useSession().accept(signedIn);
  await flushPromises();
});
afterEach(() => page.unmount());

it('given_a_language_that_the_server_does_not_keep_when_it_was_chosen_then_the_one_that_holds_is_shown', async () => {
  vi.spyOn(api, 'changeLanguage').mockRejectedValue(new ApiProblem(503, 'x', 'x', 'x'));
  expect(shown()).toEqual(['zh']);

  await page.get('[value=en]').setValue();
  expect(shown()).toEqual(['en']);
  await flushPromises();
  await vi.waitFor(() => expect(shown()).toEqual(['zh']));
});

it('given_a_language_that_is_taken_when_chosen_then_it_is_shown', async () => {
  vi.spyOn(api, 'changeLanguage').mockResolvedValue();

  await page.get('[value=en]').setValue();
  await vi.waitFor(() => expect(document.documentElement.lang).toBe('en'));
  expect(shown()).toEqual(['en']);
});
