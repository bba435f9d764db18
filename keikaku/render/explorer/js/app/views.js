/*
 * The views in the order of the navigation. What a view is, it says itself, in views/<id>/view.js; nothing else has to
 * know of it.
 */
import { askView } from '../views/ask/view.js';
import { compareView } from '../views/compare/view.js';
import { helpView } from '../views/help/view.js';
import { homeView } from '../views/home/view.js';
import { indicatorsView } from '../views/indicators/view.js';
import { matrixView } from '../views/matrix/view.js';
import { networkView } from '../views/network/view.js';
import { outlineView } from '../views/outline/view.js';
import { readView } from '../views/read/view.js';
import { tableView } from '../views/table/view.js';
import { whenView } from '../views/when/view.js';
import { whereView } from '../views/where/view.js';

export const VIEWS = [
  homeView,
  readView,
  askView,
  networkView,
  outlineView,
  tableView,
  indicatorsView,
  matrixView,
  whenView,
  whereView,
  compareView,
  helpView,
];

/** @typedef {typeof VIEWS[number]['id']} ViewId */
