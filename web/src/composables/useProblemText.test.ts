import { expect, it } from 'vitest';
import { defineComponent, h } from 'vue';

import { ApiProblem, CommandFailure } from '@/api';
import { speak } from '@/locales';

import { mounted } from '../../test/mounted';
import { useProblemText } from './useProblemText';

it.each([
  ['en', 1, 'After several failed sign-ins the next attempt is possible in 1 second.'],
  ['en', 2, 'After several failed sign-ins the next attempt is possible in 2 seconds.'],
  ['zh', 1, '多次登录失败，1 秒后可以再试。'],
] as const)(
  'given_a_delay_in_%s_of_%i_s_when_told_then_the_number_and_its_word_agree',
  async (language, wait, words) => {
    const delayed = new ApiProblem(429, 'sign-in-delayed', 'in 1 seconds', '', { retryAfterSeconds: wait });
    const Told = defineComponent(() => {
      const wordsOf = useProblemText();
      return () => h('p', wordsOf(delayed).text);
    });

    const { page } = await mounted(Told);
    await speak(language);
    await page.vm.$nextTick();

    expect(page.text()).toBe(words);
    page.unmount();
  },
);

it.each([
  ['timeout', '没有及时答复'],
  ['lost', '刚刚断开'],
  ['offline', '操作没有发出'],
] as const)('given_a_command_that_failed_by_%s_when_told_then_it_says_%s', async (reason, words) => {
  const Told = defineComponent(() => {
    const wordsOf = useProblemText();
    return () => h('p', wordsOf(new CommandFailure(reason)).text);
  });

  const { page } = await mounted(Told);

  expect(page.text()).toContain(words);
  page.unmount();
});
