import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { i18n, speak } from '@/locales';
import { en } from '@/locales/en';
import { zh } from '@/locales/zh';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = above ? `${above}.${key}` : key;
    if (typeof value === 'string') found.set(path, value);
    else for (const [below, text] of flat(value, path)) found.set(below, text);
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : sources(path);
    return /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

const chinese = flat(zh);
const english = flat(en);
/** A sentence that counts has a form for one and a form for more. */
const forms = (text: string): string[] => text.split(' | ');
const words = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues', () => {
  it('given_both_languages_when_compared_then_they_have_the_same_keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('given_every_sentence_when_read_then_none_is_empty_or_padded', () => {
    for (const catalogue of [chinese, english]) {
      for (const [key, text] of catalogue) expect.soft(text.trim(), key).toBe(text);
      for (const [key, text] of catalogue) expect.soft(text, key).not.toBe('');
    }
  });

  it('given_both_languages_when_compared_then_each_sentence_names_the_same_things', () => {
    for (const [key, text] of chinese) {
      for (const form of forms(english.get(key) ?? '')) expect.soft(words(form), key).toEqual(words(text));
    }
  });

  it('given_the_chinese_sentences_when_read_then_none_was_left_in_english', () => {
    const alike = [...chinese].filter(([key, text]) => english.get(key) === text).map(([key]) => key);
    expect(alike.sort()).toEqual([
      'nextState.bar',
      'product.name',
      'teams.ratio',
      'trust.systems.firefox',
      'trust.systems.linux',
      'trust.systems.macos',
    ]);
  });

  it.each([
    ['zh', chinese],
    ['en', english],
  ] as const)('given_every_sentence_in_%s_when_spoken_then_its_form_is_understood', async (language, sentences) => {
    await speak(language);
    const say = i18n.global.t as (key: string, named: Record<string, string>, count: number) => string;
    for (const [key, text] of sentences) {
      const named = Object.fromEntries(words(text).map((word) => [word, `<${word}>`]));
      const spoken = (count: number): string => say(key, named, count).replace(/<(\w+)>/g, '{$1}');
      expect.soft(spoken(1), key).toBe(forms(text)[0]);
      expect.soft([spoken(0), spoken(2)], key).toEqual([forms(text).at(-1), forms(text).at(-1)]);
    }
  });
});

describe('words that count', () => {
  it('given_english_words_for_several_when_read_then_they_have_a_form_for_one', () => {
    const counting = [...english].filter(([, text]) => /\} (seconds|minutes|hours|days)\b/.test(text));
    expect(counting.map(([key]) => key).sort()).toEqual([
      'calls.keeping.beingDeleted',
      'calls.keeping.deleted',
      'calls.keeping.until',
      'calls.ladder.nothing.deleted',
      'calls.ladder.until',
      'problems.delayed',
      'retention.saved',
      'status.certificateDays',
      'status.runningDays',
    ]);
    for (const [key, text] of counting) expect.soft(forms(text), key).toHaveLength(2);
  });

  it('given_the_chinese_sentences_when_read_then_their_punctuation_is_full_width', () => {
    const half = [...chinese].filter(([, text]) =>
      /[\u4e00-\u9fff}][,;:!?.()"']|[,;!?("'] ?[\u4e00-\u9fff]/u.test(text),
    );
    expect(half).toEqual([]);
  });
});

describe('the pages', () => {
  const code = sources(join(import.meta.dirname, '../src')).join('\n');
  const literals = [...code.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map((match) => match[1] ?? '');
  const patterns = [...code.matchAll(/`([a-zA-Z]+(?:\.[\w-]+)*\.)\$\{[^`]*\}([\w.-]*)`/g)].map((match) => ({
    from: match[1] ?? '',
    to: match[2] ?? '',
  }));
  const used = (key: string): boolean =>
    literals.includes(key) || patterns.some(({ from, to }) => key.startsWith(from) && key.endsWith(to));

  it('given_every_key_that_a_page_speaks_when_looked_up_then_there_is_a_sentence', () => {
    const spoken = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(spoken.length).toBeGreaterThan(100);
    expect(spoken.filter((key) => !chinese.has(key))).toEqual([]);
  });

  it('given_every_sentence_when_searched_for_then_some_page_speaks_it', () => {
    expect([...chinese.keys()].filter((key) => !used(key))).toEqual([]);
  });
});
