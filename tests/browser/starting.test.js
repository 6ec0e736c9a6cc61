// Before the page's program has come, and where it cannot run: nothing that is shown is dead or leads astray.
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  PATIENCE, browserTest, done, doneAsWritten, inLink, launch, setting, stop, terminal, type, until,
} from './browser.js';
import { plainHost } from './host.js';
import { SMALL } from './links.js';

after(stop);

browserTest('no button can be pressed before it works, and the link is kept', async (open) => {
  /** @type {(() => void) | undefined} */
  let come;
  const { page } = await open(SMALL, {
    shown: false,
    prepare: (context) => context.route('**/main.js', async (route) => {
      await new Promise((resolve) => { come = () => resolve(undefined); });
      await route.continue();
    }),
  });
  await page.locator('html[data-shown]').waitFor({ state: 'attached' });
  const [first] = (await page.locator('button:visible, select:visible, input:visible').all());
  assert.ok(first, 'there are some');
  for (const control of await page.locator('button, select, input').all()) {
    assert.ok(await control.isDisabled(), await control.evaluate((one) => one.outerHTML));
  }
  await page.locator('#run').click({ force: true });
  await page.evaluate(() => document.querySelector('form')?.requestSubmit?.()).catch(() => {});
  assert.equal(inLink(page, 'seed'), 'small', 'the link is kept');
  come?.();
  await done(page, await terminal(SMALL));
  for (const id of ['run', 'presets', 'open-keys']) assert.ok(await page.locator(`#${id}`).isEnabled(), id);
});

browserTest('Enter in a field runs, and nothing is sent', async (open) => {
  const { page } = await open(SMALL);
  await page.evaluate(() => { document.documentElement.dataset['test'] = 'not loaded anew'; });
  await page.locator('#field-numTrials').fill('300');
  await page.locator('#field-numTrials').press('Enter');
  await done(page, await terminal(SMALL.replace('400', '300')));
  await page.locator('#field-numTrials').press('Enter');
  await done(page, await terminal(SMALL.replace('400', '300')));
  // Whatever sends a form leads nowhere.
  await page.evaluate(() => document.querySelector('form')?.requestSubmit());
  await type(page, 'numTrials', '400');
  await done(page, await terminal(SMALL));
  assert.equal(await page.locator('html').getAttribute('data-test'), 'not loaded anew');
});

/** Browsers that lack what the program needs, by what is taken from this one. @type {Record<string, () => void>} */
const OLD = {
  'no vectors': () => { WebAssembly.validate = () => false; },
  'no WebAssembly': () => { Reflect.deleteProperty(globalThis, 'WebAssembly'); },
};

for (const [name, lack] of Object.entries(OLD)) {
  for (const file of ['', 'manytrials.html']) {
    test(`a browser that is too old is told so, in both languages: ${name}, ${file || 'the site'}`, { timeout: 2 * PATIENCE }, async () => {
      const host = await plainHost(setting('DIST'));
      const context = await (await launch()).newContext({ serviceWorkers: 'block' });
      try {
        const page = await context.newPage();
        await page.addInitScript(lack);
        /** @type {string[]} */
        const asked = [];
        page.on('request', (request) => asked.push(new URL(request.url()).pathname));
        await page.goto(new URL(`${file}${SMALL}`, host.address).href);
        await until(page, { state: 'error' });
        for (const [language, words] of /** @type {const} */ ([['en', /Safari and iOS from version 16\.4/u], ['de', /Safari und iOS ab Version 16\.4/u]])) {
          assert.match(await page.locator(`.too-old[lang=${language}]`).innerText(), words);
        }
        assert.ok(await page.locator('h1').isHidden(), 'nothing else is shown');
        assert.equal(await page.locator('.unstarted:visible').count(), 0);
        assert.deepEqual(asked.filter((path) => path.includes('wasm')), [], 'nothing large is loaded in vain');
      } finally {
        await context.close();
        await host.gone();
      }
    });
  }
}

test('the README says the same of old browsers as the page', async () => {
  const floor = /Safari and iOS from version 16\.4 on, Chrome and Edge from 92, Firefox from 114/u;
  for (const file of ['www/index.html', 'README.md']) {
    assert.match(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'), floor, file);
  }
});

browserTest('a click that fails ends nothing else', async (open) => {
  const { page } = await open(SMALL, { expected: [/a test breaks a click/u] });
  await page.evaluate(() => document.getElementById('stop')?.parentElement?.addEventListener('click', () => { throw new Error('a test breaks a click'); }));
  await page.locator('#run').click();
  await page.locator('#problems').filter({ hasText: 'That did not work: A test breaks a click. Everything else goes on.' }).waitFor().catch(async () => {
    assert.fail(await page.locator('#problems').innerText());
  });
  await page.waitForFunction(() => !location.search.includes('seed=small'));
  await doneAsWritten(page);
  assert.ok(await page.locator('#run').isEnabled());
  await page.evaluate(() => void Promise.reject(new Error('a test breaks a click')));
  await type(page, 'numTrials', '300');
  await page.waitForURL(/numTrials=300&/u);
  await doneAsWritten(page);
});
