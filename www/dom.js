// Making elements.
// @ts-check

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes, text) {
  const made = document.createElement(tag);
  setAll(made, attributes);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * @param {Element} made
 * @param {Record<string, string>} attributes
 */
export function setAll(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
}
