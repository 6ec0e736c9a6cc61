// Shows a pool at work: a lane for each process, drawn while it runs, with its start, its tasks and its waiting; how
// it would be with other numbers; and what the ways to run the same tasks cost on this device.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { count, duration } from "../language/wording.js";
import { drawLanes } from "../figures/lanes.js";
import { mostBorne } from "./interpreters.js";
import { now } from "./pool-memory.js";

/** So many pools are shown: the last ones. */
const MOST_POOLS = 4;
/** Tasks that are kept of each process; what was before is shown as one. */
const MOST_SPANS = 2_000;
/** It is drawn so often, in ms. */
const DRAW_EVERY = 70;
const LARGEST_CHUNK = 100_000;

/** A task of a process, in ms from the begin of its pool. @typedef {import("../figures/lanes.js").Span} Span */
/** @typedef {{ ready: number, taken: number, spans: Span[], current: Span | null, tasks: number, work: number }} Lane */
/** @typedef {{ memory: import("./pool-memory.js").PoolMemory, begin: number, end: number, lanes: Lane[], canvas: HTMLCanvasElement,
 *   said: HTMLElement }} Shown */
/** @typedef {{ kind: "pool", memory: import("./pool-memory.js").PoolMemory, count: number }
 *   | { kind: "over", memory: import("./pool-memory.js").PoolMemory } | { kind: "end" }} LaneEvent */

export class Lanes {
  /** @type {Shown[]} */ #pools = [];
  #drawing = 0;

  /**
   * @param {HTMLElement} root
   * @param {{ again: (wishes: import("./whole.js").Wishes) => void }} on
   */
  constructor(root, on) {
    this.root = root;
    const say = texts.whole.lanes;
    this.pictures = element("div", {});
    this.processes = number("whole-processes", mostBorne());
    this.chunk = number("whole-chunk", LARGEST_CHUNK);
    const again = element("button", { type: "button", id: "whole-again" }, say.again);
    const measure = element("button", { type: "button", id: "whole-measure" }, say.measure);
    const knobs = element("p", { class: "look" });
    knobs.append(
      element("label", { for: this.processes.id }, say.processes), this.processes, element("label", { for: this.chunk.id }, say.chunk), this.chunk, again, measure,
    );
    this.measures = element("div", { id: "whole-measured", role: "status" });
    root.append(element("h3", {}, say.title), element("p", { class: "note" }, say.hint), this.pictures, knobs, this.measures);
    const wishes = () => ({ processes: valueOf(this.processes), chunk: valueOf(this.chunk) });
    again.addEventListener("click", () => on.again({ ...wishes(), measure: false }));
    measure.addEventListener("click", () => {
      this.measures.textContent = say.measuring;
      on.again({ processes: null, chunk: null, measure: true });
    });
    new ResizeObserver(() => this.#drawAll()).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#drawAll());
  }

  /** Before another run. */
  clear() {
    this.#pools = [];
    this.pictures.replaceChildren();
  }

  /** @param {LaneEvent} event */
  event(event) {
    switch (event.kind) {
      case "pool":
        this.#begin(event.memory, event.count);
        return;
      case "over":
        for (const pool of this.#pools) if (pool.memory === event.memory) this.#finish(pool);
        return;
      case "end":
        for (const pool of this.#pools) this.#finish(pool);
        if (this.measures.textContent === texts.whole.lanes.measuring) this.measures.textContent = texts.whole.lanes.nothing;
    }
  }

  /**
   * What the ways to run the same tasks cost.
   * @param {unknown} told by the program, which may say anything
   */
  measured(told) {
    const rows = rowsIn(told);
    const serial = rows[0]?.seconds ?? 0;
    const say = texts.whole.lanes;
    const table = element("table", {});
    table.append(element("caption", {}, say.caption(count(whole(told, "tasks")), count(whole(told, "cores")))));
    const head = element("tr", {});
    for (const name of say.columns) head.append(element("th", { scope: "col" }, name));
    table.append(head);
    for (const { way, processes, seconds, start } of rows) {
      const row = element("tr", {});
      const times = seconds > 0 && serial > 0 ? `${count(Math.round((serial / seconds) * 100) / 100)} ×` : "";
      row.append(element("th", { scope: "row" }, say.ways[way]), ...[count(processes), duration(start), duration(seconds), times].map((text) => element("td", {}, text)));
      table.append(row);
    }
    this.measures.replaceChildren(table);
  }

  /** @param {import("./pool-memory.js").PoolMemory} memory @param {number} many */
  #begin(memory, many) {
    this.root.hidden = false;
    const canvas = element("canvas", { role: "img", "aria-label": texts.whole.lanes.picture(many) });
    const said = element("p", { class: "note" });
    const lanes = Array.from({ length: many }, () => (
      { ready: 0, taken: 0, spans: [], current: null, tasks: 0, work: 0 }));
    this.#pools.push({ memory, begin: now(), end: 0, lanes, canvas, said });
    this.pictures.append(canvas, said);
    while (this.#pools.length > MOST_POOLS) {
      const gone = this.#pools.shift();
      gone?.canvas.remove();
      gone?.said.remove();
    }
    if (this.#drawing === 0) this.#drawing = window.setInterval(() => this.#step(), DRAW_EVERY);
  }

  #step() {
    const open = this.#pools.filter(({ end }) => end === 0);
    for (const pool of open) {
      look(pool);
      draw(pool, this.root.clientWidth);
    }
    if (open.length > 0) return;
    clearInterval(this.#drawing);
    this.#drawing = 0;
  }

  /** @param {Shown} pool */
  #finish(pool) {
    if (pool.end > 0) return;
    look(pool);
    pool.end = Math.max(1, now() - pool.begin);
    for (const lane of pool.lanes) {
      if (!lane.current) continue;
      add(lane, { ...lane.current, ended: pool.end });
      lane.current = null;
    }
    draw(pool, this.root.clientWidth);
    const [tasks, work] = [sum(pool.lanes, ({ tasks: each }) => each), sum(pool.lanes, ({ work: each }) => each)];
    const ready = Math.max(...pool.lanes.map((lane) => lane.ready));
    const there = sum(pool.lanes, (lane) => (lane.ready > 0 ? pool.end - lane.ready : 0));
    const share = there > 0 ? Math.min(100, Math.round((work / there) * 100)) : 0;
    pool.said.textContent = texts.whole.lanes.sum(pool.lanes.length, tasks, duration(pool.end / 1_000), ready > 0 ? duration(ready / 1_000) : "", share);
  }

  #drawAll() {
    for (const pool of this.#pools) draw(pool, this.root.clientWidth);
  }
}

/** @param {Lane[]} lanes @param {(lane: Lane) => number} of */
const sum = (lanes, of) => lanes.reduce((total, lane) => total + of(lane), 0);

/** @param {string} id @param {number} most */
function number(id, most) {
  return element("input", { type: "number", id, min: "1", max: String(most), step: "1", inputmode: "numeric", placeholder: texts.whole.lanes.asWritten });
}

/** @param {HTMLInputElement} field */
function valueOf(field) {
  const value = Math.round(Number(field.value));
  return field.value !== "" && value >= 1 ? Math.min(value, Number(field.max)) : null;
}

/** Takes what the processes have done since the last look. @param {Shown} pool */
function look({ memory, begin, lanes }) {
  lanes.forEach((lane, process) => {
    if (lane.ready === 0 && memory.since(process) !== 0) lane.ready = Math.max(1, memory.since(process) - begin);
    const taken = memory.taken(process);
    if (taken <= lane.taken && !lane.current) return;
    const traced = memory.traced(process, lane.taken);
    // What was too fast to be followed is shown as one.
    const missed = taken - lane.taken - traced.length;
    const first = traced[0];
    if (missed > 0 && first) add(lane, { begun: lane.spans.at(-1)?.ended ?? lane.ready, ended: first.begun - begin, item: -1, items: 0, isLost: false }, missed);
    lane.current = null;
    lane.taken = taken - traced.length;
    traced.forEach(({ item, items, begun, ended }, i) => {
      const span = { begun: begun - begin, ended: ended - begin, item, items, isLost: false };
      const following = traced[i + 1];
      if (ended !== 0) add(lane, span);
      else if (following) add(lane, { ...span, ended: following.begun - begin, isLost: true });
      else {
        lane.current = { ...span, ended: 0 };
        return;
      }
      lane.taken += 1;
    });
  });
}

/** @param {Lane} lane @param {Span} span @param {number} [tasks] */
function add(lane, span, tasks = 1) {
  if (!(span.ended >= span.begun)) span.ended = span.begun;
  lane.tasks += tasks;
  lane.work += span.ended - span.begun;
  lane.spans.push(span);
  if (lane.spans.length <= MOST_SPANS) return;
  const half = lane.spans.splice(0, MOST_SPANS / 2);
  lane.spans.unshift({ begun: half[0]?.begun ?? 0, ended: half.at(-1)?.ended ?? 0, item: -1, items: 0, isLost: false });
}

/** @param {Shown} pool @param {number} room */
function draw({ begin, end, lanes, canvas }, room) {
  const time = Math.max(end || now() - begin, 200);
  drawLanes(canvas, room, time, lanes.map(({ ready, spans, current }) => (
    { ready: ready || time, spans: current ? [...spans, { ...current, ended: time }] : spans })));
}

/** @param {unknown} told @param {string} name */
const fieldOf = (told, name) => (typeof told === "object" && told !== null ? Reflect.get(told, name) : undefined);

/** @param {unknown} told @param {string} name */
const whole = (told, name) => Math.max(0, Math.round(Number(fieldOf(told, name)) || 0));

/** @param {unknown} told @returns {{ way: "serial" | "map" | "imap" | "many", processes: number, seconds: number, start: number }[]} */
function rowsIn(told) {
  const rows = fieldOf(told, "rows");
  return (Array.isArray(rows) ? rows : []).slice(0, 8).flatMap((row) => {
    const way = fieldOf(row, "way");
    if (way !== "serial" && way !== "map" && way !== "imap" && way !== "many") return [];
    return [{ way, processes: whole(row, "processes"), seconds: Math.max(0, Number(fieldOf(row, "seconds")) || 0), start: Math.max(0, Number(fieldOf(row, "start")) || 0) }];
  });
}
