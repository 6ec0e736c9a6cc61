// One drug by counts, for a Web Worker: told how many trials, it says the sums by step.
const STEPS = 300, DRUG_AFTER = 150, MOST = 1000;
const CLEARED = 0.05, BORN = 0.1, MUTATED = 0.005;

/** A binomial number by inversion, from 0 upwards (Kachitvichyanukul and Schmeiser 1988, algorithm BINV). */
function binomial(n, p) {
  if (n === 0 || p <= 0) return 0;
  const odds = p / (1 - p), a = (n + 1) * odds;
  for (;;) {
    let share = (1 - p) ** n, u = Math.random(), x = 0;
    while (u > share && x <= n) {
      u -= share;
      x += 1;
      share *= a / x - odds;
    }
    if (x <= n) return x;
  }
}

/** Adds the patient's populations at every step. */
function patient(total, resistant) {
  let plain = 100, resisting = 0;
  total[0] += plain;
  for (let step = 0; step < STEPS; step += 1) {
    plain -= binomial(plain, CLEARED);
    resisting -= binomial(resisting, CLEARED);
    const born = BORN * (1 - (plain + resisting) / MOST);
    const born_plain = step < DRUG_AFTER ? binomial(plain, born) : 0;
    const born_resisting = binomial(resisting, born);
    const gained = binomial(born_plain, MUTATED), lost = binomial(born_resisting, MUTATED);
    plain += born_plain - gained + lost;
    resisting += born_resisting - lost + gained;
    total[step + 1] += plain + resisting;
    resistant[step + 1] += resisting;
  }
}

onmessage = ({ data: trials }) => {
  const [total, resistant] = [new Float64Array(STEPS + 1), new Float64Array(STEPS + 1)];
  for (let i = 0; i < trials; i += 1) patient(total, resistant);
  postMessage([total, resistant]);
};
