import { defineStore } from 'pinia';
import { ref } from 'vue';

/** What the window's title says in the place of the page's name, for whoever looks at another tab; empty for nothing. */
export const useWindowTitle = defineStore('windowTitle', () => {
  const news = ref<string>('');
  return { news };
});
