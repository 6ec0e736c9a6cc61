// A visitor's own program on the page: nothing of it runs before a click; then its trials are those of plain Python,
// on any number of interpreters.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { faults } from './axe.js';
import { browserTest, standing, until } from './browser.js';
import { inTerminal, programLink, programsIn, WALK } from './programs.js';

/**
 * The mean of a call's results in plain Python, as anybody repeats them at home.
 * @param {string} text definitions
 * @param {string} call
 * @param {number} trials
 * @param {string} seed
 */
function atHome(text, call, trials, seed = '7') {
  const program = `import random
source = ${JSON.stringify(text)}
values = []
for i in range(${trials}):
    module = {"__name__": "trial"}
    exec(source, module)
    random.seed("${seed}/%d" % i)
    values.append(eval(${JSON.stringify(call)}, module))
import statistics
print(statistics.fmean(values))`;
  return Number(execFileSync('python3', ['-c', program], { encoding: 'utf8' }));
}

/**
 * Opens another program where one is open.
 * @param {import('./browser.js').Page} page
 * @param {string} link
 */
async function turnTo(page, link) {
  await page.evaluate((link) => {
    history.pushState(null, '', link);
    dispatchEvent(new PopStateEvent('popstate'));
  }, link);
  await until(page, { state: 'ready' });
}

const DEFINITIONS = WALK.replace('print(walk(10))\n', '');

for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  browserTest(`a program runs after a click, and as at home, ${mode}`, async (open) => {
    const { page } = await open(programLink(WALK, 'walk(10)'), { mode, shown: false });
    await until(page, { state: 'ready' });
    await page.locator('#program-text').waitFor();
    await page.waitForTimeout(500);
    assert.deepEqual((await standing(page)).trials, 0, 'nothing of it runs before');
    assert.equal(await page.locator('input[name=steps]').inputValue(), '10');
    await page.locator('#program-foreign').filter({ hasText: 'Nothing of it has run yet' }).waitFor();
    await page.locator('#run').click();
    await until(page, { state: 'done', trials: 50 });
    assert.ok(await page.locator('#program-foreign').isHidden(), 'somebody has let it run');
    const words = await page.locator('#sentence').innerText();
    const mean = Number(/gave (−?[\d.]+) ±/u.exec(words)?.[1]?.replace('−', '-'));
    assert.ok(Math.abs(mean - atHome(DEFINITIONS, 'walk(10)', 50)) < 0.06, words);
  });
}

for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  browserTest(`every kind of program has the fingerprint of the terminal, ${mode}`, async (open) => {
    const programs = programsIn('.');
    assert.ok(programs.length >= 7);
    const { page } = await open('?scenario=program', { mode, shown: false });
    for (const { name, file, text, call } of programs) {
      await turnTo(page, programLink(text, call, 'numTrials=20&seed=a'));
      await page.locator('#run').click();
      await until(page, { state: 'done', trials: 20 });
      assert.equal((await standing(page)).fingerprint, inTerminal(file, call), name);
    }
  });
}

browserTest('a single trial tells what it printed, by its number, in every run of it', async (open) => {
  const loud = `${DEFINITIONS}
def told(steps):
    place = walk(steps)
    print("<b>ended</b> at", place)
    return place
`;
  const { page } = await open(`${programLink(loud, 'told(10)')}&trial=17`, { shown: false });
  await until(page, { state: 'ready' });
  assert.ok(await page.locator('#trial-output').isHidden());
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  const place = Number(/Trial 17: result (−?\d+)/u.exec(await page.locator('#trial-words').innerText())?.[1]?.replace('−', '-'));
  assert.ok(Number.isInteger(place), await page.locator('#trial-words').innerText());
  await page.locator('#trial-output pre').filter({ hasText: `<b>ended</b> at ${place}` }).waitFor();
  assert.equal(await page.locator('#trial-output-title').innerText(), 'What trial 17 printed');
  await page.evaluate("location.hash = location.hash.replace('trial=17', 'trial=3')");
  await page.locator('#trial-output-title').filter({ hasText: 'trial 3' }).waitFor();
  await turnTo(page, `${programLink(DEFINITIONS, 'walk(10)')}&trial=17`);
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  await page.waitForTimeout(300);
  assert.ok(await page.locator('#trial-output').isHidden(), 'this one prints nothing');
});

browserTest('what Python says of a program is German on a German page', async (open) => {
  const { page } = await open(programLink('import random\ndef walk(steps):\n    return stepz * random.random()\nprint(walk(3))\n', 'walk(3)'), { shown: false, context: { locale: 'de' } });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await page.locator('#program-mistake').filter({ hasText: 'Zeile 3: den Namen `stepz` gibt es nicht (NameError): Ist `steps` gemeint?' }).waitFor();
});

browserTest('any trial of many is looked at, also one whose values the page has not got', async (open) => {
  const long = 'import random\ndef walk(steps=200):\n    places = [0]\n    for step in range(steps):\n        places.append(places[-1] + random.choice([-1, 1]))\n    return places\n';
  const { page } = await open(`${programLink(long, 'walk(200)', 'numTrials=2000&seed=7')}&trial=1990`, { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 2000 });
  await page.locator('#trial-words').filter({ hasText: /^Trial 1,990: result −?\d+/u }).waitFor();
});

browserTest('a mistake comes into sight on a phone, and the examples give way to a program', async (open) => {
  const { page } = await open('?scenario=program', { shown: false, context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  await until(page, { state: 'ready' });
  await page.locator('#program-editor[data-grown]').waitFor();
  assert.ok(await page.locator('#own-program .examples').evaluate((examples) => /** @type {HTMLDetailsElement} */ (examples).open));
  await page.locator('#program-editor [contenteditable]').click();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.querySelector('#program-editor [contenteditable]')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `def walk(steps=3):\n    return stepz\n${'# a line\n'.repeat(40)}walk(3)\n`);
  await page.locator('#own-program .examples:not([open])').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator('#run').click();
  await page.locator('#program-mistake').filter({ hasText: 'stepz' }).waitFor();
  const [top, bottom, bar] = await page.evaluate(() => {
    const wrong = /** @type {HTMLElement} */ (document.getElementById('program-mistake')).getBoundingClientRect();
    return [wrong.top, wrong.bottom, /** @type {HTMLElement} */ (document.getElementById('experiment')).getBoundingClientRect().top];
  });
  assert.ok(top >= 0 && bottom <= bar, `${top} to ${bottom}, above ${bar}`);
});

browserTest('programs that mean harm harm themselves', async (open) => {
  const { page } = await open(programLink(WALK, 'walk(10)'), { shown: false, expected: [/program/u] });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  const before = (await standing(page)).fingerprint;
  for (const { name, text, call } of programsIn('hostile')) {
    await turnTo(page, programLink(text, call, 'numTrials=4&seed=7'));
    await page.locator('#run').click();
    const ended = await page.waitForFunction(() => ['done', 'stopped', 'error'].includes(document.documentElement.dataset['state'] ?? ''), null, { timeout: 25_000 }).catch(() => null);
    if (!ended) {
      // What never ends is stopped by whoever waits.
      await page.locator('#stop').click();
      await until(page, { state: 'stopped' });
    }
    assert.equal(await page.locator('#own-program script, #own-program img, #own-program iframe').count(), 0, name);
  }
  await turnTo(page, programLink(`${WALK}# once more`, 'walk(10)'));
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  assert.notEqual((await standing(page)).fingerprint, before, 'it is another program');
  const words = await page.locator('#sentence').innerText();
  assert.match(words, /^walk gave/u);
});

for (const [name, context] of /** @type {const} */ ([
  ['in the dark', { colorScheme: 'dark' }], ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])) {
  browserTest(`axe finds nothing on a program's page, and all fits, ${name}`, async (open) => {
    const { page } = await open(programLink(WALK, 'walk(10)'), { shown: false, context });
    await until(page, { state: 'ready' });
    assert.deepEqual(await faults(page), []);
    await page.locator('#run').click();
    await until(page, { state: 'done', trials: 50 });
    assert.deepEqual(await faults(page), []);
    // A browser that finds something wider makes its window wider.
    const width = page.viewportSize()?.width ?? 0;
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    const top = await page.locator('#sentence').evaluate((sentence) => sentence.getBoundingClientRect().top / innerHeight);
    assert.ok(top >= 0 && top < 0.5, `what came out is in sight: ${top}`);
    if (!('hasTouch' in context)) return;
    const small = await page.locator('#own-program :is(button, select, input:not(.visually-hidden), summary, label.check):visible').evaluateAll((all) => all.flatMap((element) => {
      const { width, height } = (element.closest('label.check') ?? element).getBoundingClientRect();
      return width < 43.9 || height < 43.9 ? [`${element.outerHTML.slice(0, 90)}: ${width} × ${height}`] : [];
    }));
    assert.deepEqual(small, [], 'what a finger presses');
    // A program with the arguments of a scenario, and a call and a line that are longer than the screen.
    const long = `def simulate(numViruses, maxPop, maxBirthProb, clearProb, a_name_of_the_program_s_own="${'long '.repeat(30)}", numTrials=50):\n    return numViruses\nsimulate(100, 1000, 0.1, 0.05)\n`;
    await turnTo(page, programLink(long, 'simulate(100, 1000, 0.1, 0.05)'));
    await page.locator('#truth').getByRole('link', { name: /without a drug/u }).waitFor();
    await page.locator('#call').filter({ visible: true }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });
}

browserTest('a moved value runs at once, and the address says all of it', async (open) => {
  const { page } = await open(programLink(WALK, 'walk(10)'), { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  const { fingerprint } = await standing(page);
  await page.locator('input[name=steps]').fill('5,20');
  await page.locator('input[name=steps]').press('Enter');
  await until(page, { state: 'done', trials: 100 });
  await page.waitForURL(/steps=5,20/u);
  assert.match(page.url(), /#program=/u);
  assert.doesNotMatch(new URL(page.url()).search, /program=|call=/u, 'no host is told');
  // Whoever opens the link has to click, and finds the same.
  const swept = (await standing(page)).fingerprint;
  assert.notEqual(swept, fingerprint);
  await page.reload();
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 100 });
  assert.equal((await standing(page)).fingerprint, swept);
});

const THROW = `import random

def throw(numDice, numFaces=6):
    return sum(random.randint(1, numFaces) == 1 for die in range(numDice))
`;

browserTest('a program stands beside the truth, which it is tested against', async (open) => {
  const { page } = await open(programLink(THROW, 'throw(5)', 'numTrials=400&seed=7'), { shown: false });
  await until(page, { state: 'ready' });
  assert.equal(await page.locator('#beside').inputValue(), 'dice', 'its arguments tell');
  await page.locator('#run').click();
  await page.locator('#truth-words[data-kind=agrees]').waitFor();
  const legend = page.locator('#figures').filter({ hasText: 'T: Dice that show a wanted face, by Many Trials' });
  await legend.waitFor();
  await page.locator('#figures').getByText('in theory').first().waitFor();
  // What it is compared with is chosen, too; the address says it.
  await page.locator('#beside').selectOption('nothing');
  await until(page, { state: 'done' });
  await page.waitForFunction(() => document.querySelector('#truth-words')?.textContent === '');
  await legend.waitFor({ state: 'detached' });
  await page.waitForURL(/beside=nothing/u);
  await page.locator('#beside').selectOption('dice');
  await page.locator('#truth-words[data-kind=agrees]').waitFor();
  await page.waitForURL(/beside=dice/u);
  await page.reload();
  await until(page, { state: 'ready' });
  assert.equal(await page.locator('#beside').inputValue(), 'dice');
  // One face too many; before it runs it has no verdict of what ran before.
  await page.locator('#run').click();
  await page.locator('#truth-words[data-kind=agrees]').waitFor();
  await turnTo(page, programLink(THROW.replace('randint(1', 'randint(0'), 'throw(5)', 'numTrials=2000&seed=7'));
  assert.equal(await page.locator('#truth-words').innerText(), '');
  await page.locator('#run').click();
  await page.locator('#truth-words[data-kind=differs]').waitFor();
  // Of several cases one is compared at a time.
  await page.locator('input[name=numDice]').fill('2,5');
  await page.locator('input[name=numDice]').press('Enter');
  await until(page, { state: 'done', trials: 4000 });
  assert.equal(await page.locator('#truth-words').innerText(), '');
  assert.match(await page.locator('#truth').innerText(), /one of the cases alone/u);
  // Whoever has other names chooses; a scenario is no program.
  await turnTo(page, programLink(THROW.replaceAll('numDice', 'dice').replaceAll('numFaces', 'faces'), 'throw(10)', 'numTrials=400&seed=7'));
  assert.equal(await page.locator('#beside').inputValue(), 'nothing');
  await page.locator('#beside').selectOption('dice');
  await page.locator('#run').click();
  await page.locator('#truth-words[data-kind]:not([data-kind=""])').waitFor();
  await page.locator('#truth a').click();
  await until(page, { state: 'done' });
  assert.match(page.url(), /scenario=dice/u);
  assert.ok(await page.locator('#truth').isHidden());
});

browserTest('a pinned program keeps its numbers beside another program', async (open) => {
  const { page } = await open(programLink(WALK, 'walk(10)'), { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  const words = await page.locator('#sentence').innerText();
  await page.locator('#pin').click();
  await until(page, { state: 'done' });
  const other = WALK.replace('place = 0', 'place = 1000');
  const pins = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).getAll('pin').map((pin) => `&${new URLSearchParams({ pin })}`).join(''));
  await turnTo(page, programLink(other, 'walk(10)') + pins);
  await page.locator('#run').click();
  await until(page, { state: 'done' });
  assert.match(await page.locator('#sentence').innerText(), /gave (?:999|1,000)/u);
  const mean = /gave (\S+) ±/u.exec(words)?.[1] ?? '?';
  await page.locator('#compare .pins').filter({ hasText: 'another program' }).filter({ hasText: mean.replace(/\d$/u, '') }).waitFor();
});

browserTest('what nobody has let run does not run as a pin, nor for the page around', async (open) => {
  const inner = new URLSearchParams({ pin: programLink(WALK, 'walk(10)').replace('#', '&') });
  const { page, requests } = await open(`?v=1&scenario=dice&numTrials=100&seed=7#${inner}`);
  assert.equal((await standing(page)).trials, 100);
  assert.deepEqual(requests.map((request) => request.url()).filter((url) => url.includes('/python/')), []);
  const { page: frame } = await open(`${programLink(WALK, 'walk(10)').replace('#', '&embed=true#')}`, { shown: false });
  await until(frame, { state: 'ready' });
  // Its text is in sight.
  await frame.locator('#program-text').waitFor();
  await frame.evaluate(() => dispatchEvent(new MessageEvent('message', { source: window.parent, data: { target: 'many-trials', run: true } })));
  await frame.waitForTimeout(1500);
  await until(frame, { state: 'ready', trials: 0 });
});

browserTest('a mistake is told with its trial and line', async (open) => {
  const text = 'import random\n\ndef f(n):\n    x = random.random()\n    return 1 / int(x * n)\n';
  const { page } = await open(programLink(text, 'f(5)', 'numTrials=200&seed=7'), { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  const first = execFileSync('python3', ['-c', 'import random\nfor i in range(200):\n    random.seed("7/%d" % i)\n    if int(random.random() * 5) == 0: print(i); break'], { encoding: 'utf8' });
  await page.locator('#program-mistake').filter({ hasText: new RegExp(`Trial ${first.trim()}:.*line 5`, 'isu') }).waitFor();
  await until(page, { state: 'stopped' });
});

/** What a trial sees, and how fast: at home, by its number. */
const SLOW = `import random, time

def f():
    x = random.random()
    if x < 0.5:
        time.sleep(1.5)
    print("saw %.6f" % x)
    return x
`;

browserTest('what a slow trial prints is not told of the next one', async (open) => {
  const seen = execFileSync('python3', ['-c', 'import random\nfor i in range(6):\n    random.seed("7/%d" % i)\n    print("%.6f" % random.random())'], { encoding: 'utf8' }).trim().split('\n');
  const [slow, fast] = [seen.findIndex((x) => Number(x) < 0.5), seen.findIndex((x) => Number(x) >= 0.5)];
  const { page } = await open(programLink(SLOW, 'f()', 'numTrials=6&seed=7'), { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 6 });
  for (const trial of [slow, fast]) {
    await page.locator('#trial').fill(String(trial));
    await page.locator('#trial').press('Enter');
  }
  await page.locator('#trial-output').filter({ hasText: `saw ${seen[fast]}` }).waitFor();
  await page.waitForTimeout(2500);
  assert.match(await page.locator('#trial-output').innerText(), new RegExp(`saw ${seen[fast]}`, 'u'));
});

browserTest('an endless loop is stopped', async (open) => {
  const { page } = await open(programLink('def f():\n    while True: pass\n', 'f()'), { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('#run').click();
  await until(page, { state: 'running' });
  await page.waitForTimeout(3000);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' }, 2000);
  // What comes next runs.
  await turnTo(page, programLink(WALK, 'walk(3)'));
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
});

browserTest('series, several results and plots are drawn', async (open) => {
  const text = `import random
import pylab

def path(n):
    places = [0]
    for i in range(n):
        places.append(places[-1] + random.choice([-1, 1]))
    return places

def two(n):
    return {"sum": random.random() * n, "won": random.random() < 0.5}

def plotted(n):
    pylab.plot(path(n), label="walk")
`;
  const { page } = await open(programLink(text, 'path(30)'), { shown: false });
  for (const call of ['path(30)', 'two(3)', 'plotted(30)']) {
    // The same text would run at once: whoever lets it run lets it run with any numbers.
    await turnTo(page, programLink(`${text}# ${call}\n`, call));
    await page.locator('#run').click();
    await until(page, { state: 'done', trials: 50 });
    assert.equal(await page.locator('.figure-series').first().isVisible(), call !== 'two(3)', call);
  }
});

for (const [file, said] of /** @type {const} */ ([
  ['python/library.bin', /library\.bin/u], ['program/parts.js', /did not come/u],
])) {
  browserTest(`a host without ${file} is told, and the page goes on`, async (open) => {
    const { page } = await open(programLink(WALK, 'walk(10)'), {
      shown: false, expected: [/404|Failed to (?:load|fetch)/u],
      prepare: (context) => context.route(`**/${file}`, (route) => route.fulfill({ status: 404, body: '' })),
    });
    await until(page, { state: 'ready' });
    await page.locator('#run').click();
    await until(page, { state: 'stopped' });
    await page.locator('#problems').filter({ hasText: said }).waitFor();
    await page.evaluate(() => {
      history.pushState(null, '', '?v=1&scenario=dice&numTrials=100&seed=7');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await until(page, { state: 'done', trials: 100 });
  });
}
