import js from '@eslint/js';
import globals from 'globals';

/*
 * Modules of pages are joined by keikaku/render/explorer/modules.py, which understands a part of the language; and
 * what comes from documents enters a page as text nodes alone.
 */
const JOINED = [
  ['ImportDefaultSpecifier, ImportNamespaceSpecifier', 'Only import { name } from can be joined.'],
  ['ImportDeclaration[specifiers.length=0]', 'Only import { name } from can be joined.'],
  ['ImportExpression, MetaProperty[meta.name="import"]', 'A page has no modules to load.'],
  ['ExportDefaultDeclaration, ExportAllDeclaration', 'Only an export before a declaration can be joined.'],
  ['ExportNamedDeclaration[specifiers.length>0]', 'Only an export before a declaration can be joined.'],
  ['ExportNamedDeclaration > VariableDeclaration[kind!="const"]', 'What is exported never changes.'],
  ['ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > :not(Identifier).id', 'One name an export.'],
].map(([selector, message]) => ({ selector, message }));
const MARKUP = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'write',
  'writeln',
  'srcdoc',
  'createContextualFragment',
];

export default [
  { ignores: ['**/node_modules/', '.venv/', 'build/', 'dist/', 'keikaku/render/assets/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-shadow': 'error',
      'no-unused-expressions': 'error',
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      'max-lines': ['error', 400],
      'max-params': ['error', 6],
    },
  },
  {
    files: ['keikaku/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-syntax': ['error', ...JOINED],
      'no-restricted-properties': ['error', ...MARKUP.map((property) => ({ property, message: 'Text nodes only.' }))],
      'no-restricted-globals': ['error', 'event', 'name', 'status', 'parent', 'find', 'length', 'origin', 'fetch'],
    },
  },
  { files: ['*.js', 'tests/**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
];
