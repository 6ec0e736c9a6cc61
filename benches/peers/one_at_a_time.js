// One drug, one virus after another, for a Web Worker: told how many trials, it says the sums by step.
const STEPS = 300, DRUG_AFTER = 150, MOST = 1000;
const CLEARED = 0.05, BORN = 0.1, MUTATED = 0.005;

/** Adds the patient's populations at every step. A virus is whether it resists. */
function patient(total, resistant) {
  let viruses = new Array(100).fill(false);
  total[0] += viruses.length;
  for (let step = 0; step < STEPS; step += 1) {
    viruses = viruses.filter(() => Math.random() >= CLEARED);
    const born = BORN * (1 - viruses.length / MOST);
    const survivors = viruses.length;
    for (let i = 0; i < survivors; i += 1) {
      const resists = viruses[i];
      if ((step < DRUG_AFTER || resists) && Math.random() < born) viruses.push(resists !== (Math.random() < MUTATED));
    }
    total[step + 1] += viruses.length;
    for (const resists of viruses) if (resists) resistant[step + 1] += 1;
  }
}

onmessage = ({ data: trials }) => {
  const [total, resistant] = [new Float64Array(STEPS + 1), new Float64Array(STEPS + 1)];
  for (let i = 0; i < trials; i += 1) patient(total, resistant);
  postMessage([total, resistant]);
};
