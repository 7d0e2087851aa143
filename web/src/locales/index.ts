import type { Language as ElementWords } from 'element-plus/es/locale/index';
import { shallowRef } from 'vue';
import { createI18n } from 'vue-i18n';

import type { Language } from '@/api';

import type { Catalogue } from './zh';

declare module 'vue-i18n' {
  // The catalogue's keys are the ones the compiler offers and checks.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface DefineLocaleMessage extends Catalogue {}
}

export const i18n = createI18n<false>({ legacy: false, locale: 'zh', fallbackLocale: false, messages: {} });

/** The few words of Element Plus itself, such as the close button of a dialog. */
export const elementWords = shallowRef<ElementWords | undefined>();

interface Words {
  readonly catalogue: Catalogue;
  readonly element: ElementWords;
}

const loaded: Partial<Record<Language, Words>> = {};

async function load(language: Language): Promise<Words> {
  if (language === 'en') {
    const [ours, theirs] = await Promise.all([import('./en'), import('element-plus/es/locale/lang/en')]);
    return { catalogue: ours.en, element: theirs.default };
  }
  const [ours, theirs] = await Promise.all([import('./zh'), import('element-plus/es/locale/lang/zh-cn')]);
  return { catalogue: ours.zh, element: theirs.default };
}

/** Brings in a language's sentences, once, and speaks it from then on. */
export async function speak(language: Language): Promise<void> {
  const words = (loaded[language] ??= await load(language));
  i18n.global.setLocaleMessage(language, words.catalogue);
  i18n.global.locale.value = language;
  elementWords.value = words.element;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
