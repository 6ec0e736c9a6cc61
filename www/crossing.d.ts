// What crosses between the page and the program: written by the tests of src/view/crossing.rs.
export type Phrase = { 
/**
 * What it says.
 */
text: string, 
/**
 * Whether it is a result.
 */
strong: boolean, 
/**
 * What it means, if it is a word of the field.
 */
meaning: string | null, 
/**
 * The value that it is, if that can be changed where it stands.
 */
input: PhraseInput | null, };
export type PhraseInput = { 
/**
 * The key of the parameter.
 */
key: string, 
/**
 * How much more the sentence says than the parameter is.
 */
more: number, };
export type Named = { 
/**
 * As links and files have it.
 */
key: string, 
/**
 * As people read it.
 */
label: string, };
export type Table = { 
/**
 * The heads of the columns.
 */
columns: Array<string>, 
/**
 * The rows, each as long as `columns`.
 */
rows: Array<Array<string>>, };
export type Definition = { 
/**
 * The parameters that the front page lets one try, of what opens where no scenario is named.
 */
tried: [string, string], 
/**
 * What the front page asks, in its order.
 */
questions: Array<FormQuestion>, 
/**
 * In the order of the menu.
 */
scenarios: Array<FormScenario>, 
/**
 * A visitor's own program, which stands behind them.
 */
own: FormScenario, 
/**
 * In the order of the form, behind those of the scenario.
 */
common: Array<FormParam>, };
export type FormQuestion = { 
/**
 * What anybody might ask.
 */
question: string, 
/**
 * The link of the experiment that answers it.
 */
link: string, 
/**
 * The link of a few trials, for a picture.
 */
preview: string, };
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
 * What it asks.
 */
question: string, 
/**
 * What is tried and why, in two lines.
 */
story: Array<Phrase>, 
/**
 * Its own parameters.
 */
params: Array<FormParam>, 
/**
 * The exercises of the course.
 */
presets: Array<FormPreset>, };
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
 * The words of the field in its label and in what it does, each with what it means.
 */
words: Array<string>, 
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
options: Array<Named>, } | { "kind": "text" } | { "kind": "expression" });
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
options: Array<Named>, } | { "kind": "text" } | { "kind": "expression" };
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
 * How many cases and trials that makes, in words; empty of a single case.
 */
extent: string, 
/**
 * What had to be mended.
 */
problems: Array<FormProblem>, 
/**
 * The visitor's own program, if it is one.
 */
program: OwnReading | null, 
/**
 * What it may have been meant to be, if its end may be of the text around it.
 */
meant: Meant | null, };
export type OwnReading = { 
/**
 * Its text.
 */
text: string, 
/**
 * The call that a trial makes, with the values in use where it is of one case; empty if the program
 * is run as a whole.
 */
call: string, 
/**
 * Whether no call of a case names anything: whoever has let the program run has let it run with any numbers.
 */
plain: boolean, 
/**
 * Its functions.
 */
functions: Array<OwnFunction>, 
/**
 * The calls that stand in it.
 */
suggestions: Array<string>, 
/**
 * The arguments of the call, as the form has parameters.
 */
params: Array<FormParam>, 
/**
 * What is to be known of an argument that says how many trials the program itself makes; none if it has none.
 */
own_trials: string | null, 
/**
 * The scenario that has the same arguments, to compare results with.
 */
truth: Truth | null, };
export type OwnFunction = { 
/**
 * Its name.
 */
name: string, 
/**
 * The number of its line.
 */
line: number, 
/**
 * A call of it: one that stands in the program, or one to be filled in.
 */
call: string, };
export type Truth = { 
/**
 * Its name in links.
 */
key: string, 
/**
 * Its name for people.
 */
title: string, 
/**
 * The link of the same values.
 */
link: string, };
export type Calls = { 
/**
 * The case.
 */
case: number, 
/**
 * Its call.
 */
call: string, 
/**
 * The experiment's seed.
 */
seed: string, 
/**
 * The number of the first trial.
 */
first: number, 
/**
 * How many there are.
 */
count: number, };
export type OddTrial = { 
/**
 * The case.
 */
case: number, 
/**
 * The trial's number.
 */
trial: number, 
/**
 * Why.
 */
sentence: string, };
export type FormProblem = { 
/**
 * The key that it belongs to.
 */
key: string, 
/**
 * What was wrong, what is allowed, what is used.
 */
message: string, };
export type Noted = { 
/**
 * As links write it.
 */
text: string, 
/**
 * How it was understood; empty where it can be meant in one way only.
 */
understood: string, 
/**
 * What else it may mean: as links write it, and as people read it.
 */
other: Named | null, };
export type Variation = { 
/**
 * The values, as links write them; empty if there are none.
 */
text: string, 
/**
 * What is wrong with what they were to be made of; empty if nothing is.
 */
problem: string, };
export type Meant = { 
/**
 * Why, in a sentence.
 */
sentence: string, 
/**
 * What a button says that opens it.
 */
label: string, 
/**
 * Its canonical form.
 */
link: string, };
export type Scene = { 
/**
 * The canonical link of what is shown.
 */
link: string, 
/**
 * How many trials were done, over all cases.
 */
trials: number, 
/**
 * Each case.
 */
cases: Array<CaseScene>, 
/**
 * What the lines and bands of the cases' figures are.
 */
legend: Array<LegendEntry>, 
/**
 * The overview of a sweep; none of a single case.
 */
sweep: SweepScene | null, 
/**
 * What there is to choose from, and what is chosen.
 */
offers: Offers, 
/**
 * The single trial that is looked at, in a sentence for each case that has it.
 */
trial: Array<string>, 
/**
 * The trials with the lowest, the median and the highest outcome of the only case; none while the
 * run goes on.
 */
landmarks: Array<number>, 
/**
 * The pinned results.
 */
pins: Array<PinWords>, 
/**
 * What the test of a program against a scenario found, if there is one.
 */
truth: OwnWords | null, 
/**
 * What the visitor's own numbers can be.
 */
ownChoices: Array<Named>, 
/**
 * What is said of them; nothing if there are none.
 */
own: OwnWords | null, 
/**
 * What is pointed at.
 */
pointed: Pointed, 
/**
 * Whether theory has still something to say.
 */
awaitsTheory: boolean, };
export type Explained = { 
/**
 * What it explains.
 */
title: string, 
/**
 * The explanation.
 */
text: Array<Phrase>, };
export type CaseScene = { 
/**
 * What tells it from the others; empty without a sweep.
 */
label: string, 
/**
 * The link of the case alone.
 */
link: string, 
/**
 * What came out.
 */
sentence: Array<Phrase>, 
/**
 * The numbers of its outcomes.
 */
numbers: Table, 
/**
 * The figure of its series, if it has any.
 */
series: FigureWords | null, 
/**
 * The numbers of the series by step, if they are asked for.
 */
steps: Table | null, 
/**
 * The histogram.
 */
outcome: FigureWords, 
/**
 * Where its trials end, if they end in a plane.
 */
cloud: FigureWords | null, };
export type SweepScene = { 
/**
 * How they are shown.
 */
kind: SweepKind, 
/**
 * What the figure shows.
 */
title: string, 
/**
 * What its bands hold.
 */
note: string, 
/**
 * What came out.
 */
sentence: Array<Phrase>, 
/**
 * The numbers of all cases.
 */
numbers: Table, };
export type SweepKind = "curve" | "curves" | "map" | "table";
export type FigureWords = { 
/**
 * What it shows.
 */
title: string, 
/**
 * What can be seen.
 */
description: string, };
export type LegendEntry = { 
/**
 * What it looks like.
 */
sign: Sign, 
/**
 * What it is.
 */
name: string, 
/**
 * The series that it is, if it is one that can be taken into view and hidden.
 */
series: LegendSeries | null, };
export type LegendSeries = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its name alone.
 */
label: string, 
/**
 * Whether it is hidden.
 */
hidden: boolean, 
/**
 * Whether the bands are its own.
 */
inView: boolean, };
export type Sign = { 
/**
 * Its form.
 */
shape: SignShape, 
/**
 * Its colour, such as "series-1".
 */
hue: string, 
/**
 * How much of the colour covers the paper.
 */
opacity: number, };
export type SignShape = { "line": [number, [number, number] | null] } | "area" | "dot";
export type Offers = { 
/**
 * The outcomes.
 */
outcomes: Array<Named>, 
/**
 * The key of the one in view.
 */
outcome: string, 
/**
 * Whether it only says if something happened: then it is a share itself, and no value ends one.
 */
event: boolean, 
/**
 * Its unit.
 */
unit: string, 
/**
 * Which side of the share's value counts: "at most" or "at least".
 */
side: string, 
/**
 * The value that the share in view ends at, if one is in view.
 */
share: string | null, 
/**
 * Whether that is not the one that the scenario asks for.
 */
ownShare: boolean, 
/**
 * Whether a map shows the share instead of the mean.
 */
mapShare: boolean, 
/**
 * The series, and which of them are hidden.
 */
series: Array<Named>, 
/**
 * The keys of the series that are hidden.
 */
hidden: Array<string>, 
/**
 * Whether bands and medians are left out.
 */
withoutBands: boolean, 
/**
 * Whether the values stand on a logarithmic axis.
 */
log: boolean, 
/**
 * What a step is called.
 */
step: string, 
/**
 * How many there are.
 */
steps: number, 
/**
 * The first one that is drawn, if that is chosen.
 */
from: number | null, 
/**
 * The last one.
 */
to: number | null, 
/**
 * What leads back to all steps, in words; empty where all are drawn.
 */
allSteps: string, 
/**
 * Why the range of steps is not followed; empty where it is.
 */
rangeProblem: string, 
/**
 * How many bars a histogram aims at, if that is chosen.
 */
bars: number | null, 
/**
 * The single trial that is looked at.
 */
trial: number | null, 
/**
 * Whether a few trials are drawn behind the bands.
 */
samples: boolean, };
export type PinWords = { 
/**
 * A, B, C or D: what figures call it.
 */
letter: string, 
/**
 * The canonical link of its experiment.
 */
link: string, 
/**
 * What tells it from the experiment.
 */
label: string, 
/**
 * The outcomes of both and how much they differ; none where the two observe different things.
 */
compared: Table | null, 
/**
 * What there is to know of that comparison, in sentences.
 */
notes: Array<string>, };
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
offers: Array<Named>, 
/**
 * Whether the number of trials is asked for.
 */
asksTrials: boolean, };
export type Looking = { 
/**
 * The fragment of its address, without its mark.
 */
view: string, 
/**
 * What a pointer, a finger or a key is at.
 */
pointing: Pointing, 
/**
 * The link of the scenario that a program is compared with; empty if it is with none.
 */
truth: string, 
/**
 * The cases whose numbers by step are looked at.
 */
tables: Array<number>, };
export type Pointing = { 
/**
 * A point of the series.
 */
series: Mark | null, 
/**
 * A bar of the histogram.
 */
outcome: Mark | null, 
/**
 * A case in the map of a sweep.
 */
sweep: number | null, 
/**
 * The first and last of the steps that a hand is choosing.
 */
steps: [number, number] | null, };
export type Mark = { 
/**
 * Which case.
 */
case: number, 
/**
 * Which point or bar of it, counted from 0.
 */
at: number, };
export type Pointed = { 
/**
 * The values at a point of the series.
 */
series: string, 
/**
 * The values of a bar, and its share.
 */
outcome: string, 
/**
 * The numbers of a case in a map.
 */
sweep: string, };
export type FigureName = "series" | "outcome" | "cloud" | "sweep";
export type BarValues = { 
/**
 * Which outcome.
 */
outcome: number, 
/**
 * Its first value.
 */
low: number, 
/**
 * Its last.
 */
high: number, };
export type Grip = { 
/**
 * The key of the parameter; or "share", or "steps".
 */
key: string, 
/**
 * Its name, as a person reads it.
 */
label: string, 
/**
 * Whether it is moved across; otherwise up and down.
 */
across: boolean, 
/**
 * Where it was taken, across or down.
 */
at: number, 
/**
 * What it was then.
 */
value: number, 
/**
 * How much it grows with a pixel. The axes of that time count: they may grow with the value.
 */
per: number, };
export type Found = { 
/**
 * The trial.
 */
trial: number | null, 
/**
 * Where to go on if there was no time for all.
 */
next: number | null, };
export type Paper = { 
/**
 * In units of the figure's type, which is a pixel of CSS on a desk.
 */
width: number, 
/**
 * As the width.
 */
height: number, 
/**
 * Device pixels to one of these.
 */
ratio: number, 
/**
 * Whether there is little room.
 */
compact: boolean, 
/**
 * Its colours, as the page's style sheet has them.
 */
colors: PaperColors, };
export type PaperColors = { 
/**
 * Behind everything.
 */
paper: string, 
/**
 * Words and axes.
 */
ink: string, 
/**
 * Words of less weight.
 */
muted: string, 
/**
 * Lines of the grid.
 */
rule: string, 
/**
 * Shaded parts.
 */
shade: string, 
/**
 * Of each series.
 */
series: Array<string>, 
/**
 * What is pointed at, and one's own numbers.
 */
accent: string, 
/**
 * Of each pin.
 */
pins: Array<string>, };
export type SpeedTask = { 
/**
 * A link of it with more trials than can be done.
 */
link: string, 
/**
 * How many trials the visitor asked for, over all cases.
 */
trials: number, 
/**
 * The course's Python program, if it was measured.
 */
program: MeasuredProgram | null, 
/**
 * Whether the values are those that it was measured with.
 */
usual: boolean, };
export type MeasuredProgram = { 
/**
 * Seconds a trial takes.
 */
seconds: number, 
/**
 * With a pool of two processes.
 */
secondsWithPool: number, 
/**
 * On what machine, and with what.
 */
measured: string, };
export type Measured = { 
/**
 * On how many threads.
 */
threads: number, 
/**
 * Trials a second.
 */
rate: number, };
export type SpeedScene = { 
/**
 * What came out.
 */
sentence: string, 
/**
 * What the figure shows.
 */
title: string, 
/**
 * What can be seen.
 */
description: string, 
/**
 * The numbers.
 */
numbers: Table, };
export type FileKind = "png" | "svg" | "series" | "outcomes" | "trials" | "json" | "python";
export type FileOffer = { 
/**
 * Which.
 */
kind: FileKind, 
/**
 * What its button says.
 */
label: string, 
/**
 * What a browser calls it.
 */
mediaType: string, };
export type PictureSize = "page" | "slide" | "column";
export type SizeOffer = { 
/**
 * Which.
 */
size: PictureSize, 
/**
 * What it is called.
 */
label: string, };
export type Which = "all" | "series" | "outcome" | "cloud";
export type FiguresOffer = { 
/**
 * Which.
 */
which: Which, 
/**
 * What they are called.
 */
label: string, };
export type PictureAsked = { 
/**
 * The case whose figures it holds; none for the overview of a sweep.
 */
case: number | null, 
/**
 * Which of them.
 */
which: Which, 
/**
 * How large.
 */
size: PictureSize, 
/**
 * Whether lines and bands are named.
 */
legend: boolean, 
/**
 * Whether the link is printed.
 */
link: boolean, };
export type SavedFrom = { 
/**
 * The fingerprint that is shown; empty while there is none.
 */
fingerprint: string, 
/**
 * The page's public address; empty if it has none.
 */
address: string, 
/**
 * The fragment of its view.
 */
view: string, };
export type Citation = { 
/**
 * For a list of references, a footnote, a report.
 */
plain: string, 
/**
 * For BibTeX.
 */
bibtex: string, };
export type Saved = { 
/**
 * The file's name.
 */
name: string, 
/**
 * The query of its link: with the trials that gave its numbers, if the same link can give them.
 */
link: string, 
/**
 * The fragment of its view.
 */
view: string, 
/**
 * What it holds, in a sentence.
 */
words: string, 
/**
 * The fingerprint to be found again, if the link gives it.
 */
fingerprint: string | null, };
export type SavedAs = "picture" | "table";
export type OpeningReport = { 
/**
 * The canonical link of what was merged; empty if nothing was.
 */
link: string, 
/**
 * Its fingerprint.
 */
fingerprint: string, 
/**
 * The first names of those that were merged.
 */
names: Array<string>, 
/**
 * How many trials of each case their links ask for.
 */
asked: number, 
/**
 * What is there, in a sentence.
 */
sentence: string, 
/**
 * What was not used, one sentence each.
 */
remarks: Array<string>, 
/**
 * What is missing.
 */
missing: Array<MissingTrials>, 
/**
 * Files that can be opened in place of those that are open: one of each other experiment.
 */
alone: Array<OpenAlone>, 
/**
 * How many files were refused; their remarks are the first.
 */
refused: number, };
export type MissingTrials = { 
/**
 * Which.
 */
sentence: string, 
/**
 * The link that runs them and nothing else.
 */
link: string, };
export type OpenAlone = { 
/**
 * Its name.
 */
name: string, 
/**
 * The number of its experiment.
 */
group: number, };
export type ProvenSoFar = { 
/**
 * How many trials of each case were computed again.
 */
done: number, 
/**
 * Of how many.
 */
total: number, 
/**
 * What that shows.
 */
sentence: string, 
/**
 * The same as a word.
 */
shown: Shown, };
export type Shown = "genuine" | "open" | "altered";
export type QrDrawing = { 
/**
 * The modules of a side.
 */
size: number, 
/**
 * The path of the dark ones for an SVG with one unit a module.
 */
path: string, };
