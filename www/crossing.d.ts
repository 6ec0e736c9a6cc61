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
export type Table = { 
/**
 * The heads of the columns.
 */
columns: Array<string>, 
/**
 * The rows, each as long as `columns`.
 */
rows: Array<Array<string>>, };
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
 * What is pointed at.
 */
pointed: Pointed, 
/**
 * Whether theory has still something to say.
 */
awaitsTheory: boolean, };
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
 * What the bands of the series hold.
 */
note: string, 
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
export type SweepKind = "curve" | "map" | "table";
export type FigureWords = { 
/**
 * What it shows.
 */
title: string, 
/**
 * What can be seen.
 */
description: string, };
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
export type Named = { 
/**
 * As links and files have it.
 */
key: string, 
/**
 * As people read it.
 */
label: string, };
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
 * How much the experiment exceeds it, outcome by outcome.
 */
differences: Array<string>, };
export type Pointing = { 
/**
 * A point of the series.
 */
series?: Mark, 
/**
 * A bar of the histogram.
 */
outcome?: Mark, 
/**
 * A case in the map of a sweep.
 */
sweep?: number, };
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
export type FigureName = "series" | "outcome" | "cloud" | "sweep" | "tiny";
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
