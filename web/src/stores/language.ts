import { defineStore } from 'pinia';
import { ref } from 'vue';

import type { Language } from '@/api';
import { speak } from '@/locales';

import { recall, remember } from './remembered';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** Each language by its own name, so that whoever cannot read the page finds the way back. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** The language before anybody has signed in: the one chosen here last, else the browser's, else Chinese. */
export function firstLanguage(remembered: string | null, browser: string): Language {
  if (remembered === 'zh' || remembered === 'en') return remembered;
  return /^en\b/i.test(browser) ? 'en' : 'zh';
}

/** The language of the pages. */
export const useLanguage = defineStore('language', () => {
  const current = ref<Language>(firstLanguage(recall('language'), navigator.language));

  const start = (): Promise<void> => speak(current.value);

  async function use(language: Language): Promise<void> {
    await speak(language);
    current.value = language;
    remember('language', language);
  }

  return { current, start, use };
});
