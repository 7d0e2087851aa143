import { defineStore } from 'pinia';
import { ref } from 'vue';

import { oneOf, recall, remember } from './remembered';

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** How this computer's pages are laid out. */
export const useLayout = defineStore('layout', () => {
  const density = ref<Density>(oneOf(DENSITIES, recall('density'), 'comfortable'));
  const menuCollapsed = ref<boolean>(recall('menu') === 'collapsed');

  function chooseDensity(chosen: Density): void {
    density.value = chosen;
    remember('density', chosen);
  }

  function toggleMenu(): void {
    menuCollapsed.value = !menuCollapsed.value;
    remember('menu', menuCollapsed.value ? 'collapsed' : 'open');
  }

  return { density, menuCollapsed, chooseDensity, toggleMenu };
});
