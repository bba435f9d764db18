// Walks through the explorer in Firefox, with real keys and a real pointer, and prints what it saw as JSON.
// Arguments: Firefox, the explorer's file, a folder for what is saved, the views in the
// order in which they are gone through.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [executablePath, file, folder, ...VIEWS] = process.argv.slice(2);
const address = pathToFileURL(file).href;

/** Opens a page of a size; what goes wrong there is added to a list. */
async function open(browser, wrong, width, height) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  page.setDefaultTimeout(20000);
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && wrong.push(message.text()));
  page.on('dialog', (dialog) => {
    wrong.push(dialog.message());
    dialog.dismiss();
  });
  return page;
}

/** Two frames later. */
const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );
const text = (page, selector) => page.$eval(selector, (one) => one.textContent);
const viewOf = (page) => page.$eval('nav.views [aria-current=page]', (one) => one.dataset.view);
const tab = (view) => `nav.views a[data-view=${view}]`;

/** Waits until something comes to be as wanted, and gives it. */
async function until(look, wanted) {
  const end = Date.now() + 15000;
  for (;;) {
    const found = await look();
    if (wanted(found) || Date.now() > end) return found;
    await pause(50);
  }
}

/** The middles of the picture's marks, the largest first. */
const marks = (page) =>
  page.$eval('#network-canvas', (canvas) => {
    const box = canvas.getBoundingClientRect();
    const [step, found] = [6, []];
    for (let y = box.top + 8; y < Math.min(box.bottom, innerHeight) - 70; y += step) {
      for (let x = box.left + 8; x < box.right - 8; x += step) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
        if (!canvas.classList.contains('on-mark')) continue;
        const near = found.find((one) => Math.hypot(one.x / one.n - x, one.y / one.n - y) < 3 * step);
        if (near) Object.assign(near, { x: near.x + x, y: near.y + y, n: near.n + 1 });
        else found.push({ x, y, n: 1 });
      }
    }
    return found.sort((one, other) => other.n - one.n).map(({ x, y, n }) => ({ x: x / n, y: y / n }));
  });

const chosen = (page) => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('at') ?? '');
const count = (page) => page.$eval('.foot .count', (one) => parseInt(one.textContent, 10));

const pause = (milliseconds) =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });

/** A policy's mark is chosen by a click, and expanded by two at the speed of people. */
async function picture(page) {
  await page.click(tab('network'));
  await page.$eval('#network-canvas', (one) => one.scrollIntoView({ block: 'nearest' }));
  await settled(page);
  const before = await count(page);
  for (const { x, y } of await marks(page)) {
    await page.mouse.click(x, y);
    const at = await until(() => chosen(page), Boolean);
    await page.keyboard.press('Escape');
    await until(
      () => chosen(page),
      (one) => !one,
    );
    await pause(600); // so that the next click is no second one
    if (!/^\d+\/\d+$/.test(at)) continue;
    await page.mouse.click(x, y);
    await pause(150);
    await page.mouse.click(x, y);
    const after = await until(
      () => count(page),
      (now) => now > before,
    );
    const still = await chosen(page);
    await page.keyboard.press('Escape');
    await until(
      () => chosen(page),
      (one) => !one,
    );
    return { expanded: after > before, same: still === at };
  }
  return null;
}

async function walk(browser, width, height) {
  const wrong = [];
  const page = await open(browser, wrong, width, height);
  await page.goto(address);
  await page.waitForSelector('main h2');
  const seen = {
    language: await page.$eval('html', (one) => one.lang),
    outline: await page.$$eval('#plain', (all) => all.length),
  };

  await page.click('#search-home');
  await page.keyboard.type('ジェトロ');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#panel h2');
  seen.found = await text(page, '#panel h2');
  await page.click('#panel .cite');
  await page.waitForSelector('dialog[open] h2');
  seen.passage = await text(page, 'dialog h2');
  await page.keyboard.press('Escape');
  await until(
    () => page.$('dialog[open]'),
    (one) => !one,
  );
  await page.keyboard.press('Escape');

  seen.views = [];
  for (const view of VIEWS) {
    await page.click(tab(view));
    await settled(page);
    if (await page.$eval('main h2', (one) => one.getClientRects().length)) seen.views.push(await viewOf(page));
  }
  seen.picture = await picture(page);
  seen.opened = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('open'));

  await page.click(tab('table'));
  await page.waitForSelector('main .filter input');
  const rows = () => page.$$eval('main tbody tr', (all) => all.length);
  const all = await rows();
  await page.click('main .filter input');
  await page.keyboard.type('川崎');
  seen.filtered = (await until(rows, (now) => now < all)) < all;
  seen.address = await until(
    () => page.evaluate(() => decodeURIComponent(location.hash)),
    (hash) => hash.includes('q='),
  );

  await page.click('#take-link');
  await page.waitForSelector('.take-said p');
  seen.said = await page.$eval('.take-said p', (one) => one.textContent);
  await page.click('#search');
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  seen.pasted = await until(() => page.$eval('#search', (one) => one.value), Boolean);
  await page.keyboard.press('Escape');

  await page.goBack();
  seen.back = await until(
    () => viewOf(page),
    (view) => view === 'network',
  );
  seen.wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.close();
  return { ...seen, wrong };
}

/** A copy saved in one view opens in it. */
async function copied(browser) {
  const wrong = [];
  const page = await open(browser, wrong, 1200, 800);
  await page.goto(`${address}#matrix&at=actor/jetro`);
  await page.waitForSelector('#take-copy');
  await page.click('#take-copy');
  const [name] = await until(
    () => readdirSync(folder).filter((one) => one.endsWith('.html')),
    (all) => all.length,
  );
  await until(
    () => readFileSync(join(folder, name), 'utf8'),
    (whole) => whole.endsWith('</html>\n'),
  );
  await page.goto('about:blank');
  await page.goto(pathToFileURL(join(folder, name)).href);
  await page.waitForSelector('#panel h2');
  const seen = { name, view: await viewOf(page), panel: await text(page, '#panel h2') };
  await page.close();
  return { ...seen, wrong };
}

/** In a frame without an address every tab opens, and the way back is there. */
async function framed(browser) {
  const wrong = [];
  const page = await open(browser, wrong, 1200, 800);
  await page.goto('about:blank');
  await page.evaluate(
    (html) => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { width: 1100, height: 700, srcdoc: html });
      frame.setAttribute('sandbox', 'allow-scripts');
      document.body.append(frame);
    },
    readFileSync(file, 'utf8'),
  );
  const frame = await until(() => page.frames()[1], Boolean);
  await frame.waitForSelector('main h2');
  const views = [];
  for (const view of VIEWS) {
    await frame.click(tab(view));
    await settled(frame);
    views.push(await viewOf(frame));
  }
  await page.evaluate(() => history.back());
  const back = await until(
    () => viewOf(frame),
    (view) => view === 'compare',
  );
  await page.close();
  return { views, back, wrong };
}

mkdirSync(folder, { recursive: true });
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  extraPrefsFirefox: {
    'intl.accept_languages': 'ja, en',
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
  },
});
try {
  const seen = {
    desktop: await walk(browser, 1440, 900),
    phone: await walk(browser, 375, 812),
    copy: await copied(browser),
    frame: await framed(browser),
  };
  process.stdout.write(JSON.stringify(seen, null, 1));
} finally {
  await browser.close();
}
