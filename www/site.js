// The version of the site and the programs that it is made of, written when it is made for a host;
// empty while it is worked on, and then nothing is kept for offline use.
// @ts-check

export const version = "";
/** @type {string[]} */
export const programs = [];
