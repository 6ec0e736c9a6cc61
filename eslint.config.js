// The rules for the JavaScript: mistakes only; how it is laid out is not ESLint's business.
import js from '@eslint/js';
import globals from 'globals';

const both = { ...globals.browser, ...globals.worker };

export default [
  { ignores: ['target/', 'dist/', 'node_modules/', 'tests/browser/output/'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-implicit-globals': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Text from a link must never become code.
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
  { files: ['www/**/*.js'], languageOptions: { globals: both } },
  { files: ['benches/**/*.js'], languageOptions: { globals: globals.worker } },
  { files: ['www/service-worker.js'], languageOptions: { globals: globals.serviceworker } },
  // A test also holds functions that run in the page.
  { files: ['tests/**/*.js', 'xtask/**/*.js', '*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
