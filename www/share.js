// Sharing: the link, a frame for a course page, a QR code for the wall, the trials of a class.
// @ts-check

import { element } from "./form.js";
import { version } from "./site.js";
import { texts } from "./texts.js";
import { typed } from "./wording.js";

export class Share {
  /**
   * @param {HTMLElement} root
   * @param {{ address: () => string, qr: (text: string) => { size: number, path: string },
   *   classLinks: (students: number, each: number) => string[] }} page
   */
  constructor(root, page) {
    this.page = page;
    this.note = element("p", { class: "note", role: "status", id: "shared" });
    const row = element("p", { class: "look" });
    const button = (/** @type {string} */ id, /** @type {string} */ label, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", id }, label);
      made.addEventListener("click", act);
      return made;
    };
    row.append(
      button("copy-link", texts.copyLink, () => this.#copy(page.address(), texts.linkCopied)),
      button("copy-embed", texts.copyEmbed, () => this.#copy(this.#frame(), texts.embedCopied)),
      button("show-qr", texts.qrCode, () => this.#wall()),
    );
    if ("share" in navigator) {
      row.append(button("system-share", texts.systemShare, () => {
        // Who changes their mind has shared nothing, and that is all.
        navigator.share({ title: document.title, url: page.address() }).catch(() => {});
      }));
    }
    this.copied = element("textarea", { id: "to-copy", readonly: "", rows: "3", hidden: "", "aria-label": texts.toCopy });
    this.wall = element("dialog", { id: "wall", "aria-label": texts.qrCode });
    // Only a site that was made for hosts has the single file beside it.
    const file = element("p", { class: "note" });
    file.hidden = !version;
    file.append(element("a", { href: "manytrials.html", download: "manytrials.html", id: "single-file" }, texts.singleFile), ` ${texts.singleFileHint}`);
    root.append(element("h2", {}, texts.share), row, this.note, this.copied, this.#class(), file, this.wall);
  }

  #frame() {
    const address = new URL(this.page.address());
    address.searchParams.set("embed", "true");
    address.hash = "";
    const [source, title] = [address.href, document.title].map((text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
    return `<iframe src="${source}" title="${title}" width="100%" height="640" style="border:0" allow="cross-origin-isolated"></iframe>`;
  }

  /**
   * @param {string} text
   * @param {string} done
   */
  async #copy(text, done) {
    this.copied.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      this.note.textContent = done;
    } catch {
      // Some browsers and frames refuse: then it is there to be taken by hand.
      this.copied.value = text;
      this.copied.hidden = false;
      this.copied.focus();
      this.copied.select();
      this.note.textContent = texts.copyByHand;
    }
  }

  #wall() {
    const address = this.page.address().split("#")[0] ?? "";
    const close = element("button", { type: "button" }, texts.close);
    close.addEventListener("click", () => this.wall.close());
    try {
      const { size, path } = this.page.qr(address);
      const edge = 4;
      const whole = size + 2 * edge;
      const code = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      code.setAttribute("viewBox", `0 0 ${whole} ${whole}`);
      code.setAttribute("role", "img");
      // Between modules that end within a pixel some screens show seams.
      code.setAttribute("shape-rendering", "crispEdges");
      code.setAttribute("aria-label", texts.qrOf(address));
      code.innerHTML = `<rect width="${whole}" height="${whole}" fill="#fff"/><path transform="translate(${edge} ${edge})" d="${path}" fill="#000"/>`;
      this.wall.replaceChildren(code, element("p", { class: "note" }, address), close);
    } catch (error) {
      this.wall.replaceChildren(element("p", {}, error instanceof Error ? error.message : String(error)), close);
    }
    if (/^(localhost|127\.|\[)/u.test(location.hostname) || location.protocol === "file:") {
      close.before(element("p", { class: "note" }, texts.onlyHere));
    }
    this.wall.showModal();
  }

  /** Links for every student of a class, each with trials of its own. */
  #class() {
    const details = element("details", { class: "class" });
    const students = element("input", { type: "text", inputmode: "numeric", id: "students", value: "20" });
    const each = element("input", { type: "text", inputmode: "numeric", id: "trials-each", value: "1000" });
    const links = element("textarea", { readonly: "", rows: "6", id: "class-links", "aria-label": texts.classLinks });
    const copy = element("button", { type: "button", id: "copy-class" }, texts.copyClass);
    const note = element("p", { class: "problem", role: "status", id: "class-problem" });
    copy.addEventListener("click", () => {
      write();
      if (links.value) this.#copy(links.value, texts.linksCopied(links.value.split("\n").length));
    });
    const write = () => {
      if (!details.open) return;
      try {
        const number = (/** @type {HTMLInputElement} */ field) => typed(field.value) ?? NaN;
        links.value = this.page.classLinks(number(students), number(each)).join("\n");
        note.textContent = "";
      } catch (error) {
        links.value = "";
        note.textContent = error instanceof Error ? error.message : String(error);
      }
    };
    details.addEventListener("toggle", write);
    details.addEventListener("input", write);
    // While it is open, another experiment may have been chosen.
    links.addEventListener("focus", write);
    const row = element("p", { class: "look" });
    row.append(element("label", { for: "students" }, texts.students), students, element("label", { for: "trials-each" }, texts.trialsEach), each, copy);
    details.append(element("summary", {}, texts.class), element("p", { class: "note" }, texts.classHint), row, note, links);
    return details;
  }
}
