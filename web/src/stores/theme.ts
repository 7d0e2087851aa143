import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';

import { oneOf, onRemembered, recall, remember } from './remembered';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** Light or dark, as the person or the system wants it. */
export const useTheme = defineStore('theme', () => {
  const choice = ref<Theme>(oneOf(THEMES, recall('theme'), 'system'));
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref<boolean>(system.matches);
  const dark = computed(() => (choice.value === 'system' ? systemDark.value : choice.value === 'dark'));

  system.addEventListener('change', (event) => {
    systemDark.value = event.matches;
  });
  onRemembered('theme', (value) => {
    choice.value = oneOf(THEMES, value, 'system');
  });
  watch(dark, (on) => document.documentElement.classList.toggle('dark', on), { immediate: true, flush: 'sync' });

  function choose(theme: Theme): void {
    choice.value = theme;
    remember('theme', theme);
  }

  return { choice, dark, choose };
});
