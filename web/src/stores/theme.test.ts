import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { useTheme } from './theme';

const isDark = (): boolean => document.documentElement.classList.contains('dark');
let tellSystem: (dark: boolean) => void;

function systemIs(dark: boolean): void {
  const hearers: ((event: { matches: boolean }) => void)[] = [];
  vi.spyOn(window, 'matchMedia').mockReturnValue({
    matches: dark,
    addEventListener: (_name: string, hearer: (event: { matches: boolean }) => void) => hearers.push(hearer),
  } as unknown as MediaQueryList);
  tellSystem = (matches) => hearers.forEach((hearer) => hearer({ matches }));
}

beforeEach(() => {
  localStorage.clear();
  document.documentElement.className = '';
  setActivePinia(createPinia());
});

describe('the theme', () => {
  it('given_no_choice_when_the_system_is_dark_then_the_page_is_dark_and_follows_it', () => {
    systemIs(true);
    const theme = useTheme();

    expect(theme.choice).toBe('system');
    expect(isDark()).toBe(true);

    tellSystem(false);
    expect(isDark()).toBe(false);
  });

  it('given_a_choice_when_the_system_changes_then_the_choice_holds', () => {
    systemIs(false);
    const theme = useTheme();

    theme.choose('dark');
    tellSystem(false);

    expect(isDark()).toBe(true);
    expect(localStorage.getItem('huawu.theme')).toBe('dark');
  });

  it('given_a_remembered_choice_when_started_then_it_is_taken', () => {
    systemIs(true);
    localStorage.setItem('huawu.theme', 'light');

    expect(useTheme().choice).toBe('light');
    expect(isDark()).toBe(false);
  });

  it('given_a_remembered_word_that_is_no_theme_when_started_then_the_system_decides', () => {
    systemIs(false);
    localStorage.setItem('huawu.theme', 'purple');

    expect(useTheme().choice).toBe('system');
  });

  it('given_another_tab_that_changes_the_theme_when_it_is_heard_then_this_one_follows', () => {
    systemIs(false);
    const theme = useTheme();

    window.dispatchEvent(new StorageEvent('storage', { key: 'huawu.theme', newValue: 'dark' }));

    expect(theme.choice).toBe('dark');
    expect(isDark()).toBe(true);
  });

  it('given_a_browser_that_forbids_storage_when_a_theme_is_chosen_then_it_holds_for_this_page', () => {
    systemIs(false);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });

    useTheme().choose('dark');

    expect(isDark()).toBe(true);
  });
});
