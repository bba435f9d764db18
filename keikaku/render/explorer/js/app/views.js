/*
 * The views in the order of the navigation. What a view is, it says itself, in views/<id>/view.js; nothing else has to
 * know of it.
 */
import { compareView } from '../views/compare/view.js';
import { homeView } from '../views/home/view.js';
import { indicatorsView } from '../views/indicators/view.js';
import { matrixView } from '../views/matrix/view.js';
import { networkView } from '../views/network/view.js';
import { outlineView } from '../views/outline/view.js';
import { tableView } from '../views/table/view.js';

export const VIEWS = [homeView, networkView, outlineView, tableView, indicatorsView, matrixView, compareView];

/** @typedef {typeof VIEWS[number]['id']} ViewId */
