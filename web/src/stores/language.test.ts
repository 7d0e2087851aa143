import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n } from '@/locales';

import { firstLanguage, useLanguage } from './language';

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

describe('firstLanguage', () => {
  it.each([
    [null, 'zh-CN', 'zh'],
    [null, 'en-GB', 'en'],
    [null, 'en', 'en'],
    [null, 'de-DE', 'zh'],
    [null, 'enm', 'zh'],
    ['en', 'zh-CN', 'en'],
    ['zh', 'en-US', 'zh'],
    ['fr', 'en-US', 'en'],
  ])('given_%j_remembered_and_the_browser_in_%s_when_started_then_it_is_%s', (remembered, browser, language) => {
    expect(firstLanguage(remembered, browser)).toBe(language);
  });
});

describe('the language', () => {
  it('given_a_language_when_it_is_used_then_sentences_document_and_memory_follow', async () => {
    const language = useLanguage();

    await language.use('en');
    expect(i18n.global.t('signIn.title')).toBe('Sign in');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('huawu.language')).toBe('en');

    await language.use('zh');
    expect(i18n.global.t('signIn.title')).toBe('登录');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(language.current).toBe('zh');
  });
});
