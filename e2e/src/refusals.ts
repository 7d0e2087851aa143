import { expect } from 'vitest';

import { lines, type Ended } from './commands';
import type { Instance, Language } from './Instance';

/** What a refusal has to say, in each language. */
export type Sentences = Readonly<Record<Language, RegExp>>;

/** Refused as it has to be: this exit code, and as the last line one sentence in the language of the terminal. */
export function expectRefusal(ended: Ended, code: 1 | 2, sentences: Sentences, language: Language): void {
  const told = `${ended.out}\n${ended.err}`;
  expect(ended.code, told).toBe(code);
  expect(ended.reason, told).toMatch(/^huawu: ./);
  expect(ended.reason, told).toMatch(sentences[language]);
  expect(ended.reason, told).toMatch(language === 'zh' ? /[\u4e00-\u9fff].*。$/u : /\.$/);
  if (language === 'en') expect(ended.reason, told).not.toMatch(/[\u4e00-\u9fff]/u);
  expect(
    lines(ended.err).filter((line) => line.startsWith('huawu: ')),
    told,
  ).toHaveLength(1);
  expect(told).not.toMatch(/\bat (org|java|jdk)\.|Exception:/);
}

/** Does the same in both languages, and expects to be refused both times. */
export async function refusedInBoth(
  instance: Instance,
  act: () => Promise<Ended>,
  code: 1 | 2,
  sentences: Sentences,
): Promise<void> {
  const before = instance.language;
  for (const language of ['en', 'zh'] as const) {
    instance.language = language;
    expectRefusal(await act(), code, sentences, language);
  }
  instance.language = before;
}
