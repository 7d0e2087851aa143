// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const block = new RegExp(`${selector.replace('.', '\\.')} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['ground', 'ground-sunk', 'ground-raised', 'ground-hover'];
const TEXT = ['ink', 'ink-soft', 'ink-faint', 'accent', 'good', 'warn', 'bad'];
const STATES = ['ready', 'offered', 'talking', 'hold', 'wrap-up', 'break', 'training', 'overdue'];

const light = tokensOf(':root');
const dark = new Map([...light, ...tokensOf(':root.dark')]);

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s tokens', (_name, tokens) => {
  const token = (name: string): string => tokens.get(name) ?? expect.fail(`no token --${name}`);

  it.each(TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))(
    'given_text_in_%s_when_on_%s_then_it_can_be_read',
    (text, ground) => {
      expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['ink', 'bad-ground'],
    ['ink', 'warn-ground'],
    ['ink', 'good-ground'],
    ['ink-soft', 'bad-ground'],
    ['accent', 'warn-ground'],
    ['accent', 'accent-ground'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['ground', 'bad'],
  ])('given_%s_when_on_%s_then_it_can_be_read', (text, ground) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(STATES)('given_the_state_%s_when_shown_then_it_can_be_read_as_text_and_seen_as_a_shape', (state) => {
    expect(contrast(token(`state-${state}`), token('ground'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'state-signed-out-edge'])('given_the_edge_%s_when_shown_then_it_can_be_seen', (edge) => {
    expect(contrast(token(edge), token('ground'))).toBeGreaterThanOrEqual(3);
  });
});

it('given_both_themes_when_compared_then_dark_changes_every_colour_that_light_has', () => {
  expect([...tokensOf(':root.dark').keys()].sort()).toEqual([...light.keys()].sort());
});
