import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';

import { useNotices } from '@/stores/notices';

import { mounted } from '../../test/mounted';
import NoticeStack from './NoticeStack.vue';

it('given_several_notices_when_shown_then_only_the_latest_takes_room_and_the_one_before_comes_back', async () => {
  const { page } = await mounted(NoticeStack);
  const notices = useNotices();
  const shown = (): string[] => page.findAll('.notice').map((notice) => notice.text());
  notices.problem('first');
  notices.problem('second');
  await flushPromises();
  expect(shown()).toEqual(['second']);

  await page.get('.dismiss').trigger('click');
  expect(shown()).toEqual(['first']);
  page.unmount();
});
