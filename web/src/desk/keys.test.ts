// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { meansAccept, type KeyPress } from './keys';

const f2: KeyPress = {
  code: 'F2',
  repeat: false,
  isComposing: false,
  keyCode: 113,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};

describe('the key that accepts', () => {
  it('given_f2_when_pressed_then_it_accepts', () => {
    expect(meansAccept(f2)).toBe(true);
  });

  it.each<[string, Partial<KeyPress>]>([
    ['another key', { code: 'F3' }],
    ['a key held down', { repeat: true }],
    ['an input method that composes', { isComposing: true }],
    ['an input method as older browsers tell it', { keyCode: 229 }],
    ['alt', { altKey: true }],
    ['control', { ctrlKey: true }],
    ['the system key', { metaKey: true }],
    ['shift', { shiftKey: true }],
  ])('given_%s_when_pressed_then_it_does_not_accept', (_what, difference) => {
    expect(meansAccept({ ...f2, ...difference })).toBe(false);
  });
});
