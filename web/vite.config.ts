import { fileURLToPath } from 'node:url';

import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';

function isSmallAndCommon(id: string): boolean {
  return (
    /\/src\/(components|composables|format|stores|shell)\//.test(id) && !/(Field|Dialog|Table|Button)\.vue/.test(id)
  );
}

export default defineConfig(({ mode }) => ({
  plugins: [
    vue(),
    // Brings in only the Element Plus components a template names, each with its own style file.
    Components({
      dirs: [],
      dts: 'src/components.d.ts',
      resolvers: [ElementPlusResolver({ importStyle: mode === 'test' ? false : 'css', directives: false })],
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: 'true', // Element Plus still has components written that way
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
  },
  build: {
    // The Chromium of the browsers usual in Chinese offices lags years behind.
    target: ['chrome94', 'edge94', 'firefox102', 'safari15.4'],
    // The content security policy allows files of this server, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs; it changes with new versions of the libraries only, so browsers keep it.
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            // Small things of many pages come as one file; what draws in Element Plus stays with its pages.
            { name: 'common', test: isSmallAndCommon, minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': 'http://localhost:8080',
      '/ca.crt': 'http://localhost:8080',
      '/actuator': 'http://localhost:8080',
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    restoreMocks: true,
    // The first run of the linter or of Element Plus takes seconds where many builds share a machine.
    testTimeout: 30_000,
  },
}));
