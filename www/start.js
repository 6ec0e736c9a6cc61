// Loads the page's program; whatever fails for good, here or later, ends in a state that says so.
// @ts-check

import { breakDown } from "./breakdown.js";

addEventListener("error", ({ error, message }) => breakDown(error ?? message));
addEventListener("unhandledrejection", ({ reason }) => breakDown(reason));
import("./main.js").catch(breakDown);
