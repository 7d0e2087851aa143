import { afterEach, describe, expect, it } from 'vitest';

import type { VueWrapper } from '@vue/test-utils';

import { mounted } from '../../../test/mounted';
import PasswordField from './PasswordField.vue';
import TextField from './TextField.vue';

let page: VueWrapper;

afterEach(() => page.unmount());

describe('a text field', () => {
  it('given_label_hint_and_error_when_shown_then_all_are_tied_to_the_input', async () => {
    ({ page } = await mounted(TextField, {
      modelValue: '',
      name: 'x',
      label: '名称',
      hint: '越短越好',
      error: '请填写',
    }));
    const input = page.get('input');

    expect(page.get('label').attributes('for')).toBe(input.attributes('id'));
    const described = (input.attributes('aria-describedby') ?? '').split(' ').map((id) => page.get(`#${id}`).text());
    expect(described).toEqual(['请填写', '越短越好']);
    expect(input.attributes('aria-invalid')).toBe('true');
  });

  it('given_no_error_when_shown_then_none_is_claimed', async () => {
    ({ page } = await mounted(TextField, { modelValue: '', name: 'x', label: '名称' }));

    expect(page.get('input').attributes('aria-invalid')).toBe('false');
    expect(page.get('input').attributes('aria-describedby')).toBeUndefined();
  });
});

describe('a password field', () => {
  const props = { modelValue: 'secret', name: 'password', label: '密码', autocomplete: 'current-password' };

  it('given_the_eye_when_pressed_then_the_password_is_shown_and_hidden_again', async () => {
    ({ page } = await mounted(PasswordField, props));
    expect(page.get('input').attributes('type')).toBe('password');

    await page.get('button').trigger('click');
    expect(page.get('input').attributes('type')).toBe('text');
    expect(page.get('button').attributes('aria-label')).toBe('隐藏密码');

    await page.get('button').trigger('click');
    expect(page.get('input').attributes('type')).toBe('password');
  });

  it('given_caps_lock_when_a_key_is_pressed_then_it_is_pointed_out', async () => {
    ({ page } = await mounted(PasswordField, props));
    const key = new KeyboardEvent('keydown', { key: 'A' });
    Object.defineProperty(key, 'getModifierState', { value: (name: string) => name === 'CapsLock' });

    page.get('input').element.dispatchEvent(key);
    await page.vm.$nextTick();

    expect(page.text()).toContain('大写锁定已打开。');
  });
});
