// What comes when somebody opens a program: one file on a host, where modules are joined.
// @ts-check

export { Interpreters, mayStartAhead, mostInterpreters } from "./interpreters.js";
export { OwnProgram } from "./panel.js";
export { Whole } from "./whole.js";
