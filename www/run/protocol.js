// What the page and its worker say to each other, and the worker and the independent workers that work
// for it: every message with just its fields. Whoever hears messages switches over their kinds and
// leaves none to `unheard`, so that the checker of types finds a wrong field, a missing one and a
// forgotten kind.
// @ts-check

/** How trials are run: see `modes/`. @typedef {"threads" | "workers" | "single"} ModeName */

/**
 * An experiment that is to be run. `run` is its number: what is said of it says so. What it gives:
 * figures on the way and in the end; exact sums in the end; or how far it is, and nothing else on the way.
 * `checkpoint` is what another worker had done of it; `moving`: a hand is moving a value, and another
 * order may come as soon as there is a first picture.
 * @typedef {{ run: number, link: string, pins: string[], gives: "figures" | "sums" | "progress",
 *   checkpoint?: Uint8Array, moving?: boolean }} Order
 */
/** A value of an outcome, between two. @typedef {{ case: number, outcome: number, low: number, high: number }} Place */
/**
 * Whom a file is for: the page's public address and its view; `of` says which single trials are
 * written, if they are not those that the worker did.
 * @typedef {{ address: string, view: string, of?: { link: string, trials: number[], fingerprint: string } }} Origin
 */

/**
 * @typedef {{ kind: "open", version: string, language: import("../language/texts.js").Code, mode: ModeName,
 *   module: WebAssembly.Module, threads: number, ports: MessagePort[], spare: boolean }} Open
 *   the first message: in which mode to work, on how many threads; ports: the ways to the independent
 *   workers; spare: whether the page has another mode if this one fails
 * @typedef {{ kind: "lost", index: number, message: string }} Lost an independent worker is no more
 * @typedef {{ kind: "start" } & Order} Start from the first trial
 * @typedef {{ kind: "more" } & Order} More the experiment that runs or ran, with more trials
 * @typedef {{ kind: "stop" }} Stop
 * @typedef {{ kind: "pins", pins: string[] }} Pins what else is to be run, behind the experiment
 * @typedef {{ kind: "find", run: number } & Place} Find
 * @typedef {{ kind: "preview", link: string }} Preview a small experiment for its picture
 * @typedef {{ kind: "file", id: number, run: number, what: import("../crossing.js").FileKind } & Origin} WriteFile
 * @typedef {{ kind: "check", id: number, link: string, own?: Uint8Array }} Check what someone's own numbers
 *   need beside the trials; own: numbers that are to be named
 * @typedef {Open | Lost | Start | More | Stop | Pins | Find | Preview | WriteFile | Check} ToWorker
 */

/** How far a run is. @typedef {{ run: number, done: number, total: number, seconds: number, rate: number }} Progress */
/**
 * @typedef {{ kind: "progress" } & Progress} Progressed
 * @typedef {{ kind: "snapshot", bytes: Uint8Array } & Progress} Snapshot
 * @typedef {{ kind: "done", bytes: Uint8Array, fingerprint: string } & Progress} Done
 * @typedef {{ kind: "stopped", bytes?: Uint8Array, fingerprint: string } & Progress} Stopped without bytes
 *   if nothing was done
 * @typedef {Progressed | Snapshot | Done | Stopped} RunNews what is said of a run that is shown
 */
/**
 * @typedef {{ kind: "loaded" }} Loaded it can answer
 * @typedef {{ kind: "open", threads: number }} Opened it can work
 * @typedef {{ kind: "failed", message: string }} Failed it can work no more
 * @typedef {{ kind: "checkpoint", run: number, bytes: Uint8Array }} Checkpoint all that was done
 * @typedef {{ kind: "sums", run: number, bytes: Uint8Array }} Sums
 * @typedef {{ kind: "found", run: number, trials: number[] }} Found
 * @typedef {{ kind: "preview", link: string, bytes: Uint8Array }} Previewed
 * @typedef {{ kind: "writing" }} Writing a sign of life
 * @typedef {{ kind: "file", id: number, name: string, blob: Blob }} Written
 * @typedef {{ kind: "checked", id: number, blob: Blob }} Checked
 * @typedef {{ kind: "refused", id: number, message: string }} Refused a file or a check
 * @typedef {Loaded | Opened | Failed | Checkpoint | RunNews | Sums | Found | Previewed | Writing | Written
 *   | Checked | Refused} ToPage
 */

/** An independent worker's only message from the page. @typedef {{ module: WebAssembly.Module, port: MessagePort }} Join */
/**
 * @typedef {{ kind: "order", round: number, order: Uint8Array }} InstanceOrder trials to be run
 * @typedef {{ kind: "cancel", round: number }} Cancel orders of earlier rounds belong to nothing any more
 * @typedef {InstanceOrder | Cancel} ToInstance
 */
/**
 * @typedef {{ kind: "open" }} InstanceOpened
 * @typedef {{ kind: "trials", round: number, trials: Uint8Array, count: number, took: number }} InstanceTrials
 *   an order that was carried out: how many trials, in how many ms
 * @typedef {{ kind: "failed", message: string, fault: boolean }} InstanceFailed fault: of the program itself
 * @typedef {InstanceOpened | InstanceTrials | InstanceFailed} FromInstance
 */

/**
 * @param {Worker} worker
 * @param {ToWorker} message
 * @param {Transferable[]} [transfer]
 */
export const tellWorker = (worker, message, transfer = []) => worker.postMessage(message, transfer);

/**
 * From the worker.
 * @param {ToPage} message
 * @param {Transferable[]} [transfer]
 */
export const tellPage = (message, transfer = []) => self.postMessage(message, { transfer });

/**
 * @param {MessagePort} port
 * @param {ToInstance} message
 * @param {Transferable[]} [transfer]
 */
export const tellInstance = (port, message, transfer = []) => port.postMessage(message, transfer);

/**
 * From an independent worker.
 * @param {MessagePort} port
 * @param {FromInstance} message
 * @param {Transferable[]} [transfer]
 */
export const tellOwner = (port, message, transfer = []) => port.postMessage(message, transfer);

/**
 * A run of which nothing was done.
 * @param {number} run
 * @returns {Stopped}
 */
export const nothingDone = (run) => ({ kind: "stopped", run, done: 0, total: 0, seconds: 0, rate: 0, fingerprint: "" });

/**
 * Stands behind a switch over all kinds: what comes here is of none that is known.
 * @param {never} message
 * @returns {never}
 */
export function unheard(message) {
  throw new Error(`a message that nobody knows: ${JSON.stringify(message)}`);
}
