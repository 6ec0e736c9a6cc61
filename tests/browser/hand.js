// What a hand and an eye meet on a page whose slider moves: functions that run in the page, in any browser.

/** Where a slider is taken, once it is in sight. @param {string} key */
export function thumb(key) {
  const slider = /** @type {HTMLInputElement} */ (document.querySelector(`input[type=range][data-for=${key}]`));
  slider.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const box = slider.getBoundingClientRect();
  const part = Number(slider.value) / 1000;
  return { x: box.x + 9 + part * (box.width - 18), y: box.y + box.height / 2 };
}

/** What the page says of the step at which the drug begins: in the field, in the sentence, and whether it
 * says that the two are not of the same numbers. */
export function agreement() {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('#field-numStepsBeforeDrug'));
  const sentence = document.querySelector('#sentence')?.textContent ?? '';
  const step = /from step (?<step>[\d,]+)/u.exec(sentence)?.groups?.['step'] ?? '';
  return {
    field: Number(field.value),
    said: Number(step.replaceAll(',', '')) - 1,
    stale: document.querySelector('#figures')?.hasAttribute('data-stale') ?? false,
  };
}
