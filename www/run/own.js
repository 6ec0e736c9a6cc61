// The files that only workers load: what is said of one that does not come depends on who needs it.
// @ts-check

import { programs } from "../site.js";

/** What the worker loads beyond what the page has loaded before it, joined into one file on a host. No mode does
 * without it. */
export const WORKERS_OWN = ["run/worker.js"];

/** What one mode needs and the next does without. */
export const MODES_OWN = ["run/modes/instance.js", ...Object.keys(programs).filter((program) => program.includes("/snippets/"))];
