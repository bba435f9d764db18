import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import globals from 'globals';
import { membersLacking } from './tests/render/explorer/floor/promised.mjs';

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
  'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$|^srcdoc$/]',
  'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|write|writeln|createContextualFragment)$/]',
].map((selector) => ({ selector, message: 'Text nodes only.' }));

/* The floor of browsers: browserslist in package.json. Calls of what its browsers lack, unless they ask first (a?.b()) or
   are of functions of ours that are called so. */
const OURS = ['in', 'address', 'draw', 'move', 'resize', 'drop', 'ink', 'actions', 'hide'];
const YOUNGER = membersLacking().filter((name) => !OURS.includes(name));
const FLOOR = [
  {
    selector: `CallExpression:not(ChainExpression CallExpression) > MemberExpression.callee[property.name=/^(${YOUNGER.join('|')})$/]`,
    message: 'Not all browsers that are promised know this.',
  },
];

export default [
  { ignores: ['**/node_modules/', '.venv/', 'build/', 'dist/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-control-regex': 'off', // folding and files to be saved are about such signs
      'no-eval': 'error',
      'no-irregular-whitespace': ['error', { skipComments: true, skipRegExps: true, skipTemplates: true }],
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-shadow': 'error',
      'no-unused-expressions': 'error',
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
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
    files: ['keikaku/**/page_texts.js'], // made from the catalogue of texts, and read by nobody
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['keikaku/**/*.js'],
    plugins: { compat },
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-syntax': ['error', ...JOINED, ...MARKUP, ...FLOOR],
      'compat/compat': 'error',
      'no-restricted-globals': ['error', 'event', 'name', 'status', 'parent', 'find', 'length', 'origin', 'fetch'],
    },
  },
  {
    files: ['keikaku/render/query_page/js/ask.js'], // the page of a server, which it may ask
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: ['keikaku/**/text/page_texts.js'], rules: { 'max-lines': 'off' } }, // made, not written
  { files: ['*.js', 'tests/**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['**/page_texts.js'], rules: { 'max-lines': 'off' } }, // made from the catalogue
  { files: ['tests/firefox/*.mjs'], languageOptions: { globals: globals.browser } }, // its functions run in the page
];
