// Links whose numbers must be the same wherever they are computed.

export const LINKS = {
  'one drug, as in the course': '?v=1&scenario=one-drug@3&numTrials=2000&seed=7',
  'without a drug': '?v=1&scenario=without-drug@3&numTrials=2000&seed=7',
  'delayed treatment, a sweep': '?v=1&scenario=one-drug@3&numStepsBeforeDrug=300,150,75,0&numTrials=300',
  'resistance never arises': '?v=1&scenario=one-drug@3&resistances=none&numTrials=1000',
  'a seed in other scripts': `?v=1&scenario=one-drug@3&numTrials=500&seed=${encodeURIComponent('Grüße 🧫 & 50 %+1 = ½')}`,
};

/** Quick to run, and not the defaults. */
export const SMALL = '?v=1&scenario=one-drug@3&numViruses=50&numTrials=400&seed=small';

/** Runs for hours. */
export const ENDLESS = '?v=1&scenario=one-drug@3&numTrials=100000000';
