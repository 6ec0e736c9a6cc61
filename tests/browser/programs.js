// Programs of visitors that tests open, their links, and what the terminal finds of them.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { setting } from './browser.js';

export const WALK = `import random

def walk(steps, chance=0.5):
    """Where somebody is who goes right or left by chance."""
    place = 0
    for step in range(steps):
        place += 1 if random.random() < chance else -1
    return place

print(walk(10))
`;

/**
 * The link of a program.
 * @param {string} text
 * @param {string} call
 * @param {string} [query]
 */
export function programLink(text, call, query = 'numTrials=50&seed=7') {
  const program = deflateRawSync(Buffer.from(text), { level: 9 }).toString('base64url');
  return `?v=1&scenario=program&${query}#program=${program}&call=${encodeURIComponent(call)}`;
}

/** Programs of all kinds, in whose head stands how they are called. */
const PROGRAMS = fileURLToPath(new URL('../program/programs/', import.meta.url));

/** @param {string} folder */
export const programsIn = (folder) => readdirSync(PROGRAMS + folder).filter((name) => name.endsWith('.py')).map((name) => {
  const file = `${PROGRAMS}${folder}/${name}`;
  const text = readFileSync(file, 'utf8');
  return { name, file, text, call: /^# call: (.*)$/mu.exec(text)?.[1] ?? '' };
});

/**
 * The fingerprint of 20 trials with the seed "a" by plain Python, in the terminal.
 * @param {string} file
 * @param {string} call
 * @returns {string}
 */
export function inTerminal(file, call) {
  const words = ['program', file, call, '--trials', '20', '--seed', 'a', '--json', '-'];
  return JSON.parse(execFileSync(setting('MANYTRIALS'), words, { encoding: 'utf8', stdio: 'pipe' })).fingerprint;
}
