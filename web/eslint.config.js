import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'src/components.d.ts'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'max-lines': ['error', 500],
      'max-params': ['error', 6],
      'no-console': 'error',
      'no-eval': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-v-html': 'error',
      // Words belong in the catalogues, where both languages are checked against each other.
      'vue/no-bare-strings-in-template': ['error', { allowlist: ['·', ':', '/', '—', '%'] }],
      // The content security policy forbids inline styles.
      'vue/no-static-inline-styles': ['error', { allowBinding: false }],
      'vue/no-restricted-static-attribute': ['error', 'style'],
      'vue/no-restricted-v-bind': ['error', 'style'],
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/require-typed-ref': 'error',
      'vue/html-button-has-type': 'error',
      'vue/multi-word-component-names': 'off',
    },
  },
  { files: ['public/*.js'], languageOptions: { sourceType: 'script' } },
  { files: ['*.config.*', 'test/**', '**/*.test.ts'], languageOptions: { globals: { ...globals.node } } },
  prettier,
);
