// Sharing: the link, a frame for a course page, a QR code for the wall, the trials of a class.
// @ts-check

import { isFromDisk, isOnlyHere } from "../address/public.js";
import { told } from "../visitor/breakdown.js";
import { Copying } from "./copy.js";
import { drawing, element } from "../dom.js";
import { version } from "../site.js";
import { texts } from "../language/texts.js";
import { typedNumber } from "../pkg/many_trials.js";

const SINGLE_FILE = "manytrials.html";

export class Share {
  /**
   * @param {HTMLElement} root
   * @param {{ address: () => string, qr: (text: string) => import("../crossing.js").QrDrawing,
   *   classLinks: (students: number, each: number) => string[] }} page
   */
  constructor(root, page) {
    this.page = page;
    this.note = element("p", { class: "note", role: "status", id: "shared" });
    this.copying = new Copying("to-copy", this.note);
    const row = element("p", { class: "look" });
    const button = (/** @type {string} */ id, /** @type {string} */ label, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", id }, label);
      made.addEventListener("click", act);
      return made;
    };
    row.append(
      button("copy-link", texts.copyLink, () => {
        const address = page.address();
        void this.copying.copy(address, isQuery(address) ? texts.queryCopied : texts.linkCopied);
      }),
      button("copy-embed", texts.copyEmbed, () => {
        void this.copying.copy(this.#frame(), isQuery(page.address()) ? texts.embedBeside : texts.embedCopied);
      }),
      button("show-qr", texts.qrCode, () => this.#wall()),
    );
    if ("share" in navigator) {
      row.append(button("system-share", texts.systemShare, () => {
        // Who changes their mind has shared nothing, and that is all.
        navigator.share({ title: document.title, url: page.address() }).catch(() => {});
      }));
    }
    this.wall = element("dialog", { id: "wall", "aria-label": texts.qrCode });
    // Only a site that was made for hosts has the single file beside it.
    const file = element("p", { class: "note" });
    file.hidden = !version;
    const link = element("a", { href: SINGLE_FILE, download: SINGLE_FILE, id: "single-file" }, texts.singleFile);
    const answer = element("span", { role: "status", id: "single-file-answer" });
    file.append(link, ` ${texts.singleFileHint} `, answer);
    link.addEventListener("click", async (event) => {
      // It is larger than all else, so the service worker does not keep it: without the host there is none.
      if (!event.isTrusted) return;
      event.preventDefault();
      const there = await fetch(SINGLE_FILE, { method: "HEAD" }).then(({ ok }) => ok, () => false);
      answer.textContent = there ? "" : texts.singleFileGone;
      if (there) link.click();
    });
    root.append(element("h2", {}, texts.share), row, this.note, this.copying.byHand, this.#class(), file, this.wall);
  }

  /** The code for a frame; of a page without an address, for one that has the single file beside it. */
  #frame() {
    const address = this.page.address();
    const [query = "", view] = (isQuery(address) ? `manytrials.html${address}` : address).split("#");
    const embedded = `${query}&embed=true${view ? `#${view}` : ""}`;
    const [source, title] = [embedded, document.title].map((text) =>
      text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;"));
    return `<iframe src="${source}" title="${title}" width="100%" height="640" style="border:0" allow="cross-origin-isolated"></iframe>`;
  }

  #wall() {
    const whole = this.page.address();
    const close = element("button", { type: "button" }, texts.close);
    close.addEventListener("click", () => this.wall.close());
    try {
      const { address, size, path } = this.#code(whole);
      const edge = 4;
      const side = size + 2 * edge;
      // Between modules that end within a pixel some screens show seams.
      const code = drawing("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "shape-rendering": "crispEdges", "aria-label": texts.qrOf(address) });
      code.append(
        drawing("rect", { width: side, height: side, fill: "#fff" }),
        drawing("path", { transform: `translate(${edge} ${edge})`, d: path, fill: "#000" }),
      );
      this.wall.replaceChildren(code, element("p", { class: "note" }, address), close);
      if (address !== whole) close.before(element("p", { class: "note" }, texts.viewTooLong));
    } catch (error) {
      this.wall.replaceChildren(element("p", {}, told(error)), close);
    }
    if (isQuery(whole)) close.before(element("p", { class: "note" }, texts.queryOnly));
    else if (isOnlyHere() && !isFromDisk()) close.before(element("p", { class: "note" }, texts.onlyHere));
    this.wall.showModal();
  }

  /**
   * The code of a link with its view; without it, if that has no room.
   * @param {string} whole
   */
  #code(whole) {
    try {
      return { address: whole, ...this.page.qr(whole) };
    } catch (error) {
      const address = whole.split("#")[0] ?? "";
      if (address === whole) throw error;
      return { address, ...this.page.qr(address) };
    }
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
      if (links.value) void this.copying.copy(links.value, texts.linksCopied(links.value.split("\n").length));
    });
    const write = () => {
      if (!details.open) return;
      try {
        const number = (/** @type {HTMLInputElement} */ field) => typedNumber(field.value) ?? NaN;
        links.value = this.page.classLinks(number(students), number(each)).join("\n");
        note.textContent = "";
      } catch (error) {
        links.value = "";
        note.textContent = told(error);
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

/**
 * Whether a link has no address: that of a page that was opened from a disk, and is nowhere else.
 * @param {string} link
 */
const isQuery = (link) => link.startsWith("?");
