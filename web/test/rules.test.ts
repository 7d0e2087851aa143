// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: root });

async function rulesBrokenBy(template: string, script = ''): Promise<string[]> {
  const text = `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`;
  const [result] = await eslint.lintText(text, { filePath: join(root, 'src/components/Example.vue') });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

/** Each rule of the pages' code has to be able to fail. */
describe('the rules of the pages', () => {
  it('given_clean_code_when_checked_then_nothing_is_said', async () => {
    expect(await rulesBrokenBy('<p :title="word">{{ word }}</p>', "const word = 'a';")).toEqual([]);
  });

  it.each([
    ['vue/no-static-inline-styles', '<p style="color: red" />', ''],
    ['vue/no-restricted-v-bind', '<p :style="look" />', "const look = 'color: red';"],
    ['vue/no-v-html', '<p v-html="word" />', "const word = 'a';"],
    ['vue/no-bare-strings-in-template', '<p>Sign in</p>', ''],
    ['vue/no-bare-strings-in-template', '<p title="登录" />', ''],
    ['vue/html-button-has-type', '<button>{{ word }}</button>', "const word = 'a';"],
    ['no-console', '<p>{{ word }}</p>', "const word = 'a';\nconsole.log(word);"],
    ['no-eval', '<p>{{ word }}</p>', "const word = eval('1') as string;"],
  ])('given_a_breach_of_%s_when_checked_then_it_is_found', async (rule, template, script) => {
    expect(await rulesBrokenBy(template, script)).toContain(rule);
  });
});

describe('the first page', () => {
  const html = readFileSync(join(root, 'index.html'), 'utf8');

  it('given_the_content_security_policy_when_the_page_is_read_then_nothing_in_it_is_inline', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });
});
