// The version of the site, the programs that it is made of and its address, written when it is made for
// a host; empty while it is worked on, and then nothing is kept for offline use.
// @ts-check

export const version = "";
/** How many bytes each has. @type {Record<string, number>} */
export const programs = {};
/** The same of what comes only for a program of one's own: Python and its editor. @type {Record<string, number>} */
export const later = {};
/** Where the page is on the web, with a slash at its end, if its builder said so: for what leads back to
 * it from elsewhere, such as a picture saved from the single file. @type {string} */
export const address = "";
