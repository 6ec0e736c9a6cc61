// What crosses between the page and the program: written by the tests of src/view/crossing.rs.
export type Phrase = { 
/**
 * What it says.
 */
text: string, 
/**
 * Whether it is a result.
 */
strong: boolean, };
export type Definition = { 
/**
 * In the order of the menu.
 */
scenarios: Array<FormScenario>, 
/**
 * In the order of the form, behind those of the scenario.
 */
common: Array<FormParam>, };
export type FormScenario = { 
/**
 * Its name in links.
 */
key: string, 
/**
 * Its name for people.
 */
title: string, 
/**
 * What happens in a trial.
 */
rule: string, 
/**
 * How exact its numbers are; may be empty.
 */
exact: string, 
/**
 * Its own parameters.
 */
params: Array<FormParam>, 
/**
 * The exercises of the course.
 */
presets: Array<FormPreset>, 
/**
 * What its trials take in Python, if that was measured.
 */
courseProgram: FormCourseProgram | null, };
export type FormCourseProgram = { 
/**
 * Seconds a trial.
 */
seconds: number, 
/**
 * The same with a pool of two processes.
 */
secondsWithPool: number, 
/**
 * On what it was measured.
 */
measured: string, };
export type FormParam = { 
/**
 * Its name in links.
 */
key: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * What is counted or measured; may be empty.
 */
unit: string, 
/**
 * The heading that it stands under.
 */
group: string, 
/**
 * What it does.
 */
help: string, 
/**
 * The value when nothing is said, as links write it.
 */
default: string, 
/**
 * Whether it takes several values, which are compared.
 */
list: boolean, 
/**
 * Whether it is shown only where it differs from its default.
 */
rare: boolean, } & ({ "kind": "whole", 
/**
 * The smallest.
 */
min: number, 
/**
 * The largest.
 */
max: number, 
/**
 * How far the slider goes.
 */
slider: FormSlider, } | { "kind": "real", 
/**
 * The smallest.
 */
min: number, 
/**
 * The largest.
 */
max: number, 
/**
 * How far the slider goes.
 */
slider: FormSlider, } | { "kind": "choice", 
/**
 * These.
 */
options: Array<FormOption>, } | { "kind": "text" });
export type FormKind = { "kind": "whole", 
/**
 * The smallest.
 */
min: number, 
/**
 * The largest.
 */
max: number, 
/**
 * How far the slider goes.
 */
slider: FormSlider, } | { "kind": "real", 
/**
 * The smallest.
 */
min: number, 
/**
 * The largest.
 */
max: number, 
/**
 * How far the slider goes.
 */
slider: FormSlider, } | { "kind": "choice", 
/**
 * These.
 */
options: Array<FormOption>, } | { "kind": "text" };
export type FormSlider = { 
/**
 * Evenly, or by powers of ten.
 */
scale: FormScale, 
/**
 * Its left end.
 */
from: number, 
/**
 * Its right end.
 */
to: number, };
export type FormScale = "linear" | "log";
export type FormOption = { 
/**
 * Its name for programs.
 */
key: string, 
/**
 * Its name for people.
 */
label: string, };
export type FormPreset = { 
/**
 * Where in the course.
 */
exercise: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its link.
 */
link: string, 
/**
 * The link of a few trials, for a picture.
 */
preview: string, };
export type Reading = { 
/**
 * Its canonical form.
 */
link: string, 
/**
 * The scenario's key.
 */
scenario: string, 
/**
 * The title of the exercise that it is, or else of the scenario.
 */
title: string, 
/**
 * Where in the course that is; empty if nowhere.
 */
exercise: string, 
/**
 * Every value by its parameter's key, as links write it.
 */
values: Record<string, string>, 
/**
 * How many cases it has.
 */
cases: number, 
/**
 * How many trials it asks for, over all cases.
 */
trials: number, 
/**
 * Whether its scenario's own parameters have their defaults.
 */
isDefault: boolean, 
/**
 * What had to be mended.
 */
problems: Array<FormProblem>, };
export type FormProblem = { 
/**
 * The key that it belongs to.
 */
key: string, 
/**
 * What was wrong, what is allowed, what is used.
 */
message: string, };
export type OwnWords = { 
/**
 * `agrees`, `doubtful`, `differs`, or `unclear` if there is a question.
 */
verdict: string, 
/**
 * The verdict or the question.
 */
sentence: string, 
/**
 * What the numbers look like, if they differ and somebody knows.
 */
hint: string | null, 
/**
 * What the test could have seen; may be empty.
 */
power: string, 
/**
 * How the verdict was found; may be empty.
 */
detail: string, 
/**
 * How the numbers were read; may be empty.
 */
reading: string, 
/**
 * What the numbers may be too.
 */
offers: Array<FormOption>, 
/**
 * Whether the number of trials is asked for.
 */
asksTrials: boolean, };
