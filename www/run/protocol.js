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
 * @typedef {{ run: number, link: string, gives: "figures" | "sums" | "progress",
 *   checkpoint?: Uint8Array, moving?: boolean } & Behind} Order
 */
/**
 * What else is run, behind the experiment: results that stay in sight, and what a program is compared with; empty if
 * it is with nothing.
 * @typedef {{ pins: string[], truth: string }} Behind
 */
/** A value of an outcome, between two. @typedef {{ case: number, outcome: number, low: number, high: number }} Place */
/**
 * Whom a file is for: the page's public address and its view; `of` says which single trials are
 * written, if they are not those that the worker did.
 * @typedef {{ address: string, view: string, of?: { link: string, trials: number[], fingerprint: string } }} Origin
 */

/**
 * @typedef {{ kind: "open", version: string, language: import("../language/texts.js").Code, ofProgram: string,
 *   mode: ModeName, module: WebAssembly.Module, threads: number, ports: MessagePort[], spare: boolean }} Open
 *   the first message: in which mode to work, on how many threads; ofProgram: the program's texts in the language, as a
 *   file of them; ports: the ways to the independent workers; spare: whether the page has another mode if this one fails
 * @typedef {{ kind: "lost", index: number, message: string }} Lost an independent worker is no more
 * @typedef {{ kind: "start" } & Order} Start from the first trial
 * @typedef {{ kind: "more" } & Order} More the experiment that runs or ran, with more trials
 * @typedef {{ kind: "stop" }} Stop
 * @typedef {{ kind: "pins" } & Behind} Pins
 * @typedef {{ kind: "find", run: number } & Place} Find
 * @typedef {{ kind: "again", run: number, trial: number }} Again a trial of a program, for what it gave, and for what
 *   it prints where there is one case
 * @typedef {{ kind: "watch" }} Watch note from now on when each worker is at work
 * @typedef {{ kind: "look" }} Look what was noted is to be told
 * @typedef {{ kind: "preview", link: string }} Preview a small experiment for its picture
 * @typedef {{ kind: "file", id: number, run: number, what: import("../crossing.js").FileKind } & Origin} WriteFile
 * @typedef {{ kind: "check", id: number, link: string, own?: Uint8Array }} Check what someone's own numbers
 *   need beside the trials; own: numbers that are to be named
 * @typedef {{ kind: "interpreters", ports: (MessagePort | null)[] }} Attach the ways to all interpreters of programs
 * @typedef {{ kind: "interpreter", index: number, port: MessagePort | null }} Replace another one in the place of one
 *   that is no more, or none
 * @typedef {{ kind: "freed", index: number }} Freed an interpreter left what it was told to do
 * @typedef {{ kind: "rest", module: WebAssembly.Module }} PutRest the rest of the program has come
 * @typedef {Open | PutRest | Lost | Start | More | Stop | Pins | Find | Again | Watch | Look | Preview | WriteFile | Check | Attach | Replace | Freed} ToWorker
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
 * @typedef {{ kind: "awake", threads: number }} Awake it can work, and will on so many threads
 * @typedef {{ kind: "open" }} Opened all its threads are there
 * @typedef {{ kind: "failed", message: string }} Failed it can work no more
 * @typedef {{ kind: "checkpoint", run: number, bytes: Uint8Array }} Checkpoint all that was done
 * @typedef {{ kind: "sums", run: number, bytes: Uint8Array }} Sums
 * @typedef {{ kind: "found", run: number, trials: number[] }} Found
 * @typedef {{ kind: "preview", link: string, bytes: Uint8Array }} Previewed
 * @typedef {{ kind: "seen", spans: Float64Array }} Seen when each worker was at work: its number, begin and end in
 *   ms, and how many trials, one behind the other
 * @typedef {{ kind: "writing" }} Writing a sign of life
 * @typedef {{ kind: "file", id: number, name: string, blob: Blob }} Written
 * @typedef {{ kind: "checked", id: number, blob: Blob }} Checked
 * @typedef {{ kind: "refused", id: number, message: string }} Refused a file or a check
 * @typedef {{ kind: "stuck", index: number }} Stuck an interpreter is still at what nobody wants any more
 * @typedef {{ kind: "notes", notes: Note[] }} Noted of the program whose trials run
 * @typedef {{ kind: "differs", trial: number }} Differs a trial that ran twice gave something else
 * @typedef {{ kind: "mistake", run: number } & MistakeOf} Mistook the program: its run ends
 * @typedef {{ kind: "row", run: number, trial: number, rows: Float64Array[] }} Told what a trial gave, case by case
 * @typedef {{ kind: "printed", run: number, trial: number, text: string }} Printed by a trial that was run again
 * @typedef {Stuck | Noted | Differs | Mistook | Told | Printed} OfProgram
 * @typedef {OfProgram | Loaded | Awake | Opened | Failed | Checkpoint | RunNews | Sums | Found | Previewed | Writing | Written
 *   | Checked | Refused | Seen} ToPage
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

/** What went wrong in a visitor's program, as www/python tells it. A stranger's words: bounded, and never markup.
 * @typedef {{ sentence: string, line: number | null, trace: string, kind: string, printed: string }} Mistake */
/** What a reader of a program should know of it. @typedef {{ kind: string, line: number | null, sentence: string }} Note */
/** Whose it is: the trial's number, -1 if it is of the program itself.
 * @typedef {{ case: number, trial: number, mistake: Mistake }} MistakeOf */
/** Several trials of a program: `seed` and a trial's number are all that its random numbers depend on.
 * @typedef {{ round: number, case: number, call: string, seed: string, first: number, count: number }} Trials */
/**
 * What an interpreter is started with: what Python is made of, a snapshot of one that had started, whether it
 * is to make one, the way to whoever has trials for it, and shared memory by which it can be interrupted.
 * @typedef {{ kind: "start", version: string, module: WebAssembly.Module, library: ArrayBuffer,
 *   snapshot: Uint8Array | null, keeps: boolean, port: MessagePort, signal: Int32Array | null }} StartInterpreter
 * @typedef {{ kind: "stop", id: number }} StopInterpreter to leave everything that it was told to do
 * @typedef {StartInterpreter | StopInterpreter} ToInterpreter from the page that started it
 */
/**
 * @typedef {{ kind: "open", ready: number, how: "snapshot" | "plain" }} InterpreterOpened after so many ms; the same
 *   is said to the page
 * @typedef {{ kind: "failed", message: string }} InterpreterFailed it can work no more
 * @typedef {{ kind: "loaded" }} InterpreterLoaded its program has come
 * @typedef {{ kind: "kept", snapshot: Uint8Array }} InterpreterKept what others can start from
 * @typedef {{ kind: "stopped", id: number }} InterpreterStopped
 * @typedef {InterpreterLoaded | InterpreterOpened | InterpreterFailed | InterpreterKept | InterpreterStopped} FromInterpreter
 *   to the page
 */
/**
 * @typedef {{ kind: "program", round: number, source: string }} TakeProgram the program of the trials to come
 * @typedef {{ kind: "trials" } & Trials} RunTrials
 * @typedef {{ kind: "again", id: number, call: string, seed: string, trial: number }} RunAgain a single trial, with
 *   what it prints
 * @typedef {{ kind: "sign", id: number }} AskSign to be answered when it is at nothing
 * @typedef {TakeProgram | RunTrials | RunAgain | Cancel | AskSign} ProgramOrder from whoever has its port
 */
/**
 * @typedef {{ kind: "prepared", round: number, notes: Note[] }} Prepared
 * @typedef {{ kind: "rows", round: number, case: number, first: number, count: number, shape: string,
 *   values: Float64Array, took: number }} Rows trials one behind the other that gave values of one shape, in so
 *   many ms; shape: JSON, {"series": [[key, length], ...], "outcomes": [[key, is_event], ...]}
 * @typedef {{ kind: "mistake", round: number, case: number, trial: number, mistake: Mistake }} Mistaken the order ends
 *   with it; trial: -1 if it is of the program itself
 * @typedef {{ kind: "row", id: number, printed: string }} RanAgain what it printed; what it gave is known
 * @typedef {{ kind: "sign", id: number }} Sign
 * @typedef {Sign | InterpreterOpened | InterpreterFailed | Prepared | Rows | Mistaken | RanAgain} ProgramNews
 */

/**
 * What a program that runs as a whole is told, beside its text: what its processes are called, how many there may be,
 * and what a visitor would have otherwise than it says.
 * @typedef {{ most: number, cores: number, shared: boolean, processes: number | null, chunk: number | null,
 *   measure: boolean }} MainSettings most: processes of its pools at the same time
 * @typedef {{ name: string, number: number, cores: number }} ChildSettings
 * @typedef {{ kind: "process", what: "main", source: string, settings: MainSettings, bell: Int32Array | null,
 *   output: SharedArrayBuffer | null }} BeginMain output: memory that all its processes print into
 * @typedef {{ kind: "process", what: "child", source: string, settings: ChildSettings, bell: Int32Array,
 *   output: SharedArrayBuffer | null, memory: SharedArrayBuffer, number: number, count: number,
 *   initial: Uint8Array }} BeginChild process `number` of the `count` that a pool has, in the memory of that pool
 * @typedef {BeginMain | BeginChild} BeginProcess the last order that an interpreter is given
 */
/**
 * @typedef {{ kind: "printed", text: string }} ProcessPrinted
 * @typedef {{ kind: "told", of: string, json: string }} ProcessTold of: "note", "figures", "measured"
 * @typedef {{ kind: "pool", pool: number, count: number, memory: SharedArrayBuffer, initial: Uint8Array }} PoolMade
 *   its processes are wanted
 * @typedef {{ kind: "replace", pool: number, number: number }} ReplaceProcess one of a pool was lost
 * @typedef {{ kind: "over", pool: number }} PoolOver its processes are not needed any more
 * @typedef {{ kind: "ended", told: string }} ProgramEnded told: JSON, {"mistake": … or null, "code": a number}
 * @typedef {{ kind: "dead", code: number, words: string }} ProcessDead it ended Python itself, or that failed
 * @typedef {ProcessPrinted | ProcessTold | PoolMade | ReplaceProcess | PoolOver | ProgramEnded | ProcessDead} ProcessNews
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
 * @param {Worker} interpreter
 * @param {ToInterpreter} message
 * @param {Transferable[]} [transfer]
 */
export const tellInterpreter = (interpreter, message, transfer = []) => interpreter.postMessage(message, transfer);

/**
 * @param {MessagePort} interpreter
 * @param {ProgramOrder} message
 */
export const orderProgram = (interpreter, message) => interpreter.postMessage(message);

/**
 * From an interpreter.
 * @param {MessagePort} port
 * @param {ProgramNews} message
 * @param {Transferable[]} [transfer]
 */
export const tellProgram = (port, message, transfer = []) => port.postMessage(message, transfer);

/**
 * @param {MessagePort} interpreter
 * @param {BeginProcess} message
 */
export const beginProcess = (interpreter, message) => interpreter.postMessage(message);

/**
 * From a process of a program that runs as a whole.
 * @param {MessagePort} port
 * @param {ProcessNews} message
 */
export const sayOfProcess = (port, message) => port.postMessage(message);

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
