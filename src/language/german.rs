//! German: its marks, and every English text of the sources with its German one.

use super::Language;
use super::apart::in_program;

/// Deutsch.
pub static GERMAN: Language = Language {
    code: "de",
    thousands: '.',
    decimal: ',',
    keeps_capitals: true,
    texts: in_program(&[TEXTS]),
};

/// English and German, by the place of the English one. What stands in braces is filled in, what
/// stands between asterisks is a result.
static TEXTS: &[(&str, &str)] = &[
    // Every scenario's trials and seed.
    ("Trials", "Durchläufe"),
    ("±", "±"),
    (
        "One standard error: with other random numbers, this result would come out about so much \
         higher or lower. Two of three times the truth is within one of them, 19 of 20 times \
         within two.",
        "Ein Standardfehler: Mit anderen Zufallszahlen käme dieses Ergebnis ungefähr um so viel \
         höher oder tiefer heraus. In zwei von drei Fällen liegt die Wahrheit innerhalb von \
         einem, in 19 von 20 innerhalb von zweien.",
    ),
    (
        "standard deviation|standard deviations",
        "Standardabweichung|Standardabweichungen",
    ),
    (
        "How far single trials usually lie from their mean: about two of three are nearer.",
        "Wie weit einzelne Durchläufe meist vom Mittelwert entfernt liegen: Etwa zwei von dreien \
         liegen näher.",
    ),
    (
        "standard error|standard errors",
        "Standardfehler|Standardfehlers",
    ),
    (
        "How far the mean of so many trials usually lies from the true one.",
        "Wie weit der Mittelwert von so vielen Durchläufen meist vom wahren entfernt liegt.",
    ),
    ("trials", "Durchläufe"),
    ("Number of trials", "Zahl der Durchläufe"),
    (
        "How often the experiment is repeated; four times as many halve the uncertainty.",
        "Wie oft das Experiment wiederholt wird; viermal so viele halbieren die Unsicherheit.",
    ),
    ("Enough trials at ±", "Genug Durchläufe bei ±"),
    (
        "The run stops once the standard error of the mean is this small, at the same trial on \
         every machine; 0 runs all trials.",
        "Der Lauf endet, sobald der Standardfehler des Mittelwerts so klein ist, auf jedem Rechner \
         nach demselben Durchlauf; bei 0 laufen alle Durchläufe.",
    ),
    ("First trial", "Erster Durchlauf"),
    (
        "The number of the first trial. Results of other trials of the same experiment merge \
         exactly.",
        "Die Nummer des ersten Durchlaufs. Ergebnisse anderer Durchläufe desselben Experiments \
         lassen sich exakt zusammenführen.",
    ),
    (
        "The seed of this link ends with {ending}: if that is of the text around the link, it was another seed",
        "Der Seed dieses Links endet mit {ending}: Gehört das zum Text um den Link, war es ein anderer Seed",
    ),
    ("Use the seed {seed}", "Den Seed {seed} nehmen"),
    ("Picture (PNG)", "Bild (PNG)"),
    ("Picture (SVG)", "Bild (SVG)"),
    ("Curves (CSV)", "Kurven (CSV)"),
    ("Outcomes (CSV)", "Verteilung (CSV)"),
    ("Every trial (CSV)", "Alle Durchläufe (CSV)"),
    ("Results (JSON)", "Ergebnisse (JSON)"),
    ("Python program", "Python-Programm"),
    ("Wide as the page", "So breit wie die Seite"),
    ("A slide (16:9)", "Eine Folie (16:9)"),
    (
        "A column of a paper (88 mm)",
        "Eine Spalte einer Arbeit (88 mm)",
    ),
    ("All figures", "Alle Abbildungen"),
    ("The curves alone", "Nur die Kurven"),
    ("The histogram alone", "Nur das Histogramm"),
    ("Where the trials end alone", "Nur, wo die Durchläufe enden"),
    ("Seed", "Startwert"),
    (
        "Any text. The same seed gives the same trials, on every machine.",
        "Ein beliebiger Text. Derselbe Startwert gibt dieselben Durchläufe, auf jedem Rechner.",
    ),
    ("any text", "ein beliebiger Text"),
    ("Experiment", "Experiment"),
    // What several scenarios share.
    ("step", "Schritt"),
    ("steps", "Schritte"),
    ("Steps", "Schritte"),
    (
        "How many steps a trial takes.",
        "Wie viele Schritte ein Durchlauf hat.",
    ),
    ("roll", "Wurf"),
    ("rolls", "Würfe"),
    ("dice", "Würfel"),
    ("Dice", "Würfel"),
    ("people", "Personen"),
    ("probability", "Wahrscheinlichkeit"),
    ("Final exam", "Abschlussprüfung"),
    ("{amount} or fewer", "{amount} oder weniger"),
    ("{amount} or less", "{amount} oder weniger"),
    ("{amount} or more", "{amount} oder mehr"),
    // Trials that instances share.
    (
        "These trials are of another experiment.",
        "Diese Durchläufe gehören zu einem anderen Experiment.",
    ),
    // Viruses.
    ("Population", "Population"),
    ("Drug", "Medikament"),
    ("Drugs", "Medikamente"),
    ("viruses", "Viren"),
    ("total", "gesamt"),
    ("resistant", "resistent"),
    ("in remission", "in Remission"),
    ("Viruses at the start", "Viren am Anfang"),
    (
        "How many viruses the patient carries at step 0.",
        "Wie viele Viren der Patient bei Schritt 0 trägt.",
    ),
    ("Largest population", "Größte Population"),
    (
        "Viruses no longer reproduce at this population; the population is its density of 1.",
        "Bei dieser Population vermehren sich die Viren nicht mehr; sie ist die Dichte 1.",
    ),
    ("Birth probability", "Vermehrungswahrscheinlichkeit"),
    (
        "The chance that a virus has a child in a step, in an empty patient; it falls with density.",
        "Die Wahrscheinlichkeit, dass ein Virus in einem Schritt einen Nachkommen hat, im leeren \
         Patienten; sie sinkt mit der Dichte.",
    ),
    ("Clearance probability", "Abbauwahrscheinlichkeit"),
    (
        "The chance that a virus is cleared from the body in a step.",
        "Die Wahrscheinlichkeit, dass ein Virus in einem Schritt im Körper abgebaut wird.",
    ),
    ("Mutation probability", "Mutationswahrscheinlichkeit"),
    (
        "The chance that a child gains or loses its parent's resistance.",
        "Die Wahrscheinlichkeit, dass ein Nachkomme die Resistenz des Elternvirus gewinnt oder \
         verliert.",
    ),
    (
        "The course's program decides for one virus after another. Viruses with the same \
         resistances are interchangeable, so here only their numbers are kept, and how many of n \
         are cleared, born or mutated is one draw from the binomial distribution: exactly the \
         distribution that n single decisions have, only faster. Nothing is approximated; it is \
         tested against exact solutions and against the program that goes from virus to virus.",
        "Das Programm des Kurses entscheidet für ein Virus nach dem anderen. Viren mit denselben \
         Resistenzen sind austauschbar; darum werden hier nur ihre Anzahlen geführt, und wie viele \
         von n abgebaut werden, entstehen oder mutieren, ist eine Ziehung aus der \
         Binomialverteilung: genau die Verteilung von n einzelnen Entscheidungen, nur schneller. \
         Nichts ist genähert; geprüft ist es an exakten Lösungen und an dem Programm, das von Virus \
         zu Virus geht.",
    ),
    (
        "CPython 3.11 on two cores of an AMD EPYC",
        "CPython 3.11 auf zwei Kernen eines AMD EPYC",
    ),
    // One drug.
    (
        "Virus population with a drug",
        "Viruspopulation mit Medikament",
    ),
    ("guttagonol", "guttagonol"),
    (
        "A made-up drug of the course. It kills no virus; it keeps those that do not resist it \
         from multiplying.",
        "Ein erfundenes Medikament des Kurses. Es tötet kein Virus; es hindert alle, die nicht \
         resistent sind, sich zu vermehren.",
    ),
    ("grimpex", "grimpex"),
    (
        "A second made-up drug of the course. A virus that resists guttagonol need not resist \
         this one.",
        "Ein zweites erfundenes Medikament des Kurses. Ein Virus, das gegen guttagonol resistent \
         ist, ist es nicht auch gegen dieses.",
    ),
    ("remission", "Remission"),
    (
        "At most 50 viruses are left at the end: the patient is cured, or nearly.",
        "Am Ende sind höchstens 50 Viren übrig: Der Patient ist geheilt, oder fast.",
    ),
    (
        "A round in a patient's life, which the course calls an update: some viruses die, then \
         each of the others may have a child.",
        "Eine Runde im Leben eines Patienten, im Kurs ein update: Einige Viren sterben, dann kann \
         jedes der anderen ein Kind bekommen.",
    ),
    (
        "resistant|resists|resist|resistance",
        "resistent|resistente|resistenten|Resistenz",
    ),
    (
        "A resistant virus multiplies even under the drug. Its children inherit this, but for \
         rare mutations.",
        "Ein resistentes Virus vermehrt sich auch unter dem Medikament. Seine Kinder erben das, \
         bis auf seltene Mutationen.",
    ),
    ("mutation|mutations|mutates", "Mutation|Mutationen|mutiert"),
    (
        "A child differs from its parent: it has gained or lost the resistance.",
        "Ein Kind ist anders als sein Elternteil: Es hat die Resistenz gewonnen oder verloren.",
    ),
    ("density", "Dichte"),
    (
        "How crowded the patient is: viruses divided by the largest population. The more crowded, \
         the fewer are born.",
        "Wie eng es im Patienten ist: Viren geteilt durch die größte Population. Je enger, desto \
         weniger werden geboren.",
    ),
    ("cleared|clearance", "abgebaut|entfernt|Abbau"),
    (
        "The body has got rid of a virus: it is gone.",
        "Der Körper ist ein Virus losgeworden: Es ist weg.",
    ),
    (
        "Does a drug still work once viruses resist it?",
        "Wirkt ein Medikament noch, wenn Viren resistent werden?",
    ),
    (
        "A patient carries viruses that multiply. The drug guttagonol stops them, but now and \
         then one is born that resists it. How many are left depends on when the drug begins, and \
         on luck: so many patients are treated, not one.",
        "Ein Patient trägt Viren, die sich vermehren. Das Medikament guttagonol hält sie auf, \
         doch ab und zu entsteht eines, das resistent ist. Wie viele bleiben, hängt vom Beginn \
         der Behandlung ab, und vom Glück: Darum werden viele Patienten behandelt, nicht einer.",
    ),
    (
        "One trial is one patient, followed from the first step to the last.",
        "Ein Durchlauf ist ein Patient, vom ersten bis zum letzten Schritt.",
    ),
    (
        "In every step each virus is cleared with clearProb. Each survivor then has one child with \
         probability maxBirthProb × (1 − survivors / maxPop); new-born viruses wait for the next \
         step. A child inherits its parent's resistance, flipped with mutProb. Under the drug only \
         resistant viruses have children; the drug kills nothing.",
        "In jedem Schritt wird jedes Virus mit clearProb abgebaut. Jedes überlebende hat dann mit \
         Wahrscheinlichkeit maxBirthProb × (1 − Überlebende / maxPop) einen Nachkommen; neue Viren \
         warten auf den nächsten Schritt. Ein Nachkomme erbt die Resistenz, mit mutProb umgekehrt. \
         Unter dem Medikament vermehren sich nur resistente Viren; das Medikament tötet nichts.",
    ),
    ("Resistance to guttagonol", "Resistenz gegen guttagonol"),
    (
        "Whether viruses can resist the drug at all; the course's resistances={} is “never arises”.",
        "Ob Viren überhaupt resistent sein können; resistances={} im Kurs ist „entsteht nie“.",
    ),
    ("can arise", "kann entstehen"),
    ("never arises", "entsteht nie"),
    ("Resistant at the start", "Resistent am Anfang"),
    (
        "How many of the first viruses resist: 0 is the course's {'guttagonol': False}, all of \
         them its True.",
        "Wie viele der ersten Viren resistent sind: 0 ist im Kurs {'guttagonol': False}, alle sind \
         dort True.",
    ),
    ("Steps before the drug", "Schritte vor dem Medikament"),
    (
        "How many updates come before the first one under the drug.",
        "Wie viele Schritte vor dem ersten mit Medikament liegen.",
    ),
    ("Steps with the drug", "Schritte mit Medikament"),
    (
        "How many updates the drug is given for.",
        "Wie viele Schritte lang das Medikament gegeben wird.",
    ),
    ("Problem set 3, problem 4", "Übungsblatt 3, Aufgabe 4"),
    ("No resistance possible", "Keine Resistenz möglich"),
    ("Every child mutates", "Jeder Nachkomme mutiert"),
    ("Resistant from the start", "Von Anfang an resistent"),
    ("Problem set 4, problem 1", "Übungsblatt 4, Aufgabe 1"),
    ("Delayed treatment", "Verzögerte Behandlung"),
    ("{key} {limit}, not {given}", "{key} {limit}, nicht {given}"),
    (
        "is at most 0 where resistance never arises",
        "ist höchstens 0, wenn Resistenz nie entsteht",
    ),
    (
        "is at most numViruses ({viruses})",
        "ist höchstens numViruses ({viruses})",
    ),
    (
        "is at most {left} here, as a trial has at most {most} steps",
        "ist hier höchstens {left}, weil ein Durchlauf höchstens {most} Schritte hat",
    ),
    ("{drugs} from step {step}", "{drugs} ab Schritt {step}"),
    (
        "With guttagonol from step {step}",
        "Mit guttagonol ab Schritt {step}",
    ),
    ("Before any guttagonol", "Ohne guttagonol"),
    (
        "{start}, *{share}* of patients are in remission after {steps} steps; the others end near *{near}* \
         viruses, and the mean of *{total}* describes neither.",
        "{start} sind nach {steps} Schritten *{share}* der Patienten in Remission; die anderen enden nahe \
         *{near}* Viren, und das Mittel von *{total}* beschreibt keine von beiden.",
    ),
    (
        "{start}, *{share}* of patients are in remission after {steps} steps; *{total}* viruses \
         are left on average, *{resistant}* of them resistant.",
        "{start} sind nach {steps} Schritten *{share}* der Patienten in Remission; im Mittel \
         bleiben *{total}* Viren, davon *{resistant}* resistente.",
    ),
    // Without a drug.
    (
        "Virus population without a drug",
        "Viruspopulation ohne Medikament",
    ),
    (
        "How fast do viruses spread in a patient?",
        "Wie schnell vermehren sich Viren in einem Patienten?",
    ),
    (
        "A patient carries some viruses. In every step some of them die and others have a child, \
         until it gets too crowded. Chance decides which ones, so no two patients are alike; many \
         of them show what is usual.",
        "Ein Patient trägt einige Viren. In jedem Schritt sterben manche, andere bekommen ein \
         Kind, bis es zu eng wird. Der Zufall entscheidet, welche, darum gleicht kein Patient dem \
         anderen; viele zusammen zeigen, was üblich ist.",
    ),
    (
        "In every step each virus is cleared with clearProb. Each survivor then has one child with \
         probability maxBirthProb × (1 − survivors / maxPop); new-born viruses wait for the next \
         step.",
        "In jedem Schritt wird jedes Virus mit clearProb abgebaut. Jedes überlebende hat dann mit \
         Wahrscheinlichkeit maxBirthProb × (1 − Überlebende / maxPop) einen Nachkommen; neue Viren \
         warten auf den nächsten Schritt.",
    ),
    (
        "How many updates a trial makes.",
        "Wie viele Schritte ein Durchlauf macht.",
    ),
    ("Problem set 3, problem 2", "Übungsblatt 3, Aufgabe 2"),
    (
        "One virus that is never cleared",
        "Ein Virus, das nie abgebaut wird",
    ),
    (
        "A population that dies out",
        "Eine Population, die ausstirbt",
    ),
    ("From a single virus", "Aus einem einzigen Virus"),
    ("Bacteria (6.0002)", "Bakterien (6.0002)"),
    (
        "Bacteria without an antibiotic",
        "Bakterien ohne Antibiotikum",
    ),
    (
        "Without a drug a patient carries *{viruses}* viruses after {steps} steps on average; half \
         of the patients carry *{low} to {high}*.",
        "Ohne Medikament trägt ein Patient nach {steps} Schritten im Mittel *{viruses}* Viren; die \
         Hälfte der Patienten trägt *{low} bis {high}*.",
    ),
    // Two drugs.
    (
        "Virus population with two drugs",
        "Viruspopulation mit zwei Medikamenten",
    ),
    (
        "Can two drugs do what one cannot?",
        "Schaffen zwei Medikamente, was eines nicht schafft?",
    ),
    (
        "A virus that resists guttagonol goes on multiplying, unless a second drug, grimpex, \
         stops it too. Few viruses resist both if the drugs come together; if the second comes \
         late, it may come too late.",
        "Ein Virus, das gegen guttagonol resistent ist, vermehrt sich weiter, wenn kein zweites \
         Medikament, grimpex, auch dieses aufhält. Kommen beide zusammen, sind wenige Viren gegen \
         beide resistent; kommt das zweite spät, ist es vielleicht zu spät.",
    ),
    (
        "In every step each virus is cleared with clearProb. Each survivor then has one child with \
         probability maxBirthProb × (1 − survivors / maxPop); new-born viruses wait for the next \
         step. No virus resists a drug at the start. A child inherits both of its parent's traits, \
         resistance to guttagonol and resistance to grimpex; each flips on its own with mutProb. \
         Only viruses that resist every drug given so far have children; a drug kills nothing and \
         is never taken away.",
        "In jedem Schritt wird jedes Virus mit clearProb abgebaut. Jedes überlebende hat dann mit \
         Wahrscheinlichkeit maxBirthProb × (1 − Überlebende / maxPop) einen Nachkommen; neue Viren \
         warten auf den nächsten Schritt. Am Anfang ist kein Virus resistent. Ein Nachkomme erbt \
         beide Eigenschaften, Resistenz gegen guttagonol und Resistenz gegen grimpex; jede kehrt \
         sich für sich mit mutProb um. Nur Viren, die gegen alle bisher gegebenen Medikamente \
         resistent sind, vermehren sich; ein Medikament tötet nichts und wird nie abgesetzt.",
    ),
    ("Steps before guttagonol", "Schritte vor guttagonol"),
    (
        "How many updates come before the first one under guttagonol.",
        "Wie viele Schritte vor dem ersten mit guttagonol liegen.",
    ),
    (
        "Steps before grimpex too",
        "Schritte, bis grimpex dazukommt",
    ),
    (
        "How many updates are under guttagonol alone; 0 gives both drugs at once.",
        "Wie viele Schritte lang es nur guttagonol gibt; 0 gibt beide Medikamente zugleich.",
    ),
    ("Steps with both drugs", "Schritte mit beiden Medikamenten"),
    (
        "How many updates both drugs are given for.",
        "Wie viele Schritte lang beide Medikamente gegeben werden.",
    ),
    ("Problem set 4, problem 2", "Übungsblatt 4, Aufgabe 2"),
    (
        "Two drugs, the second much later",
        "Zwei Medikamente, das zweite viel später",
    ),
    ("Two drugs at once", "Zwei Medikamente zugleich"),
    (
        "Two drugs, treatment delayed",
        "Zwei Medikamente, verzögerte Behandlung",
    ),
    ("resist guttagonol", "gegen guttagonol"),
    ("resist grimpex", "gegen grimpex"),
    ("resist both", "gegen beide"),
    ("both drugs", "beide Medikamente"),
    ("Before any drug", "Ohne Medikament"),
    (
        "With both drugs from step {step}",
        "Mit beiden Medikamenten ab Schritt {step}",
    ),
    (
        "With guttagonol from step {first} and grimpex from step {second}",
        "Mit guttagonol ab Schritt {first} und grimpex ab Schritt {second}",
    ),
    (
        "{start}, *{share}* of patients are in remission after {steps} steps; *{total}* viruses \
         are left on average, *{both}* of them resistant to both.",
        "{start} sind nach {steps} Schritten *{share}* der Patienten in Remission; im Mittel \
         bleiben *{total}* Viren, davon *{both}* gegen beide resistent.",
    ),
    // What misread programs do: “a program that …”.
    (
        "takes the density before viruses are cleared (the course takes it after)",
        "die Dichte nimmt, bevor Viren abgebaut werden (im Kurs erst danach)",
    ),
    (
        "lets new-born viruses reproduce in the step of their birth (in the course they wait for \
         the next one)",
        "neue Viren sich schon im Schritt ihrer Entstehung vermehren lässt (im Kurs warten sie auf \
         den nächsten)",
    ),
    (
        "draws chances like random.randint(0, 100) <= 100 * p, which is true too often \
         (random.random() < p is right)",
        "wie random.randint(0, 100) <= 100 * p entscheidet, was zu oft wahr ist (richtig ist \
         random.random() < p)",
    ),
    (
        "gives the drug a step early",
        "das Medikament einen Schritt zu früh gibt",
    ),
    (
        "gives the drug a step late",
        "das Medikament einen Schritt zu spät gibt",
    ),
    (
        "gives both drugs a step early",
        "beide Medikamente einen Schritt zu früh gibt",
    ),
    (
        "gives both drugs a step late",
        "beide Medikamente einen Schritt zu spät gibt",
    ),
    (
        "counts children in the density at once (in the course the density is taken once, before \
         any birth)",
        "Kinder sofort in der Dichte mitzählt (im Kurs wird die Dichte einmal genommen, vor jeder \
         Vermehrung)",
    ),
    (
        "removes viruses from the list that it goes through, so that the one behind each is passed \
         over",
        "Viren aus der Liste entfernt, durch die es gerade geht, sodass jeweils das nächste \
         übergangen wird",
    ),
    (
        "keeps a virus with probability clearProb (in the course it is cleared with it)",
        "ein Virus mit der Wahrscheinlichkeit clearProb behält (im Kurs wird es mit ihr abgebaut)",
    ),
    (
        "lets a child keep its parent's resistance with probability mutProb (in the course it \
         changes with mutProb)",
        "ein Kind die Resistenz mit der Wahrscheinlichkeit mutProb behalten lässt (im Kurs ändert \
         sie sich mit mutProb)",
    ),
    (
        "lets children gain resistance by mutation but never lose it",
        "Kinder durch Mutation Resistenz gewinnen, aber nie verlieren lässt",
    ),
    (
        "changes the parent's resistance together with its child's",
        "mit der Resistenz des Kindes auch die des Elternvirus ändert",
    ),
    (
        "uses one patient for all trials (each trial needs a new one)",
        "einen Patienten für alle Durchläufe nimmt (jeder Durchlauf braucht einen neuen)",
    ),
    (
        "uses one list of viruses for all trials (each trial needs new ones)",
        "eine Liste von Viren für alle Durchläufe nimmt (jeder Durchlauf braucht neue)",
    ),
    (
        "lets all viruses share one dictionary of resistances (each child needs a copy of its own)",
        "alle Viren ein einziges Dictionary von Resistenzen teilen lässt (jedes Kind braucht seine \
         eigene Kopie)",
    ),
    (
        "draws one chance for all traits of a child (each flips on its own)",
        "für alle Eigenschaften eines Kindes nur einmal zieht (jede ändert sich für sich)",
    ),
    (
        "lets a virus reproduce that resists any of the drugs (it must resist all)",
        "ein Virus sich vermehren lässt, das einem der Medikamente widersteht (es muss allen \
         widerstehen)",
    ),
    (
        "turns a robot at a wall until its way is free and moves it in the same step (in the course \
         it takes one new direction and waits for the next step)",
        "einen Roboter an der Wand dreht, bis sein Weg frei ist, und ihn im selben Schritt bewegt (im \
         Kurs nimmt er eine neue Richtung und wartet auf den nächsten Schritt)",
    ),
    (
        "turns a robot at a wall until its way is free (in the course it takes one new direction a \
         step, free or not)",
        "einen Roboter an der Wand dreht, bis sein Weg frei ist (im Kurs nimmt er je Schritt eine \
         neue Richtung, frei oder nicht)",
    ),
    (
        "moves a robot that turned at a wall in the same step if its new way is free (in the course \
         it waits for the next step)",
        "einen Roboter nach dem Drehen an der Wand im selben Schritt bewegt, wenn sein neuer Weg frei \
         ist (im Kurs wartet er auf den nächsten Schritt)",
    ),
    (
        "goes on while the share of clean tiles is <= minCoverage (< is right)",
        "weitermacht, solange der Anteil sauberer Kacheln <= minCoverage ist (richtig ist <)",
    ),
    (
        "leaves the tile under a robot's start dirty (in the course it is clean at once)",
        "die Kachel unter dem Start eines Roboters schmutzig lässt (im Kurs ist sie sofort sauber)",
    ),
    (
        "counts young animals only at the end of the pass over their parents (here they count at \
         once)",
        "Junge erst am Ende des Durchgangs durch ihre Eltern zählt (hier zählen sie sofort)",
    ),
    (
        "counts the bet that comes back as won, so that a pocket pays 36 (it pays 35)",
        "den zurückgegebenen Einsatz als Gewinn zählt, sodass ein Fach 36 bringt (es bringt 35)",
    ),
    (
        "takes the bet off what a pocket pays, so that it pays 34 (it pays 35, and the bet comes \
         back)",
        "den Einsatz vom Gewinn abzieht, sodass ein Fach 34 bringt (es bringt 35, und der Einsatz \
         kommt zurück)",
    ),
    (
        "puts each ball back before the next is drawn (here none is put back)",
        "jede Kugel zurücklegt, bevor die nächste gezogen wird (hier wird keine zurückgelegt)",
    ),
    (
        "lets the drug kill (in the course it only keeps viruses from reproducing)",
        "das Medikament töten lässt (im Kurs hindert es Viren nur daran, sich zu vermehren)",
    ),
    // Robots.
    ("Robots that clean a room", "Roboter, die einen Raum putzen"),
    ("How long do robots clean?", "Wie lange putzen Roboter?"),
    (
        "Vacuum robots drive straight ahead and turn wherever chance tells them. None knows where \
         the dirt is, so the same room takes now less, now more time. How long is usual, and how \
         much does a second robot help?",
        "Staubsaugerroboter fahren geradeaus und drehen sich, wie der Zufall es will. Keiner \
         weiß, wo Schmutz liegt, darum braucht derselbe Raum mal weniger, mal mehr Zeit. Wie \
         lange ist üblich, und wie viel hilft ein zweiter Roboter?",
    ),
    (
        "One trial is one room, cleaned from the first tile until enough of them are clean.",
        "Ein Durchlauf ist ein Raum, geputzt von der ersten Kachel, bis genug von ihnen sauber \
         sind.",
    ),
    (
        "random-walk robot|random-walk robots|random walk",
        "Random-Walk-Roboter|Random Walk",
    ),
    (
        "A robot that takes a new direction after every move, as if it were lost.",
        "Ein Roboter, der nach jeder Bewegung eine neue Richtung nimmt, als hätte er sich \
         verlaufen.",
    ),
    ("step|steps", "Schritt|Schritte|Schritten"),
    (
        "In a step every robot tries to move once.",
        "In einem Schritt versucht jeder Roboter, sich einmal zu bewegen.",
    ),
    ("tile|tiles", "Kachel|Kacheln"),
    (
        "The floor is divided into squares. A tile is clean once a robot has landed on it.",
        "Der Boden ist in Quadrate geteilt. Eine Kachel ist sauber, sobald ein Roboter auf ihr \
         angekommen ist.",
    ),
    (
        "Each robot starts at a random point, facing a random whole degree, and the tile under it \
         is clean. In every step each robot tries to move straight ahead by its speed. If it would \
         leave the room, it stays and takes a new random direction; else it moves and cleans the \
         tile where it lands. A random-walk robot takes a new direction after every move too. The \
         outcome is the number of steps until the share of clean tiles reaches minCoverage. A trial \
         gives up after 1,000,000 moves of all robots together, and counts with the steps that it \
         took until then.",
        "Jeder Roboter beginnt an einem zufälligen Punkt, mit Blick in ein zufälliges ganzes Grad, \
         und die Kachel unter ihm ist sauber. In jedem Schritt versucht jeder Roboter, um seine \
         Geschwindigkeit geradeaus zu fahren. Verließe er den Raum, bleibt er stehen und nimmt eine \
         neue zufällige Richtung; sonst fährt er und putzt die Kachel, auf der er ankommt. Ein \
         Random-Walk-Roboter nimmt auch nach jeder Bewegung eine neue Richtung. Ergebnis ist die \
         Zahl der Schritte, bis der Anteil sauberer Kacheln minCoverage erreicht. Ein Durchlauf \
         gibt nach 1.000.000 Bewegungen aller Roboter zusammen auf und zählt mit den Schritten bis \
         dahin.",
    ),
    ("Robots", "Roboter"),
    ("robots", "Roboter"),
    (
        "How many robots clean the room at the same time.",
        "Wie viele Roboter den Raum gleichzeitig putzen.",
    ),
    ("Speed", "Geschwindigkeit"),
    ("tiles a step", "Kacheln je Schritt"),
    (
        "How far a robot moves in a step; it cleans only the tile where it lands.",
        "Wie weit ein Roboter in einem Schritt fährt; er putzt nur die Kachel, auf der er ankommt.",
    ),
    ("Room", "Raum"),
    ("tiles", "Kacheln"),
    ("Width", "Breite"),
    (
        "How many tiles lie side by side.",
        "Wie viele Kacheln nebeneinander liegen.",
    ),
    ("Height", "Höhe"),
    (
        "How many rows of tiles there are.",
        "Wie viele Reihen von Kacheln es gibt.",
    ),
    ("Clean enough at", "Sauber genug ab"),
    ("of all tiles", "aller Kacheln"),
    (
        "The share of tiles that must be clean: 0.8 is 80 %.",
        "Der Anteil der Kacheln, die sauber sein müssen: 0.8 sind 80 %.",
    ),
    ("Kind of robot", "Art des Roboters"),
    (
        "The course's StandardRobot keeps its direction until it meets a wall; its RandomWalkRobot \
         takes a new one after every move.",
        "Der StandardRobot des Kurses behält seine Richtung, bis er an eine Wand kommt; sein \
         RandomWalkRobot nimmt nach jeder Bewegung eine neue.",
    ),
    ("turns at walls", "dreht an Wänden"),
    ("turns after every move", "dreht nach jeder Bewegung"),
    ("Figure", "Abbildung"),
    ("Steps in the figure", "Schritte in der Abbildung"),
    (
        "How many steps the figure over time shows; it never cuts a trial short.",
        "Wie viele Schritte der zeitliche Verlauf zeigt; er kürzt nie einen Durchlauf.",
    ),
    ("Problem set 2, problem 4", "Übungsblatt 2, Aufgabe 4"),
    ("Problem set 2, problem 5", "Übungsblatt 2, Aufgabe 5"),
    ("Problem set 2, problem 6", "Übungsblatt 2, Aufgabe 6"),
    (
        "One robot, 80 % of a 20 × 20 room",
        "Ein Roboter, 80 % eines Raums von 20 × 20",
    ),
    (
        "One robot, all of a 5 × 5 room",
        "Ein Roboter, ein ganzer Raum von 5 × 5",
    ),
    (
        "One robot, 75 % of a 10 × 10 room",
        "Ein Roboter, 75 % eines Raums von 10 × 10",
    ),
    (
        "One robot, 90 % of a 10 × 10 room",
        "Ein Roboter, 90 % eines Raums von 10 × 10",
    ),
    (
        "One robot, all of a 20 × 20 room",
        "Ein Roboter, ein ganzer Raum von 20 × 20",
    ),
    (
        "Three robots, all of a 20 × 20 room",
        "Drei Roboter, ein ganzer Raum von 20 × 20",
    ),
    (
        "The standard robot and the random walk",
        "Der Standardroboter und der Random Walk",
    ),
    (
        "Time it takes 1 to 10 robots to clean 80 % of a room",
        "Zeit, in der 1 bis 10 Roboter 80 % eines Raums putzen",
    ),
    (
        "Two robots in a room of 10 × 30",
        "Zwei Roboter in einem Raum von 10 × 30",
    ),
    (
        "Two robots in a room of 20 × 15",
        "Zwei Roboter in einem Raum von 20 × 15",
    ),
    (
        "Two robots in a room of 25 × 12",
        "Zwei Roboter in einem Raum von 25 × 12",
    ),
    (
        "Two robots in a room of 50 × 6",
        "Zwei Roboter in einem Raum von 50 × 6",
    ),
    ("clean", "sauber"),
    ("% of tiles", "% der Kacheln"),
    ("time until clean", "Zeit bis sauber"),
    (
        "One random-walk robot cleans",
        "Ein Random-Walk-Roboter putzt",
    ),
    ("One robot cleans", "Ein Roboter putzt"),
    (
        "{robots} random-walk robots clean",
        "{robots} Random-Walk-Roboter putzen",
    ),
    ("{robots} robots clean", "{robots} Roboter putzen"),
    (
        "{who} {percent} % of a {width} × {height} room in *{steps}* steps on average; nine trials \
         in ten take *{low} to {high}*.",
        "{who} {percent} % eines Raums von {width} × {height} im Mittel in *{steps}* Schritten; \
         neun von zehn Durchläufen brauchen *{low} bis {high}*.",
    ),
    (
        " *{share}* of the trials gave up after {most} steps, so the true average is larger.",
        " *{share}* der Durchläufe gaben nach {most} Schritten auf; der wahre Mittelwert ist also \
         größer.",
    ),
    // Drunks.
    ("A drunk's random walk", "Irrfahrt eines Betrunkenen"),
    (
        "How far does a drunk get?",
        "Wie weit kommt ein Betrunkener?",
    ),
    (
        "A drunk lets go of a lamp post and takes step after step, each in a direction that \
         chance chooses. Most steps undo each other, so the drunk does get away, but slowly. How \
         far, after so many steps?",
        "Ein Betrunkener lässt einen Laternenpfahl los und macht Schritt um Schritt, jeden in \
         eine zufällige Richtung. Die meisten heben sich auf, darum kommt er zwar weg, aber \
         langsam. Wie weit, nach so vielen Schritten?",
    ),
    (
        "One trial is one walk, from the lamp post to the last step.",
        "Ein Durchlauf ist ein Spaziergang, vom Laternenpfahl bis zum letzten Schritt.",
    ),
    ("origin", "Ursprung"),
    (
        "Where the walk begins: the lamp post.",
        "Wo der Spaziergang beginnt: der Laternenpfahl.",
    ),
    (
        "One pace in one of a few directions, each as likely. The usual drunk's are 1 long: \
         north, south, east or west.",
        "Ein Schritt in eine von wenigen Richtungen, alle gleich wahrscheinlich. Die des \
         gewöhnlichen Betrunkenen sind 1 lang: nach Norden, Süden, Osten oder Westen.",
    ),
    (
        "wormhole|wormholes",
        "Wurmloch|Wurmlöcher|Wurmlöchern|Wurmlochs",
    ),
    (
        "A place of the field that leads to another place at once: whoever steps on it comes out \
         there.",
        "Ein Ort im Feld, der sofort an einen anderen führt: Wer darauf tritt, kommt dort heraus.",
    ),
    (
        "A drunk starts at the origin of a plane. In every step it takes one of its steps, each \
         equally likely: the usual drunk goes 1 to the north, south, east or west. The distance is \
         that from the origin, as the crow flies. Wormholes lie at random whole places of the \
         field, a new field for each trial, and lead to random whole places; a drunk whose step \
         ends on one comes out at its other end.",
        "Ein Betrunkener beginnt im Ursprung einer Ebene. In jedem Schritt macht er einen seiner \
         Schritte, jeden mit gleicher Wahrscheinlichkeit: Der gewöhnliche Betrunkene geht 1 nach \
         Norden, Süden, Osten oder Westen. Die Entfernung ist die vom Ursprung, Luftlinie. \
         Wurmlöcher liegen an zufälligen ganzzahligen Orten des Feldes, in jedem Durchlauf neu, und \
         führen an zufällige ganzzahlige Orte; wessen Schritt auf einem endet, der kommt an dessen \
         anderem Ende heraus.",
    ),
    ("Drunk", "Betrunkener"),
    (
        "Which steps there are to choose from. The cold drunk's are 0.9 to the north and 1.1 to \
         the south; in the older course 6.00 they were 1 and 2.",
        "Welche Schritte zur Wahl stehen. Die des frierenden sind 0,9 nach Norden und 1,1 nach \
         Süden; im älteren Kurs 6.00 waren sie 1 und 2.",
    ),
    ("usual", "gewöhnlich"),
    ("cold, drifts south", "frierend, nach Süden"),
    ("masochist, drifts north", "Masochist, nach Norden"),
    ("east or west only", "nur Ost oder West"),
    ("cold, steps south are 2", "frierend, 2 nach Süden"),
    ("Walk", "Weg"),
    ("Field", "Feld"),
    ("Wormholes", "Wurmlöcher"),
    ("wormholes", "Wurmlöcher"),
    (
        "How many wormholes are in the field; the lecture's OddField has 1,000.",
        "Wie viele Wurmlöcher im Feld sind; das OddField der Vorlesung hat 1.000.",
    ),
    (
        "Wormholes from east to west",
        "Wurmlöcher von Osten bis Westen",
    ),
    (
        "Wormholes begin and end at most so far east or west.",
        "Wurmlöcher beginnen und enden höchstens so weit im Osten oder Westen.",
    ),
    (
        "Wormholes from north to south",
        "Wurmlöcher von Norden bis Süden",
    ),
    (
        "Wormholes begin and end at most so far north or south.",
        "Wurmlöcher beginnen und enden höchstens so weit im Norden oder Süden.",
    ),
    ("Lecture on random walks", "Vorlesung über Irrfahrten"),
    (
        "Lecture on random walks (6.00)",
        "Vorlesung über Irrfahrten (6.00)",
    ),
    ("The usual drunk", "Der gewöhnliche Betrunkene"),
    (
        "The usual drunk, 10 to 10,000 steps",
        "Der gewöhnliche Betrunkene, 10 bis 10.000 Schritte",
    ),
    (
        "The cold drunk, 10 to 10,000 steps",
        "Der frierende Betrunkene, 10 bis 10.000 Schritte",
    ),
    ("All drunks compared", "Alle Betrunkenen im Vergleich"),
    ("A field with wormholes", "Ein Feld mit Wurmlöchern"),
    (
        "The cold drunk whose steps south are 2",
        "Der frierende Betrunkene, dessen Schritte nach Süden 2 sind",
    ),
    ("distance", "Entfernung"),
    ("to the east", "nach Osten"),
    ("to the north", "nach Norden"),
    ("cold drunk", "frierende Betrunkene"),
    ("masochist drunk", "masochistische Betrunkene"),
    ("east-west drunk", "Ost-West-Betrunkene"),
    ("usual drunk", "gewöhnliche Betrunkene"),
    (
        " in a field with 1 wormhole",
        " in einem Feld mit 1 Wurmloch",
    ),
    (
        " in a field with {holes} wormholes",
        " in einem Feld mit {holes} Wurmlöchern",
    ),
    (
        "After {steps} steps the {drunk}{field} is *{distance}* from the origin on average; half \
         of the trials end *{low} to {high}* away. The mean place is *{east}* east and *{north}* \
         north.",
        "Nach {steps} Schritten ist der {drunk}{field} im Mittel *{distance}* vom Ursprung \
         entfernt; die Hälfte der Durchläufe endet *{low} bis {high}* entfernt. Der mittlere Ort \
         liegt *{east}* im Osten und *{north}* im Norden.",
    ),
    // Rabbits and foxes.
    ("Rabbits and foxes", "Kaninchen und Füchse"),
    (
        "Do rabbits and foxes keep each other in check?",
        "Halten sich Kaninchen und Füchse die Waage?",
    ),
    (
        "Rabbits multiply while there is room; foxes eat them, and multiply while they find \
         enough. Many rabbits make many foxes, and many foxes leave few rabbits. Where does a \
         forest end up?",
        "Kaninchen vermehren sich, solange Platz ist; Füchse fressen sie und vermehren sich, \
         solange sie genug finden. Viele Kaninchen machen viele Füchse, und viele Füchse lassen \
         wenige Kaninchen übrig. Wo landet ein Wald?",
    ),
    (
        "One trial is one forest, watched from the first step to the last.",
        "Ein Durchlauf ist ein Wald, beobachtet vom ersten bis zum letzten Schritt.",
    ),
    (
        "In a step first the rabbits have young ones, then every fox hunts once.",
        "In einem Schritt bekommen zuerst die Kaninchen Junge, dann jagt jeder Fuchs einmal.",
    ),
    (
        "In every step the rabbits come first. Each rabbit that was there at the beginning of the \
         step has a young one with probability 1 − rabbits / maxRabbits; the young ones count at \
         once. Then each fox that was there hunts: it catches a rabbit with probability rabbits / \
         maxRabbits, and after a meal it has a young one with probability 1/3. A fox that catches \
         nothing dies with probability 1/10. The last 10 rabbits are never caught, and of the last \
         10 foxes none dies.",
        "In jedem Schritt kommen erst die Kaninchen. Jedes Kaninchen, das am Anfang des Schritts \
         da war, bekommt mit Wahrscheinlichkeit 1 − Kaninchen / maxRabbits ein Junges; die Jungen \
         zählen sofort. Dann jagt jeder Fuchs, der da war: Er fängt mit Wahrscheinlichkeit \
         Kaninchen / maxRabbits ein Kaninchen und bekommt nach einer Mahlzeit mit \
         Wahrscheinlichkeit 1/3 ein Junges. Ein Fuchs, der nichts fängt, stirbt mit \
         Wahrscheinlichkeit 1/10. Die letzten 10 Kaninchen werden nie gefangen, und von den letzten \
         10 Füchsen stirbt keiner.",
    ),
    ("Forest", "Wald"),
    ("rabbits", "Kaninchen"),
    ("foxes", "Füchse"),
    ("animals", "Tiere"),
    ("Rabbits at the start", "Kaninchen am Anfang"),
    (
        "How many rabbits live in the forest at step 0.",
        "Wie viele Kaninchen bei Schritt 0 im Wald leben.",
    ),
    ("Foxes at the start", "Füchse am Anfang"),
    (
        "How many foxes live in the forest at step 0.",
        "Wie viele Füchse bei Schritt 0 im Wald leben.",
    ),
    ("Most rabbits", "Höchstzahl der Kaninchen"),
    (
        "So many rabbits find food: at this number none is born.",
        "So viele Kaninchen finden Futter: Bei dieser Zahl wird keines geboren.",
    ),
    (
        "Rabbits and foxes in the forest",
        "Kaninchen und Füchse im Wald",
    ),
    (
        "After {steps} steps *{rabbits}* rabbits and *{foxes}* foxes live in the forest on \
         average; nine trials in ten end with *{few_rabbits} to {many_rabbits}* rabbits and \
         *{few_foxes} to {many_foxes}* foxes.",
        "Nach {steps} Schritten leben im Mittel *{rabbits}* Kaninchen und *{foxes}* Füchse im \
         Wald; neun von zehn Durchläufen enden mit *{few_rabbits} bis {many_rabbits}* Kaninchen und \
         *{few_foxes} bis {many_foxes}* Füchsen.",
    ),
    // Roulette.
    ("Roulette", "Roulette"),
    ("Does the house always win?", "Gewinnt immer die Bank?"),
    (
        "A player bets 1 dollar on the same number, spin after spin, and a hit pays 35. With 36 \
         pockets that is fair; with one or two zeros more the house earns a little at every spin. \
         Luck hides it for a while, but not for long.",
        "Jemand setzt bei jeder Drehung 1 Dollar auf dieselbe Zahl; ein Treffer bringt 35. Mit 36 \
         Fächern ist das fair; mit einer Null mehr, oder zweien, verdient die Bank an jeder \
         Drehung ein wenig. Glück verdeckt das eine Weile, aber nicht lange.",
    ),
    (
        "One trial is one player, who bets on the same pocket at every spin.",
        "Ein Durchlauf ist eine Person, die bei jeder Drehung auf dasselbe Fach setzt.",
    ),
    ("return|returns", "Rendite|Renditen"),
    (
        "What was won or lost in all, in percent of the money bet: at −5 % five of every 100 \
         dollars are gone.",
        "Was insgesamt gewonnen oder verloren wurde, in Prozent des Einsatzes: Bei −5 % sind von \
         100 Dollar fünf weg.",
    ),
    ("money bet", "Einsatzes|Einsatz"),
    (
        "All bets together: at every spin 1 dollar.",
        "Alle Einsätze zusammen: bei jeder Drehung 1 Dollar.",
    ),
    ("pocket|pockets", "Fach|Fächer|Fächern"),
    (
        "A place on the wheel where the ball can come to rest; each is as likely as any other.",
        "Ein Platz im Rad, in dem die Kugel liegen bleiben kann; alle sind gleich wahrscheinlich.",
    ),
    ("house", "Bank"),
    (
        "The casino: it gets what players lose.",
        "Das Casino: Es bekommt, was andere verlieren.",
    ),
    (
        "In every spin the ball falls into one of 36, 37 or 38 pockets, each equally likely. A \
         player bets 1 on the same pocket each time: it pays 35 if the ball falls there, and is \
         lost if not. The return is what was won in all, in percent of the money bet.",
        "Bei jeder Drehung fällt die Kugel in eines von 36, 37 oder 38 Fächern, alle gleich \
         wahrscheinlich. Wer spielt, setzt jedes Mal 1 auf dasselbe Fach: Das bringt 35, wenn die \
         Kugel dorthin fällt, und ist sonst verloren. Die Rendite ist der gesamte Gewinn in Prozent \
         des Einsatzes.",
    ),
    ("Wheel", "Rad"),
    ("fair: 36 pockets", "fair: 36 Fächer"),
    (
        "European: 37 pockets, with 0",
        "europäisch: 37 Fächer, mit 0",
    ),
    (
        "American: 38 pockets, with 0 and 00",
        "amerikanisch: 38 Fächer, mit 0 und 00",
    ),
    (
        "How many pockets there are; a bet on one of them wins 35 times the money on any wheel.",
        "Wie viele Fächer es gibt; ein Einsatz auf eines gewinnt bei jedem Rad das 35-Fache.",
    ),
    ("Spins", "Drehungen"),
    ("spin", "Drehung"),
    ("spins", "Drehungen"),
    (
        "How often the wheel is spun; each spin costs a bet of 1.",
        "Wie oft das Rad gedreht wird; jede Drehung kostet einen Einsatz von 1.",
    ),
    ("Lecture 6, roulette", "Vorlesung 6, Roulette"),
    ("Three wheels, 100 spins", "Drei Räder, 100 Drehungen"),
    ("Three wheels, 1,000 spins", "Drei Räder, 1.000 Drehungen"),
    ("Three wheels, 10,000 spins", "Drei Räder, 10.000 Drehungen"),
    (
        "Three wheels, 100,000 spins",
        "Drei Räder, 100.000 Drehungen",
    ),
    (
        "Lecture 6, law of large numbers",
        "Vorlesung 6, Gesetz der großen Zahlen",
    ),
    (
        "A fair wheel, more and more spins",
        "Ein faires Rad, immer mehr Drehungen",
    ),
    ("return", "Rendite"),
    ("% of the money bet", "% des Einsatzes"),
    ("money won", "Gewinn"),
    ("dollars", "Dollar"),
    ("lose money", "verlieren Geld"),
    (
        "{spins} spins of a wheel with {pockets} pockets return *{returned}* % of the money bet on \
         average, which is *{money}* dollars; *{share}* of the players lose money.",
        "{spins} Drehungen eines Rads mit {pockets} Fächern bringen im Mittel *{returned}* % des \
         Einsatzes, das sind *{money}* Dollar; *{share}* der Spielenden verlieren Geld.",
    ),
    // π.
    ("π by throwing needles", "π aus geworfenen Nadeln"),
    (
        "What is π, by throwing needles?",
        "Was ist π, mit geworfenen Nadeln?",
    ),
    (
        "Throw needles blindly onto a square with a quarter of a circle in it, and count those \
         that hit the circle. Four times their share is close to π, and the more needles you \
         throw, the closer.",
        "Man wirft Nadeln blind auf ein Quadrat mit einem Viertelkreis darin und zählt, wie viele \
         den Kreis treffen. Das Vierfache ihres Anteils liegt nahe an π, und je mehr Nadeln, \
         desto näher.",
    ),
    (
        "One trial is one attempt at π: so many needles, and the estimate that they give.",
        "Ein Durchlauf ist ein Versuch, π zu finden: so viele Nadeln, und die Schätzung, die sie \
         ergeben.",
    ),
    ("needle|needles", "Nadel|Nadeln"),
    (
        "A random point of the square: the lecture throws needles.",
        "Ein zufälliger Punkt des Quadrats: Die Vorlesung wirft Nadeln.",
    ),
    ("estimate|estimates", "Schätzung|Schätzungen"),
    (
        "4 times the share of needles within the quarter of a circle.",
        "Das Vierfache des Anteils der Nadeln im Viertelkreis.",
    ),
    (
        "Needles fall into a square of side 1, each with two random coordinates. Those no further \
         than 1 from one corner lie in a quarter of a circle. The estimate is 4 times their share \
         of all needles; before the first needle it is 0.",
        "Nadeln fallen in ein Quadrat der Seite 1, jede mit zwei zufälligen Koordinaten. Die \
         höchstens 1 von einer Ecke entfernten liegen in einem Viertelkreis. Die Schätzung ist das \
         4-Fache ihres Anteils an allen Nadeln; vor der ersten Nadel ist sie 0.",
    ),
    ("Needles", "Nadeln"),
    ("needle", "Nadel"),
    ("needles", "Nadeln"),
    (
        "How many needles one estimate throws; four times as many halve its error.",
        "Wie viele Nadeln für eine Schätzung geworfen werden; viermal so viele halbieren ihren \
         Fehler.",
    ),
    ("Lecture 7, finding π", "Vorlesung 7, π bestimmen"),
    (
        "Estimates with 1,000 needles",
        "Schätzungen mit 1.000 Nadeln",
    ),
    (
        "estPi(0.005, 100): twice the needles until the spread is small enough",
        "estPi(0.005, 100): doppelt so viele Nadeln, bis die Streuung klein genug ist",
    ),
    ("estimate of π", "Schätzung von π"),
    (
        "{needles} needles give *{estimate}* on average. Single estimates have a standard \
         deviation of *{deviation}*",
        "{needles} Nadeln ergeben im Mittel *{estimate}*. Einzelne Schätzungen haben eine \
         Standardabweichung von *{deviation}*",
    ),
    (
        ": about 95 % of them are within {within} of π",
        ": Etwa 95 % von ihnen weichen höchstens {within} von π ab",
    ),
    // Birthdays.
    ("The birthday problem", "Das Geburtstagsproblem"),
    (
        "Do two people in a room share a birthday?",
        "Haben zwei Personen im Raum am selben Tag Geburtstag?",
    ),
    (
        "Ask everybody in a room for their birthday. A year has 366 days, so a match should be \
         rare; yet in a small class there often is one. How many people does it take?",
        "Man fragt alle in einem Raum nach ihrem Geburtstag. Ein Jahr hat 366 Tage, also sollte \
         ein gemeinsamer selten sein; doch schon in einer kleinen Klasse kommt er oft vor. Wie \
         viele Personen braucht es?",
    ),
    (
        "One trial is one room full of people, each with a birthday that chance chooses.",
        "Ein Durchlauf ist ein Raum voller Personen, jede mit einem zufälligen Geburtstag.",
    ),
    (
        "largest group|largest groups",
        "größte Gruppe|größten Gruppe",
    ),
    (
        "The most people in the room who all have the same birthday.",
        "Die meisten Personen im Raum, die alle am selben Tag Geburtstag haben.",
    ),
    (
        "People come into a room one by one. The birthday of each is any of numDays days, equally \
         likely. Observed are the largest group that shares a birthday, and whether it has numSame \
         people.",
        "Personen kommen nacheinander in einen Raum. Der Geburtstag jeder ist einer von numDays \
         Tagen, alle gleich wahrscheinlich. Beobachtet werden die größte Gruppe mit demselben \
         Geburtstag und ob sie numSame Personen hat.",
    ),
    ("People", "Personen"),
    ("person", "Person"),
    ("persons", "Personen"),
    (
        "How many people come into the room.",
        "Wie viele Personen in den Raum kommen.",
    ),
    ("Share a birthday", "Mit gleichem Geburtstag"),
    (
        "How many of them must have the same birthday.",
        "Wie viele von ihnen denselben Geburtstag haben müssen.",
    ),
    ("Days in the year", "Tage im Jahr"),
    ("days", "Tage"),
    (
        "How many birthdays there are, each equally likely; the lecture's year has 366.",
        "Wie viele Geburtstage es gibt, alle gleich wahrscheinlich; das Jahr der Vorlesung hat 366.",
    ),
    (
        "Lecture 4, the birthday problem",
        "Vorlesung 4, Geburtstagsproblem",
    ),
    (
        "Two people share a birthday",
        "Zwei Personen haben denselben Geburtstag",
    ),
    (
        "Three people share a birthday",
        "Drei Personen haben denselben Geburtstag",
    ),
    ("share a birthday", "gleicher Geburtstag"),
    ("largest group", "größte Gruppe"),
    (
        "Of {people} people at least {same} share a birthday in *{share}* of all rooms; the \
         largest group has *{largest}* people on average.",
        "Von {people} Personen haben in *{share}* aller Räume mindestens {same} denselben \
         Geburtstag; die größte Gruppe hat im Mittel *{largest}* Personen.",
    ),
    // The longest run of a die.
    ("Longest run of a die", "Längste Serie eines Würfels"),
    (
        "How long does a die show the same?",
        "Wie lange zeigt ein Würfel dasselbe?",
    ),
    (
        "Roll a die again and again and look for its longest run of one number. Chance makes \
         longer runs than most people would invent. How long is usual?",
        "Man würfelt immer wieder und sucht die längste Serie einer Zahl. Der Zufall macht \
         längere Serien, als sich die meisten ausdenken würden. Wie lang ist üblich?",
    ),
    (
        "One trial is one row of rolls, and the longest run in it.",
        "Ein Durchlauf ist eine Reihe von Würfen und die längste Serie darin.",
    ),
    ("longest run|run|runs", "längste Serie|Serie|Serien"),
    (
        "A run is rolls in a row that show the same: 5 4 4 4 5 has a longest run of 3.",
        "Eine Serie sind Würfe hintereinander, die dasselbe zeigen: In 5 4 4 4 5 ist die längste \
         Serie 3 lang.",
    ),
    (
        "A die is rolled again and again. A run is a number of rolls in a row that show the same: \
         1 4 3 has a longest run of 1, and 5 4 4 4 5 5 has one of 3.",
        "Ein Würfel wird immer wieder geworfen. Eine Serie sind aufeinanderfolgende Würfe, die \
         dasselbe zeigen: 1 4 3 hat eine längste Serie von 1, und 5 4 4 4 5 5 hat eine von 3.",
    ),
    ("Die", "Würfel"),
    (
        "the final exam's: 1 2 3 4 5 6 6 6 7",
        "der Prüfung: 1 2 3 4 5 6 6 6 7",
    ),
    ("fair: 1 2 3 4 5 6", "fair: 1 2 3 4 5 6"),
    ("a coin: 1 2", "eine Münze: 1 2"),
    (
        "What its sides show; each side is equally likely.",
        "Was seine Seiten zeigen; alle Seiten sind gleich wahrscheinlich.",
    ),
    ("Rolls", "Würfe"),
    ("How often the die is rolled.", "Wie oft gewürfelt wird."),
    ("Final exam, getAverage", "Abschlussprüfung, getAverage"),
    (
        "Longest run of a die in 500 rolls",
        "Längste Serie eines Würfels in 500 Würfen",
    ),
    ("Three dice", "Drei Würfel"),
    ("longest run", "längste Serie"),
    (
        "The longest run in {rolls} rolls is *{longest}* on average; nine tenths of the trials \
         have one of *{low} to {high}*.",
        "Die längste Serie in {rolls} Würfen ist im Mittel *{longest}* lang; neun Zehntel der \
         Durchläufe haben eine von *{low} bis {high}*.",
    ),
    // Dice that show a wanted face.
    (
        "Dice that show a wanted face",
        "Würfel, die eine gewünschte Seite zeigen",
    ),
    (
        "How rarely do all dice show the wanted face?",
        "Wie selten zeigen alle Würfel die gewünschte Seite?",
    ),
    (
        "Roll some dice and hope that all of them show the face that you want. It happens, but so \
         rarely that a few tries tell you nothing: only many trials show how rarely.",
        "Man wirft einige Würfel und hofft, dass alle die gewünschte Seite zeigen. Das kommt vor, \
         aber so selten, dass ein paar Versuche nichts sagen: Erst viele Durchläufe zeigen, wie \
         selten.",
    ),
    (
        "One trial is one roll of all dice.",
        "Ein Durchlauf ist ein Wurf aller Würfel.",
    ),
    (
        "wanted face|wanted faces|face|faces",
        "gewünschte Seite|gewünschten Seiten|Seite|Seiten",
    ),
    (
        "One side of a die. It does not matter which one is wanted: each is as likely.",
        "Eine Seite des Würfels. Welche gewünscht ist, spielt keine Rolle: Alle sind gleich \
         wahrscheinlich.",
    ),
    (
        "All dice are rolled, and those that show one wanted face are counted. Any other row of \
         faces that is named beforehand, such as 54324, is as likely as the wanted face on all \
         dice.",
        "Alle Würfel werden geworfen und die gezählt, die eine gewünschte Seite zeigen. Jede \
         andere vorher genannte Folge von Seiten, etwa 54324, ist so wahrscheinlich wie die \
         gewünschte Seite auf allen Würfeln.",
    ),
    (
        "How many dice are rolled, or how often one is.",
        "Wie viele Würfel geworfen werden oder wie oft einer.",
    ),
    ("Faces", "Seiten"),
    ("faces", "Seiten"),
    (
        "How many faces a die has, each equally likely; a coin has 2.",
        "Wie viele Seiten ein Würfel hat, alle gleich wahrscheinlich; eine Münze hat 2.",
    ),
    (
        "Lecture 4, simulation of die rolling",
        "Vorlesung 4, Würfeln simulieren",
    ),
    ("Five rolls show 11111", "Fünf Würfe zeigen 11111"),
    (
        "Five rolls show 11111, often enough",
        "Fünf Würfe zeigen 11111, oft genug",
    ),
    ("Lecture 4, boxcars", "Vorlesung 4, Doppelsechs"),
    (
        "Two dice show a double six",
        "Zwei Würfel zeigen eine Doppelsechs",
    ),
    ("Lecture 6, flipping coins", "Vorlesung 6, Münzen werfen"),
    ("Heads in 100 flips of a coin", "Kopf in 100 Münzwürfen"),
    ("wanted faces", "gewünschte Seiten"),
    ("all show it", "alle zeigen sie"),
    (
        "All {dice} dice show the wanted face in *{share}* of the trials; on average *{wanted}* of \
         them do.",
        "Alle {dice} Würfel zeigen die gewünschte Seite in *{share}* der Durchläufe; im Mittel tun \
         es *{wanted}* von ihnen.",
    ),
    // The mean of dice.
    ("Mean of continuous dice", "Mittelwert stetiger Würfel"),
    (
        "Why do means of many dice make a bell?",
        "Warum ergeben Mittelwerte vieler Würfel eine Glocke?",
    ),
    (
        "One die shows every number equally often. Take the mean of many dice, and numbers in the \
         middle come far more often: a bell appears out of nowhere. The more dice, the narrower \
         it is.",
        "Ein Würfel zeigt jede Zahl gleich oft. Nimmt man den Mittelwert vieler Würfel, kommen \
         Zahlen in der Mitte weit öfter: Aus dem Nichts entsteht eine Glocke. Je mehr Würfel, \
         desto schmaler ist sie.",
    ),
    (
        "One trial is one throw of all dice, and the mean of what they show.",
        "Ein Durchlauf ist ein Wurf aller Würfel und der Mittelwert dessen, was sie zeigen.",
    ),
    (
        "central limit theorem",
        "zentralen Grenzwertsatz|zentrale Grenzwertsatz|Grenzwertsatz",
    ),
    (
        "A law of chance: means of many independent numbers spread like a bell, whatever the \
         numbers themselves are like.",
        "Ein Gesetz des Zufalls: Mittelwerte vieler unabhängiger Zahlen streuen wie eine Glocke, \
         wie auch immer die Zahlen selbst verteilt sind.",
    ),
    ("theory|theories", "Theorie|Theorien"),
    (
        "What can be computed exactly, without any trial.",
        "Was sich exakt ausrechnen lässt, ohne einen einzigen Durchlauf.",
    ),
    (
        "Each die shows any number between 0 and 5, all equally likely. A trial is the mean of all \
         dice. By the central limit theorem it is the closer to a normal distribution the more dice \
         there are.",
        "Jeder Würfel zeigt eine beliebige Zahl zwischen 0 und 5, alle gleich wahrscheinlich. Ein \
         Durchlauf ist der Mittelwert aller Würfel. Nach dem zentralen Grenzwertsatz ist er umso \
         näher an einer Normalverteilung, je mehr Würfel es sind.",
    ),
    (
        "How many dice the mean is taken of.",
        "Über wie viele Würfel gemittelt wird.",
    ),
    (
        "Lecture 7, the central limit theorem",
        "Vorlesung 7, zentraler Grenzwertsatz",
    ),
    (
        "1 die and the mean of 50 dice",
        "1 Würfel und der Mittelwert von 50 Würfeln",
    ),
    ("mean of the dice", "Mittelwert der Würfel"),
    ("1 die", "eines Würfels"),
    ("{dice} dice", "von {dice} Würfeln"),
    (
        "The mean of {all} is *{mean}* over all trials, with a standard deviation of \
         *{deviation}*; theory says {theory_mean} with {theory}.",
        "Der Mittelwert {all} ist über alle Durchläufe *{mean}*, mit einer Standardabweichung von \
         *{deviation}*; die Theorie sagt {theory_mean} mit {theory}.",
    ),
    // Balls.
    ("Balls without replacement", "Kugeln ohne Zurücklegen"),
    (
        "How often are all drawn balls of one colour?",
        "Wie oft haben alle gezogenen Kugeln eine Farbe?",
    ),
    (
        "Reach blindly into a bucket of red and green balls and take out some, without putting \
         any back. Are they all of one colour? In a small bucket each ball that you take changes \
         the odds of the next.",
        "Man greift blind in einen Eimer mit roten und grünen Kugeln und zieht einige, ohne eine \
         zurückzulegen. Haben alle eine Farbe? In einem kleinen Eimer ändert jede gezogene Kugel \
         die Chancen der nächsten.",
    ),
    (
        "One trial is one reach into a full bucket.",
        "Ein Durchlauf ist ein Griff in einen vollen Eimer.",
    ),
    (
        "Balls are drawn from a bucket of red and green ones. Each ball in it is equally likely to \
         be next, and a drawn ball is not put back.",
        "Aus einem Eimer mit roten und grünen Kugeln wird gezogen. Jede Kugel darin ist mit \
         gleicher Wahrscheinlichkeit die nächste, und eine gezogene wird nicht zurückgelegt.",
    ),
    ("balls", "Kugeln"),
    ("red balls", "rote Kugeln"),
    ("Red balls", "Rote Kugeln"),
    (
        "How many red balls are in the bucket.",
        "Wie viele rote Kugeln im Eimer sind.",
    ),
    ("Green balls", "Grüne Kugeln"),
    (
        "How many green balls are in the bucket.",
        "Wie viele grüne Kugeln im Eimer sind.",
    ),
    ("Draws", "Züge"),
    ("draw", "Zug"),
    (
        "How many balls are drawn, one after another; none is put back.",
        "Wie viele Kugeln nacheinander gezogen werden; keine wird zurückgelegt.",
    ),
    ("Lecture 8, exercise 4", "Vorlesung 8, Übung 4"),
    (
        "Three balls of one colour from 3 red and 3 green",
        "Drei Kugeln einer Farbe aus 3 roten und 3 grünen",
    ),
    (
        "Three balls of one colour from 4 red and 4 green",
        "Drei Kugeln einer Farbe aus 4 roten und 4 grünen",
    ),
    ("most of one colour", "häufigste Farbe"),
    ("all of one colour", "alle von einer Farbe"),
    (
        "is at most {balls} here, as there are no more balls",
        "ist hier höchstens {balls}, weil es nicht mehr Kugeln gibt",
    ),
    (
        "{draws} balls drawn are all of one colour in *{share}* of the trials; *{red}* of them are \
         red on average.",
        "{draws} gezogene Kugeln sind in *{share}* der Durchläufe alle von einer Farbe; im Mittel \
         sind *{red}* von ihnen rot.",
    ),
    // The Monty Hall problem.
    ("The Monty Hall problem", "Das Ziegenproblem"),
    (
        "Switch the door, or stay?",
        "Die Tür wechseln oder bleiben?",
    ),
    (
        "A car is behind one of the doors. You pick one; the host opens another with nothing \
         behind it and asks: switch, or stay? Most people feel that it makes no difference. Play \
         it many times and see.",
        "Hinter einer der Türen steht ein Auto. Jemand wählt eine; der Moderator öffnet eine \
         andere, hinter der nichts ist, und fragt: wechseln oder bleiben? Die meisten meinen, es \
         sei egal. Viele Spiele zeigen, ob das stimmt.",
    ),
    (
        "One trial is one player, who plays so many games.",
        "Ein Durchlauf ist eine Person, die so viele Spiele spielt.",
    ),
    ("host", "Moderator"),
    (
        "He knows where the car is, and never opens that door.",
        "Er weiß, wo das Auto steht, und öffnet diese Tür nie.",
    ),
    (
        "A car is behind one of numDoors doors, each equally likely, and the player picks one. The \
         host, who knows where the car is, opens numOpened of the other doors, with nothing behind \
         them. The player stays, or switches to one of the other closed doors, each equally likely. \
         The outcome is the number of cars that are won in numGames games.",
        "Hinter einer von numDoors Türen steht ein Auto, hinter jeder mit gleicher \
         Wahrscheinlichkeit, und wer spielt, wählt eine. Der Moderator weiß, wo das Auto ist, und \
         öffnet numOpened der anderen Türen, hinter denen nichts ist. Wer spielt, bleibt oder \
         wechselt zu einer der anderen geschlossenen Türen, zu jeder mit gleicher \
         Wahrscheinlichkeit. Das Ergebnis ist die Zahl der Autos, die in numGames Spielen gewonnen \
         werden.",
    ),
    ("Player", "Wer spielt"),
    ("switches to another door", "wechselt zu einer anderen Tür"),
    ("stays with the first door", "bleibt bei der ersten Tür"),
    (
        "What the player does once the host has opened doors.",
        "Was tut, wer spielt, sobald der Moderator Türen geöffnet hat.",
    ),
    ("Doors", "Türen"),
    ("doors", "Türen"),
    (
        "How many doors there are; a car is behind one of them.",
        "Wie viele Türen es gibt; hinter einer steht ein Auto.",
    ),
    (
        "Doors that the host opens",
        "Türen, die der Moderator öffnet",
    ),
    (
        "How many doors the host opens: never the player's, never the one with the car.",
        "Wie viele Türen der Moderator öffnet: nie die gewählte, nie die mit dem Auto.",
    ),
    ("Games", "Spiele"),
    ("games", "Spiele"),
    ("game", "Spiel"),
    (
        "How many games a trial plays.",
        "Wie viele Spiele ein Durchlauf hat.",
    ),
    ("Beyond the course", "Über den Kurs hinaus"),
    ("Switch or stay?", "Wechseln oder bleiben?"),
    (
        "A hundred doors, and the host opens 98",
        "Hundert Türen, und der Moderator öffnet 98",
    ),
    ("cars won", "gewonnene Autos"),
    ("cars", "Autos"),
    (
        "is at most {most} here, as the player's door and another one stay closed",
        "ist hier höchstens {most}, weil die gewählte Tür und eine andere geschlossen bleiben",
    ),
    ("A player who switches", "Wer wechselt,"),
    ("A player who stays", "Wer bleibt,"),
    (
        "{player} wins *{wins}* cars in {games} games on average.",
        "{player} gewinnt in {games} Spielen im Mittel *{wins}* Autos.",
    ),
    // What a parameter takes, and what is wrong with a link.
    ("nothing", "nichts"),
    ("“{text}”", "„{text}“"),
    (
        "a whole number from {min} to {max}",
        "eine ganze Zahl von {min} bis {max}",
    ),
    (
        "a number from {min} to {max}",
        "eine Zahl von {min} bis {max}",
    ),
    ("one of {keys}", "eines von {keys}"),
    (
        "{key} takes {allowed}, not {given}",
        "{key} nimmt {allowed}, nicht {given}",
    ),
    ("{nearest} is used", "verwendet wird {nearest}"),
    (
        "This link says version “{given}”, and version {known} is known here",
        "Dieser Link nennt Version „{given}“, und bekannt ist hier Version {known}",
    ),
    (
        "what can be understood is used",
        "verwendet wird, was sich verstehen lässt",
    ),
    (
        "There is no scenario “{given}”; there are {known}",
        "Es gibt kein Szenario „{given}“; es gibt {known}",
    ),
    (
        "This link's numbers were made by version {given} of {scenario}; this is version {known}, \
         whose numbers differ. Those of that time come from a manytrials.html of that time, such as \
         one that is kept beside a paper.",
        "Die Zahlen dieses Links stammen von Version {given} von {scenario}; dies ist Version \
         {known}, deren Zahlen anders sind. Die von damals berechnet eine manytrials.html von damals, \
         etwa eine, die neben einer Arbeit aufbewahrt ist.",
    ),
    (
        "{key} takes one value, not a list",
        "{key} nimmt einen Wert, keine Liste",
    ),
    (
        "{scenario} has no parameter “{key}”",
        "{scenario} hat keinen Parameter „{key}“",
    ),
    ("it is left out", "das wird weggelassen"),
    (
        "{key} is given more than once",
        "{key} ist mehrmals angegeben",
    ),
    ("the last one is used", "verwendet wird die letzte Angabe"),
    (
        "{key} takes a range such as 0..300, 0..300/4, 0:300:100 or range(0, 301, 100), with at most \
         {most} values, not “{given}”",
        "{key} nimmt einen Bereich wie 0..300, 0..300/4, 0:300:100 oder range(0, 301, 100) mit \
         höchstens {most} Werten, nicht „{given}“",
    ),
    (
        "“{typed}” is read as {meaning}.",
        "„{typed}“ heißt hier: {meaning}.",
    ),
    (
        "{first}, {second}, … {last}: {count} values",
        "{first}; {second}; … {last}: {count} Werte",
    ),
    ("{count} values: {list}", "{count} Werte: {list}"),
    (
        "{cases} cases of {trials} trials each: {all} in all.",
        "{cases} Fälle mit je {trials} Durchläufen: zusammen {all}.",
    ),
    (
        "So many values are a whole number from 2 to {most}: an experiment has at most {cases} cases.",
        "Wie viele Werte: eine ganze Zahl von 2 bis {most}, denn ein Experiment hat höchstens {cases} \
         Fälle.",
    ),
    (
        "Beside the other values there is room for one only.",
        "Neben den anderen Werten hat nur einer Platz.",
    ),
    (
        "Both ends are the same: that is one value.",
        "Beide Enden sind gleich: Das ist ein Wert.",
    ),
    (
        "There are {cases} cases already, and an experiment has at most {most}: give another parameter \
         fewer values first.",
        "Es gibt schon {cases} Fälle, und ein Experiment hat höchstens {most}: Zuerst braucht ein anderer \
         Parameter weniger Werte.",
    ),
    (
        "{key} is at most {most} from trial {first} on, not {given}",
        "{key} ist ab Durchlauf {first} höchstens {most}, nicht {given}",
    ),
    (
        "{key} needs all trials from number 0 on, so it does not go with {first_trial}",
        "{key} braucht alle Durchläufe ab Nummer 0 und verträgt sich nicht mit {first_trial}",
    ),
    (
        "A sweep of so many steps has no room for {all} cases",
        "Bei so vielen Schritten ist kein Platz für {all} Fälle",
    ),
    (
        "the first values of {keys} are used, which make {fit}",
        "verwendet werden die ersten Werte von {keys}, das sind {fit}",
    ),
    (
        "{key} does not take {more} more values of its list either",
        "{key} nimmt auch {more} weitere Werte seiner Liste nicht",
    ),
    ("the nearest are used", "verwendet werden die nächsten"),
    (
        "The list of {key} is too long",
        "Die Liste für {key} ist zu lang",
    ),
    (
        "the first {read} of its values are read",
        "gelesen werden die ersten {read} ihrer Werte",
    ),
    (
        "{scenario} has no parameters {keys}",
        "{scenario} hat keine Parameter {keys}",
    ),
    (
        "{scenario} has no parameters {keys} and {more} more",
        "{scenario} hat keine Parameter {keys} und {more} weitere",
    ),
    ("they are left out", "sie werden weggelassen"),
    (
        "An experiment has at most {most} cases",
        "Ein Experiment hat höchstens {most} Fälle",
    ),
    (
        "the first values of {key} are used",
        "verwendet werden die ersten Werte von {key}",
    ),
    // Tables and axes.
    ("mean", "Mittelwert"),
    ("median", "Median"),
    ("mean ± standard error", "Mittelwert ± Standardfehler"),
    ("mean in theory", "Mittelwert (Theorie)"),
    ("in theory", "in der Theorie"),
    ("standard deviation", "Standardabweichung"),
    ("25 % to 75 %", "25 % bis 75 %"),
    ("5 % to 95 %", "5 % bis 95 %"),
    ("{low} to {high}", "{low} bis {high}"),
    ("After {step} {number}", "Nach {step} {number}"),
    ("after {step} {number}", "nach {step} {number}"),
    ("Of a trial", "Je Durchlauf"),
    (" and ", " und "),
    // The series.
    ("{unit} by {step}", "{unit} gegen {step}"),
    (
        " Dotted: what theory expects.",
        " Gepunktet: was die Theorie erwartet.",
    ),
    (
        "The share of trials in which it has happened, and its standard error (band).",
        "Der Anteil der Durchläufe, in denen es geschehen ist, und sein Standardfehler (Band).",
    ),
    (
        "The lines are means over all trials. Half of the trials lie in the dark band, 9 in 10 in the light \
         one.",
        "Die Linien sind Mittelwerte über alle Durchläufe. Im dunklen Band liegt die Hälfte der Durchläufe, im \
         hellen liegen 9 von 10.",
    ),
    (
        " One curve has bands: the legend lets you choose which.",
        " Bänder hat eine der Kurven: welche, wählt man in der Legende.",
    ),
    (
        "Curves of {unit} over {count} {steps}, from {trials}.",
        "Kurven: {unit} über {count} {steps}; {trials}.",
    ),
    (
        " The mean of {series} goes from {first} to {last}, between {lowest} and {highest} on its \
         way.",
        " Mittelwert ({series}): von {first} bis {last}, unterwegs zwischen {lowest} und {highest}.",
    ),
    (
        "{label} {mean} (9 in 10 trials: {low} to {high})",
        "{label} {mean} (9 von 10 Durchläufen: {low} bis {high})",
    ),
    (
        "At {step} {number}: {values}",
        "Bei {step} {number}: {values}",
    ),
    ("trial {number}", "Durchlauf {number}"),
    ("yours", "eigene"),
    ("theory", "Theorie"),
    // What the front page asks.
    (
        "Does it matter when the drug begins?",
        "Ist es wichtig, wann das Medikament beginnt?",
    ),
    (
        "Of 23 people, do two share a birthday?",
        "Haben zwei von 23 Personen am selben Tag Geburtstag?",
    ),
    // What one is seeing.
    ("A trial", "Ein Durchlauf"),
    ("The overview", "Die Übersicht"),
    ("Lines and bands", "Linien und Bänder"),
    (
        " A band is no single trial: it says where trials are at that moment. Where they end in \
         two heaps, none of them is near the mean.",
        " Ein Band ist kein einzelner Durchlauf: Es sagt, wo die Durchläufe in diesem Moment \
         sind. Wo sie in zwei Haufen enden, ist keiner nahe am Mittelwert.",
    ),
    ("The number after ±", "Die Zahl hinter ±"),
    ("The rule", "Die Regel"),
    ("Why this is exact", "Warum das exakt ist"),
    (
        "{one} All have the same rule and other random numbers; what is shown sums up {trials} of \
         them for each of {cases} cases.",
        "{one} Alle haben dieselbe Regel und andere Zufallszahlen; gezeigt sind {trials} \
         zusammen, für jeden von {cases} Fällen.",
    ),
    (
        "{one} All have the same rule and other random numbers; what is shown sums up {trials} of \
         them.",
        "{one} Alle haben dieselbe Regel und andere Zufallszahlen; gezeigt sind {trials} \
         zusammen.",
    ),
    (
        "Each bar is the share of the trials in which it happened, or did not.",
        "Jeder Balken ist der Anteil der Durchläufe, in denen es geschah, oder nicht.",
    ),
    (
        "Each bar counts the trials that end in its range: the taller, the more of them. How wide \
         the bars spread is how much single trials differ.",
        "Jeder Balken zählt die Durchläufe, die in seinem Bereich enden: je höher, desto mehr. \
         Wie breit die Balken streuen, so verschieden sind einzelne Durchläufe.",
    ),
    (
        " The bars in the other colour are what is asked for: {meaning}.",
        " Die Balken in der anderen Farbe sind, wonach gefragt ist: {meaning}.",
    ),
    (
        "It is one standard error: how well a result is known from so many trials.",
        "Sie ist ein Standardfehler: wie genau ein Ergebnis aus so vielen Durchläufen bekannt \
         ist.",
    ),
    (
        " Here {result}: other random numbers would give another result, and infinitely many \
         trials the true one. Two of three times the truth lies between {near_low} and \
         {near_high}, 19 of 20 times between {low} and {high}. So much may be concluded, and no \
         more.",
        " Hier {result}: Andere Zufallszahlen gäben ein anderes Ergebnis, unendlich viele \
         Durchläufe das wahre. In zwei von drei Fällen liegt die Wahrheit zwischen {near_low} und \
         {near_high}, in 19 von 20 zwischen {low} und {high}. So viel lässt sich schließen, mehr \
         nicht.",
    ),
    (
        " Four times as many trials halve it.",
        " Viermal so viele Durchläufe halbieren sie.",
    ),
    (
        " It does not say how much single trials differ: that is their standard deviation, \
         {deviation} here, and it stays as it is however many there are.",
        " Sie sagt nicht, wie verschieden einzelne Durchläufe sind: Das ist ihre \
         Standardabweichung, hier {deviation}, und sie bleibt, wie viele es auch sind.",
    ),
    (
        "The trials have numbers. Trial 17 of a link is the same on every machine, with any \
         number of threads; cases that are compared share their random numbers, so that their \
         difference is often better known than either of them.",
        "Die Durchläufe haben Nummern. Durchlauf 17 eines Links ist auf jedem Rechner derselbe, \
         mit beliebig vielen Threads; verglichene Fälle teilen ihre Zufallszahlen, darum ist ihr \
         Unterschied oft genauer bekannt als jeder von ihnen.",
    ),
    // Histograms and clouds.
    ("Where the trials end", "Wo die Durchläufe enden"),
    (
        "What the trials give: {outcome}",
        "Was die Durchläufe ergeben: {outcome}",
    ),
    (
        "Histogram of {outcome}: 5 % of trials give {low} or less, half {middle} or less, 95 % \
         {high} or less.",
        "Histogramm von {outcome}: 5 % der Durchläufe ergeben {low} oder weniger, die Hälfte \
         {middle} oder weniger, 95 % {high} oder weniger.",
    ),
    ("{from} to {to}", "{from} bis {to}"),
    (
        "{outcome} {values}: {share} of the trials",
        "{outcome} {values}: {share} der Durchläufe",
    ),
    ("your mean", "eigener Mittelwert"),
    (
        "Where the first {trials} trials end",
        "Wo die ersten {trials} Durchläufe enden",
    ),
    (
        "Dots at {x} and {y} of single trials, within {reach} of the origin.",
        "Punkte einzelner Durchläufe: {x} und {y}, in jeder Richtung höchstens {reach} vom \
         Ursprung.",
    ),
    // Sweeps.
    ("{outcome} by {params}", "{outcome} gegen {params}"),
    (
        "Dots: mean and its standard error. Bands: half of the trials (dark) and 9 in 10 trials \
         (light).",
        "Punkte: Mittelwert und sein Standardfehler. Bänder: die Hälfte der Durchläufe (dunkel) \
         und 9 von 10 Durchläufen (hell).",
    ),
    (
        "The stronger the colour, the larger the share of trials.",
        "Je kräftiger die Farbe, desto größer der Anteil der Durchläufe.",
    ),
    (
        "The stronger the colour, the larger the mean.",
        "Je kräftiger die Farbe, desto größer der Mittelwert.",
    ),
    ("at most", "höchstens"),
    ("at least", "mindestens"),
    (
        "{number} of patients are in remission",
        "{number} der Patienten sind in Remission",
    ),
    (
        "{number} viruses are left on average",
        "{number} Viren sind im Mittel übrig",
    ),
    (
        "{number} steps are needed on average",
        "{number} Schritte sind im Mittel nötig",
    ),
    (
        "The distance from the origin is {number} on average",
        "Der Abstand vom Ursprung ist im Mittel {number}",
    ),
    (
        "{number} rabbits live in the forest on average",
        "{number} Kaninchen leben im Mittel im Wald",
    ),
    (
        "{number} of the players lose money",
        "{number} der Spieler verlieren Geld",
    ),
    (
        "The estimate of π is {number} on average",
        "Die Schätzung von π ist im Mittel {number}",
    ),
    (
        "In {number} of all rooms people share a birthday",
        "In {number} aller Räume haben Leute am selben Tag Geburtstag",
    ),
    (
        "The longest run is {number} on average",
        "Die längste Folge ist im Mittel {number} lang",
    ),
    (
        "All dice show the wanted face in {number} of the trials",
        "Alle Würfel zeigen die gewünschte Seite in {number} der Durchläufe",
    ),
    (
        "The mean is {number} over all trials",
        "Der Mittelwert aller Durchläufe ist {number}",
    ),
    (
        "All balls are of one colour in {number} of the trials",
        "Alle Kugeln haben dieselbe Farbe in {number} der Durchläufe",
    ),
    (
        "{number} cars are won on average",
        "{number} Autos werden im Mittel gewonnen",
    ),
    (
        "{number} of the trials: {share}",
        "{number} der Durchläufe: {share}",
    ),
    (
        "{outcome} in {number} of the trials",
        "{outcome} in {number} der Durchläufe",
    ),
    (
        "{outcome} is {number} on average",
        "{outcome}: im Mittel {number}",
    ),
    (
        "{lowest} with {low} and *{highest}* with {high}: no difference that {trials} trials can show among {count} cases of {params}.",
        "{lowest} bei {low} und *{highest}* bei {high}: kein Unterschied, den {trials} Durchläufe unter {count} Fällen ({params}) zeigen können.",
    ),
    (
        "{lowest} with {low}, the lowest of {count} cases of {params}; *{highest}* with {high}, the highest.",
        "{lowest} bei {low}, am wenigsten von {count} Fällen ({params}); *{highest}* bei {high}, am meisten.",
    ),
    (
        "Those named together {trials} trials cannot tell apart.",
        "Was zusammen genannt ist, können {trials} Durchläufe nicht unterscheiden.",
    ),
    (
        "{first} (and {more} others)",
        "{first} (und {more} anderen)",
    ),
    (" or ", " oder "),
    (
        "Dots: mean and its standard error.",
        "Punkte: Mittelwert mit Standardfehler.",
    ),
    (
        " Only the dots were run; the lines between them lead the eye.",
        " Gelaufen ist nur, was ein Punkt ist; die Linien dazwischen führen das Auge.",
    ),
    // The speed of the page.
    (
        "Speed-up by the number of threads",
        "Beschleunigung nach Zahl der Threads",
    ),
    (
        "One thread does {rate} trials a second.",
        "Ein Thread schafft {rate} Durchläufe je Sekunde.",
    ),
    (
        "More threads are not faster here: one does {rate} trials a second.",
        "Mehr Threads sind hier nicht schneller: Einer schafft {rate} Durchläufe je Sekunde.",
    ),
    (
        "{threads} threads are {times} times as fast as one: {rate} trials a second.",
        "{threads} Threads sind {times}-mal so schnell wie einer: {rate} Durchläufe je Sekunde.",
    ),
    (
        "1 thread: {times} times as fast as one",
        "1 Thread: {times}-mal so schnell wie einer",
    ),
    (
        "{threads} threads: {times} times as fast as one",
        "{threads} Threads: {times}-mal so schnell wie einer",
    ),
    ("Threads", "Threads"),
    ("Trials a second", "Durchläufe je Sekunde"),
    ("Speed-up", "Beschleunigung"),
    ("Of the ideal", "Vom Ideal"),
    ("threads", "Threads"),
    ("ideal", "ideal"),
    // One's own numbers.
    (
        "Mean curve: {series} by {step}",
        "Mittelwertkurve: {series} je {step}",
    ),
    ("There are no trials yet.", "Es gibt noch keine Durchläufe."),
    (
        "Open one of the cases alone to check a result of it.",
        "Zum Prüfen eines Ergebnisses einen der Fälle allein öffnen.",
    ),
    (
        "This experiment has other results: choose what your numbers are.",
        "Dieses Experiment hat andere Ergebnisse: Bitte wählen, was die Zahlen sind.",
    ),
    (
        " Of {all} usual misreadings of the rules they would find {found} at least 9 times in 10.",
        " Von {all} üblichen Lesefehlern der Regeln fänden sie {found} in mindestens 9 von 10 Fällen.",
    ),
    (
        " Your numbers are multiples of {unit}: where they are rounded, so is what they are compared with.",
        " Die eigenen Zahlen sind Vielfache von {unit}: Wo sie gerundet sind, ist es auch, womit sie verglichen werden.",
    ),
    (", or ", ", oder "),
    ("1 number", "1 Zahl"),
    ("1 result", "eine Zahl"),
    (
        "; no number of results that people have would do.",
        "; so viele Ergebnisse, wie nötig wären, hat niemand.",
    ),
    ("; {enough} would not.", "; {enough} nicht."),
    (
        "A histogram is of results, one a trial.",
        "Ein Histogramm ist von Ergebnissen, eines je Durchlauf.",
    ),
    (
        "It was compared with the band of {trials} trials here and with {runs} single ones. A single run says little: many results, one a trial, say more.",
        "Verglichen wurde mit dem Band von {trials} Durchläufen hier und mit {runs} einzelnen. Ein einzelner Durchlauf sagt wenig: Viele Ergebnisse, eines je Durchlauf, sagen mehr.",
    ),
    (
        "Its brackets are nested too deep for a list of results.",
        "Die Klammern sind für eine Liste von Ergebnissen zu tief geschachtelt.",
    ),
    (
        "No share is {value}, your number {place}: shares lie from 0 to 1.",
        "Kein Anteil ist {value} (Zahl Nummer {place}): Anteile liegen zwischen 0 und 1.",
    ),
    (
        "No trial can give {value}: {quantity} is a whole number.",
        "Kein Durchlauf kann {value} ergeben: {quantity} ist eine ganze Zahl.",
    ),
    (
        "No trial can give {value}: {quantity} lies from {least} to {most} here.",
        "Kein Durchlauf kann {value} ergeben: {quantity} liegt hier zwischen {least} und {most}.",
    ),
    (
        "Of how many trials is it the mean? Say it in the field below the numbers.",
        "Von wie vielen Durchläufen ist es der Mittelwert? Das Feld unter den Zahlen sagt es.",
    ),
    (
        "One mean a case: {outcome}",
        "Ein Mittelwert je Fall: {outcome}",
    ),
    ("One mean: {outcome}", "Ein Mittelwert: {outcome}"),
    ("One run", "Ein Durchlauf"),
    (
        "One run: {series} by {step}",
        "Ein Durchlauf: {series} je {step}",
    ),
    ("One share a case: {share}", "Ein Anteil je Fall: {share}"),
    ("One share: {share}", "Ein Anteil: {share}"),
    (
        "Paste one number: the mean or the share.",
        "Bitte eine Zahl einfügen: den Mittelwert oder den Anteil.",
    ),
    (
        "Results, one a trial: {outcome}",
        "Ergebnisse, eines je Durchlauf: {outcome}",
    ),
    (
        "So many would find any of {found} usual misreadings of the rules at least 9 times in 10.",
        "So viele fänden jeden von {found} üblichen Lesefehlern der Regeln in mindestens 9 von 10 Fällen.",
    ),
    (
        "So many would show 9 times in 10 if your mean were off by {amount} or more.",
        "So viele zeigten es in 9 von 10 Fällen, wenn der eigene Mittelwert um {amount} oder mehr falsch wäre.",
    ),
    (
        "The mean of {trials} runs",
        "Der Mittelwert von {trials} Durchläufen",
    ),
    (
        "The values are spread otherwise.",
        "Die Werte sind anders verteilt.",
    ),
    (
        "There are more than 2,000,000 numbers; take fewer.",
        "Es sind mehr als 2.000.000 Zahlen; bitte weniger nehmen.",
    ),
    (
        "There are {cases} cases here: paste one number for each, in their order, or open one of the cases alone.",
        "Hier sind {cases} Fälle: Bitte für jeden eine Zahl einfügen, in ihrer Reihenfolge, oder einen der Fälle allein öffnen.",
    ),
    (
        "These are results of other values: {key} is {theirs} there and {value} here.",
        "Das sind Ergebnisse mit anderen Werten: {key} ist dort {theirs} und hier {value}.",
    ),
    (
        "These are {count} lists of numbers: one trial each, or mean curves. Paste one list.",
        "Das sind {count} Listen von Zahlen: je ein Durchlauf, oder Mittelwertkurven. Bitte eine Liste einfügen.",
    ),
    (
        "This is a set: it keeps each value once, however often it came. Paste the list that it was made of.",
        "Das ist eine Menge (set): Sie behält jeden Wert nur einmal, so oft er auch kam. Bitte die Liste einfügen, aus der sie entstand.",
    ),
    (
        "This is certain, whatever chance does.",
        "Das ist sicher, was immer der Zufall tut.",
    ),
    (
        "This mixes numbers and lists, after {count} numbers. Paste one list of numbers.",
        "Hier mischen sich Zahlen und Listen, nach {count} Zahlen. Bitte eine Liste von Zahlen einfügen.",
    ),
    (
        "This was printed short: only {count} numbers stand beside “...”. Print them all, as with print(list(results)), or write them to a file.",
        "Das wurde gekürzt ausgegeben: Nur {count} Zahlen stehen neben „...“. Bitte alle ausgeben, etwa mit print(list(results)), oder in eine Datei schreiben.",
    ),
    (
        "Values with how often they came are results, one a trial.",
        "Werte mit ihrer Häufigkeit sind Ergebnisse, eines je Durchlauf.",
    ),
    ("What is this: {labels}?", "Was ist das: {labels}?"),
    (
        "Yes or no is written True and False, or 1 and 0.",
        "Ja oder nein schreibt man True und False oder 1 und 0.",
    ),
    (
        "Yes or no, one a trial: {share}",
        "Ja oder nein, je Durchlauf: {share}",
    ),
    (
        "Yours is {value}, that of {trials} trials here {mean}; between means of {own} and {trials} trials the difference has a standard error of {error}.",
        "Der eigene ist {value}, der von {trials} Durchläufen hier {mean}; zwischen Mittelwerten von {own} und {trials} Durchläufen hat der Unterschied einen Standardfehler von {error}.",
    ),
    (
        "a histogram of {count} bars",
        "ein Histogramm mit {count} Balken",
    ),
    ("a mean", "ein Mittelwert"),
    ("a mean of {trials}", "ein Mittelwert ({trials})"),
    ("column {place}: {numbers}", "Spalte {place}: {numbers}"),
    (
        "histogram of {count} results in {bars} bars",
        "Verteilung von {count} Ergebnissen auf {bars} Balken",
    ),
    (
        "inside the band of 9 in 10 at {inside} of {all} {steps}",
        "bei {inside} von {all} {steps} im Band von 9 aus 10",
    ),
    (
        "list of {count} means (number {place} is the farthest)",
        "Liste von {count} Mittelwerten (Nummer {place} liegt am weitesten weg)",
    ),
    ("list {place}: {numbers}", "Liste {place}: {numbers}"),
    ("mean of {trials}", "Mittelwert ({trials})"),
    (
        "the mean curves: {numbers} each",
        "die Mittelwertkurven: je {numbers}",
    ),
    (
        "the outcomes of {trials} trials",
        "die Ergebnisse von {trials} Durchläufen",
    ),
    ("two columns", "zwei Spalten"),
    (
        "with commas between thousands",
        "mit Kommas zwischen Tausendern",
    ),
    ("with decimal commas", "mit Dezimalkommas"),
    (
        "with points between thousands",
        "mit Punkten zwischen Tausendern",
    ),
    (
        "with spaces between thousands",
        "mit Leerzeichen zwischen Tausendern",
    ),
    (
        "{count} like these can hardly tell it from a program that {what}",
        "{count} solche unterscheiden es kaum von einem Programm, das {what}",
    ),
    (
        "{count} like these would miss {times} times in 10 a program that {what}",
        "{count} solche übersähen in {times} von 10 Fällen ein Programm, das {what}",
    ),
    ("{count} numbers", "{count} Zahlen"),
    (
        "{count} numbers with an index",
        "{count} Zahlen mit laufender Nummer",
    ),
    (
        "{count} trials, step by step",
        "{count} Durchläufe, Schritt für Schritt",
    ),
    (
        "{count} values and how often each came",
        "{count} Werte und wie oft jeder kam",
    ),
    (
        "{impossible} If your numbers are means of several trials, paste the results themselves, or the whole mean curve and say of how many trials it is.",
        "{impossible} Sind die Zahlen Mittelwerte mehrerer Durchläufe, dann bitte die Ergebnisse selbst einfügen, oder die ganze Mittelwertkurve und die Zahl ihrer Durchläufe.",
    ),
    ("{label} as a fraction", "{label} als Bruchteil"),
    ("{label} in percent", "{label} in Prozent"),
    ("{label} {marked}", "{label} {marked}"),
    ("{label}, case {place}", "{label}, Fall {place}"),
    ("{name}: {numbers}", "{name}: {numbers}"),
    ("{numbers} of {lists} lists", "{numbers} aus {lists} Listen"),
    ("{of}: {band}, as usual.", "{of}: {band}, wie üblich."),
    ("{of}: {band}.", "{of}: {band}."),
    (
        "{of}: {band}; 9 in 10 runs are at {usual} or more.",
        "{of}: {band}; bei 9 von 10 Durchläufen sind es {usual} oder mehr.",
    ),
    (
        "{percent} % of the trials here lie beyond your bars.",
        "{percent} % der Durchläufe hier liegen außerhalb der eigenen Balken.",
    ),
    (
        "{words} At {step_name} {step} no right program is so far away: something is different.",
        "{words} Bei {step_name} {step} ist kein richtiges Programm so weit weg: Etwas ist anders.",
    ),
    (
        "{words} Look again, or check more runs.",
        "{words} Besser noch einmal hinsehen oder mehr Durchläufe prüfen.",
    ),
    ("Recognise what they are", "Erkennen, was sie sind"),
    ("Read as: {reading}.", "Gelesen als: {reading}."),
    (
        "There are no numbers yet. Paste your list of results.",
        "Noch sind keine Zahlen da. Bitte die Liste der Ergebnisse einfügen.",
    ),
    (
        "“{word}” is no number that can be used; it comes after {count} that can. Paste numbers \
         apart by commas, spaces or lines, with a point before decimals.",
        "„{word}“ ist keine brauchbare Zahl; davor stehen {count} brauchbare. Zahlen bitte durch \
         Kommas, Leerzeichen oder Zeilen trennen, mit einem Punkt vor den Nachkommastellen.",
    ),
    (
        "Say of how many trials your curve is the mean: {fewest} or more.",
        "Bitte angeben, über wie viele Durchläufe die Kurve gemittelt ist: {fewest} oder mehr.",
    ),
    ("There is 1 number", "Da ist 1 Zahl"),
    ("There are numbers ({count})", "Da sind Zahlen ({count})"),
    (
        "{numbers} for {steps} {step_name}: a mean curve has one after each of them, {steps}, or \
         {with_first} with the first value.",
        "{numbers} für {steps} {step_name}: Eine Mittelwertkurve hat nach jedem Schritt eine, also \
         {steps}, oder mit dem ersten Wert {with_first}.",
    ),
    ("{count} results", "{count} eigenen Ergebnisse"),
    (
        "curve of {count} means",
        "eigene Kurve aus {count} Mittelwerten",
    ),
    (
        "chi-square test of the distribution",
        "Chi-Quadrat-Test der Verteilung",
    ),
    ("test of the mean", "Test des Mittelwerts"),
    (
        "test of the largest difference",
        "Test des größten Unterschieds",
    ),
    ("agrees", "passt"),
    ("agree", "passen"),
    ("differs", "weicht"),
    ("differ", "weichen"),
    ("nearly all", "fast allen"),
    ("{percent} % of", "{percent} % aller"),
    ("only {percent} % of", "nur {percent} % aller"),
    ("only 1 in {many}", "nur 1 von {many}"),
    (
        "fewer than 1 in 1,000,000,000",
        "weniger als 1 von 1.000.000.000",
    ),
    ("the same", "gleich"),
    ("{amount} lower", "{amount} kleiner"),
    ("{amount} higher", "{amount} größer"),
    (
        "{apart} at {step_name} {number}",
        "{apart} bei {step_name} {number}",
    ),
    (
        "Your {name} {agree} with the rules: a difference as large as yours or larger would happen \
         in {often} classes even if every program is right ({by}).",
        "Die {name} {agree} zu den Regeln: Ein so großer oder größerer Unterschied käme in {often} \
         Klassen vor, auch wenn jedes Programm richtig ist ({by}).",
    ),
    (
        "Your {name} may be right, but look again: a right program differs as much in {often} \
         classes ({by}). Run more trials of your program; if it is right, this passes.",
        "Die {name}: vielleicht richtig, aber besser noch einmal hinsehen. Ein richtiges Programm \
         weicht in {often} Klassen so weit ab ({by}). Mehr Durchläufe des eigenen Programms helfen; \
         ist es richtig, gibt sich das.",
    ),
    (
        "Your {name} {differ} from the rules: a right program differs as much in {often} classes \
         ({by}), so something is different. {where_}",
        "Die {name} {differ} von den Regeln ab: Ein richtiges Programm weicht in {often} Klassen \
         so weit ab ({by}), also ist etwas anders. {where_}",
    ),
    (
        "The mean fits, but the values spread otherwise.",
        "Der Mittelwert passt, aber die Werte streuen anders.",
    ),
    (
        "Your curve is {apart} most clearly.",
        "Am deutlichsten ist die Kurve {apart}.",
    ),
    (
        "Your mean is {apart} than expected.",
        "Der eigene Mittelwert ist {apart} als erwartet.",
    ),
    (
        "Your mean is {own}, that of {trials} trials here {mean}: yours is {apart}, with a \
         standard error of the difference of {error}. {tests}The trials here are a sample too, and \
         that is allowed for.",
        "Der eigene Mittelwert ist {own}, der von {trials} Durchläufen hier {mean}: Der eigene ist \
         {apart}, bei einem Standardfehler der Differenz von {error}. {tests}Auch die Durchläufe \
         hier sind eine Stichprobe, und das ist berücksichtigt.",
    ),
    (
        "Two tests were made, of the mean and of the whole distribution (chi-square), so the \
         smaller chance counts twice. ",
        "Zwei Tests wurden gemacht, des Mittelwerts und der ganzen Verteilung (Chi-Quadrat), darum \
         zählt die kleinere Wahrscheinlichkeit doppelt. ",
    ),
    (
        " More trials here would make the test sharper.",
        " Mehr Durchläufe hier würden den Test schärfen.",
    ),
    (
        "The largest of {count} differences is at {step_name} {number}: yours is {apart}, {times} \
         standard errors of the difference between a mean of {own} trials and one of {trials} \
         trials here. It counts as the largest of so many (Bonferroni); neighbouring {steps} go up \
         and down together, so the true chance is smaller still.",
        "Der größte von {count} Unterschieden liegt bei {step_name} {number}: Der eigene Wert ist \
         {apart}, das sind {times} Standardfehler der Differenz zwischen einem Mittelwert von {own} \
         Durchläufen und einem von {trials} Durchläufen hier. Er zählt als größter von so vielen \
         (Bonferroni); benachbarte {steps} gehen gemeinsam auf und ab, die wahre Wahrscheinlichkeit \
         ist also noch kleiner.",
    ),
    ("This looks like {names}.", "Das sieht aus wie {names}."),
    (", or like ", ", oder wie "),
    ("a program that {what}", "ein Programm, das {what}"),
    (
        "a program that takes numTrials ({trials}) for {key}",
        "ein Programm, das numTrials ({trials}) für {key} nimmt",
    ),
    (
        " The exercise can be read so too, and then it is no mistake: both readings exist.",
        " So kann man die Aufgabe auch lesen, und dann ist es kein Fehler: Es gibt beide Lesarten.",
    ),
    // Single trials and pins.
    (
        "Trial {number}{of}: {outcomes}.",
        "Durchlauf {number}{of}: {outcomes}.",
    ),
    (" with {case}", " mit {case}"),
    (", ", "; "),
    ("the same experiment", "dasselbe Experiment"),
    ("{trials} trials", "{trials} Durchläufe"),
    ("1 trial", "1 Durchlauf"),
    // Files and links.
    ("trial {from}", "Durchlauf {from}"),
    ("trials {from} to {to}", "Durchläufe {from} bis {to}"),
    (
        "{quantity} at {step} {number}",
        "{quantity} bei {step} {number}",
    ),
    (
        "{name} of case {case} ({values})",
        "{name} von Fall {case} ({values})",
    ),
    (
        "it holds trials that its link does not ask for",
        "sie enthält Durchläufe, die ihr Link nicht verlangt",
    ),
    (
        "it says {key} = {given}, and its link says {linked}",
        "sie nennt {key} = {given}, ihr Link dagegen {linked}",
    ),
    (
        "it says {key} = {given}, and its list of trials says {held}",
        "sie nennt {key} = {given}, ihre Liste der Durchläufe dagegen {held}",
    ),
    (
        "its case {case} says {key} = {given}, and its link says {linked}",
        "ihr Fall {case} nennt {key} = {given}, ihr Link dagegen {linked}",
    ),
    (
        "its values, its trials or its sums are not those of its fingerprint",
        "ihre Werte, ihre Durchläufe oder ihre Summen sind nicht die ihres Fingerabdrucks",
    ),
    (
        "its part “about” is not about what the file holds",
        "ihr Teil „about“ beschreibt nicht, was sie enthält",
    ),
    (
        "no {trials} trials have its sums of {place}",
        "keine {trials} Durchläufe haben ihre Summen von {place}",
    ),
    (
        "its table says {statistic} {given} of {place}, and its exact sums give {found}",
        "ihre Tabelle nennt {statistic} {given} von {place}, ihre exakten Summen ergeben {found}",
    ),
    (
        "its table of {quantity} has not all steps",
        "ihre Tabelle von {quantity} hat nicht alle Schritte",
    ),
    (
        "its histogram of {place} is not that of its exact sums",
        "ihr Histogramm von {place} ist nicht das ihrer exakten Summen",
    ),
    (
        "it is no results file: it is no text",
        "keine Ergebnisdatei, sie ist kein Text",
    ),
    (
        "it is an archive in too many others",
        "ein Archiv in zu vielen anderen",
    ),
    ("it is a damaged archive", "ein beschädigtes Archiv"),
    (
        "it has more than {most} files",
        "es hat mehr als {most} Dateien",
    ),
    (
        "it is locked with a password",
        "sie ist mit einem Passwort gesperrt",
    ),
    (
        "it is damaged in its archive",
        "sie ist in ihrem Archiv beschädigt",
    ),
    (
        "it is packed in a way that is not known here",
        "sie ist auf eine Art gepackt, die hier nicht bekannt ist",
    ),
    (
        "it unpacks to more than {one} MB, or all of them to more than {all} MB, and no class's results do",
        "ausgepackt hat sie mehr als {one} MB oder alle zusammen mehr als {all} MB, und so groß sind die Ergebnisse keiner Klasse",
    ),
    ("No file could be used.", "Keine Datei war zu verwenden."),
    (
        "All {trials} trials that its link asks for are there.",
        "Alle {trials} Durchläufe, die ihr Link verlangt, sind da.",
    ),
    (
        "Incomplete: {trials} of the {asked} trials that its link asks for.",
        "Unvollständig: {trials} der {asked} Durchläufe, die ihr Link verlangt.",
    ),
    (
        "{files} files, merged: all {trials} trials that their links ask for.",
        "{files} Dateien, vereint: alle {trials} Durchläufe, die ihre Links verlangen.",
    ),
    (
        "{files} files, merged, and incomplete: {trials} of the {asked} trials that their links ask for.",
        "{files} Dateien, vereint und unvollständig: {trials} der {asked} Durchläufe, die ihre Links verlangen.",
    ),
    (
        "{name} is counted once: {why}.",
        "{name} zählt nur einmal: {why}.",
    ),
    (
        "{name} is of a time when fingerprints did not bind values and trials; only to verify it shows that they are its own.",
        "{name} stammt aus einer Zeit, als Fingerabdrücke Werte und Durchläufe nicht festhielten; erst Nachprüfen zeigt, dass sie dazugehören.",
    ),
    (
        "{first} is no results file and was passed over.",
        "{first} ist keine Ergebnisdatei und wurde übergangen.",
    ),
    (
        "{all} other files were passed over, such as {first}.",
        "{all} andere Dateien wurden übergangen, etwa {first}.",
    ),
    (
        "it holds {trials}, and so does {other}",
        "sie enthält {trials}, und {other} auch",
    ),
    ("it is the same as {other}", "sie ist dieselbe wie {other}"),
    (
        "it says other numbers of {trials} than {other}, so one of the two was altered",
        "sie nennt andere Zahlen für {trials} als {other}, also wurde eine der beiden verändert",
    ),
    (
        "it is of another experiment ({differs})",
        "sie gehört zu einem anderen Experiment ({differs})",
    ),
    (
        "its sums do not fit to those of the others",
        "ihre Summen passen nicht zu denen der anderen",
    ),
    ("{trials} is missing", "{trials} fehlt"),
    ("{trials} are missing", "{trials} fehlen"),
    ("part {part} of {all}", "Teil {part} von {all}"),
    (
        "parts {first} to {last} of {all}",
        "Teile {first} bis {last} von {all}",
    ),
    (
        "it does not say which trials it shows, or their fingerprint",
        "sie sagt nicht, welche Durchläufe sie zeigt, oder nicht deren Fingerabdruck",
    ),
    (
        "computed again, its trials have the fingerprint {found}, not {given}",
        "neu gerechnet haben ihre Durchläufe den Fingerabdruck {found}, nicht {given}",
    ),
    (
        "its sums are those of other observations",
        "ihre Summen sind die anderer Beobachtungen",
    ),
    (
        "{place}: it says a mean of {said}, and computed again it is {is}",
        "{place}: Sie nennt den Mittelwert {said}, neu gerechnet ist er {is}",
    ),
    (
        "{place}: its sums leave no room for the trials that were computed again",
        "{place}: Ihre Summen lassen keinen Platz für die Durchläufe, die neu gerechnet wurden",
    ),
    (
        "{place}: it counts {counted} trials with {value}, and of {done} that were computed again {gave} have it",
        "{place}: Sie zählt {counted} Durchläufe mit {value}, und von {done} neu gerechneten haben {gave} ihn",
    ),
    (
        "it has a fingerprint and no sums, so a part of its trials shows nothing: {part}",
        "sie hat einen Fingerabdruck und keine Summen, also zeigt ein Teil ihrer Durchläufe nichts: {part}",
    ),
    (
        "nothing contradicts it: {part}",
        "nichts widerspricht ihr: {part}",
    ),
    (
        "its fingerprint is of a time when it did not bind values and trials",
        "ihr Fingerabdruck stammt aus einer Zeit, als er Werte und Durchläufe nicht festhielt",
    ),
    (
        "it has the same trials as {other}",
        "sie hat dieselben Durchläufe wie {other}",
    ),
    (
        "it has {trials}, as {other} has",
        "sie hat {trials}, wie {other}",
    ),
    (
        "{other} has trials of it too",
        "{other} hat auch Durchläufe von ihr",
    ),
    (
        "its link asks for {trials} too, and no file has them",
        "ihr Link verlangt auch {trials}, und keine Datei hat sie",
    ),
    ("Altered: {what}.", "Verändert: {what}."),
    (
        "Altered, {altered} of {looked} files that were computed again: {names}.",
        "Verändert, {altered} von {looked} neu gerechneten Dateien: {names}.",
    ),
    (
        "Genuine: all {trials} trials were computed again and give the same.",
        "Echt: Alle {trials} Durchläufe wurden neu gerechnet und ergeben dasselbe.",
    ),
    (
        "Genuine: the trials of all {files} files were computed again and give the same.",
        "Echt: Die Durchläufe aller {files} Dateien wurden neu gerechnet und ergeben dasselbe.",
    ),
    (
        "Nothing contradicts it: {done} of {all} trials, drawn at random, were computed again. Only all of them are a proof.",
        "Nichts widerspricht ihr: {done} von {all} Durchläufen, zufällig gezogen, wurden neu gerechnet. Erst alle sind ein Beweis.",
    ),
    (
        "{proved} of {files} files, drawn at random, were computed again: all of these are genuine.",
        "{proved} von {files} Dateien, zufällig gezogen, wurden neu gerechnet: Diese sind alle echt.",
    ),
    (
        "{key} = {theirs} instead of {mine}",
        "{key} = {theirs} statt {mine}",
    ),
    (
        "{name} is not used: {why}.",
        "{name} wird nicht verwendet: {why}.",
    ),
    (
        "it is no results file: it is empty",
        "keine Ergebnisdatei, sie ist leer",
    ),
    (
        "it is no results file, or a damaged one: it ends too early",
        "keine Ergebnisdatei oder eine beschädigte, sie endet zu früh",
    ),
    (
        "it is no results file, or a damaged one (line {line})",
        "keine Ergebnisdatei oder eine beschädigte (Zeile {line})",
    ),
    (
        "it is no results file: {error}",
        "keine Ergebnisdatei ({error})",
    ),
    (
        "it is no results file of version {version}",
        "keine Ergebnisdatei der Version {version}",
    ),
    (
        "its link does not open as it was: {problem}",
        "ihr Link öffnet sich nicht, wie er war: {problem}",
    ),
    (
        "its numbers were made by version {given} of {scenario}, and this is version {version}",
        "ihre Zahlen stammen von Version {given} von {scenario}, und dies ist Version {version}",
    ),
    (
        "its list of trials makes no sense",
        "ihre Liste der Durchläufe ergibt keinen Sinn",
    ),
    (
        "it does not have the cases of its link",
        "sie hat nicht die Fälle ihres Links",
    ),
    (
        "its exact sums are damaged or incomplete",
        "ihre exakten Summen sind beschädigt oder unvollständig",
    ),
    (
        "there is nothing to merge",
        "es gibt nichts zusammenzuführen",
    ),
    (
        "A class has 1 to {most} students.",
        "Eine Klasse hat 1 bis {most} Lernende.",
    ),
    (
        "Each of {students} students can have 1 to {most} trials.",
        "Von {students} Lernenden kann jede Person 1 bis {most} Durchläufe haben.",
    ),
    (
        "This link is too long for a QR code.",
        "Dieser Link ist zu lang für einen QR-Code.",
    ),
    (
        "The worker has these results.",
        "Diese Ergebnisse hat der Worker.",
    ),
    (
        "There is no file of kind {kind}.",
        "Es gibt keine Datei der Art {kind}.",
    ),
    (
        "These bytes are no snapshot: {error}.",
        "Diese Bytes sind kein Zwischenstand: {error}.",
    ),
    // What the browser refuses.
    (
        "The browser gives no random numbers ({error}); type a seed.",
        "Der Browser gibt keine Zufallszahlen ({error}); bitte einen Startwert eintippen.",
    ),
    (
        "The browser gives no drawing on this canvas.",
        "Der Browser erlaubt kein Zeichnen auf dieser Fläche.",
    ),
    (
        "There are no results yet.",
        "Es gibt noch keine Ergebnisse.",
    ),
    ("There is no case {case}.", "Es gibt keinen Fall {case}."),
    (
        "“{text}” is no colour like #0b6aa6.",
        "„{text}“ ist keine Farbe wie #0b6aa6.",
    ),
    // What saved things say of themselves, and how they are cited.
    (
        "it is no picture, table or results file of this program",
        "sie ist kein Bild, keine Tabelle und keine Ergebnisdatei dieses Programms",
    ),
    (
        "it says nothing of its experiment; what a picture knows is lost when another program saves it \
         again, or when it is pasted. The link printed under it opens the same",
        "sie sagt nichts über ihr Experiment; was ein Bild weiß, geht verloren, wenn ein anderes Programm \
         es neu speichert oder wenn es eingefügt wird. Der Link, der darunter gedruckt ist, öffnet dasselbe",
    ),
    (
        "it is larger than any picture of this program",
        "sie ist größer als jedes Bild dieses Programms",
    ),
    (
        "it is no picture, or a damaged one",
        "sie ist kein Bild oder ein beschädigtes",
    ),
    (
        "it is no table of this program, or an older one: it has no column “{link}” that says its \
         experiment",
        "sie ist keine Tabelle dieses Programms oder eine ältere: Sie hat keine Spalte „{link}“, die ihr \
         Experiment nennt",
    ),
    (
        "The browser drew no picture.",
        "Der Browser hat kein Bild gezeichnet.",
    ),
    (
        "{name} is not opened: {why}.",
        "{name} wird nicht geöffnet: {why}.",
    ),
    ("Saved by {program}", "Gespeichert von {program}"),
    (
        ": {trials} trials (numbers {ranges})",
        ": {trials} Durchläufe (Nummern {ranges})",
    ),
    (
        ", fingerprint {fingerprint}",
        ", Fingerabdruck {fingerprint}",
    ),
    ("fingerprint {fingerprint}", "Fingerabdruck {fingerprint}"),
    (
        " That was version {theirs} of the scenario {scenario}, and this is version {mine}, whose \
         numbers differ. Theirs are those of a manytrials.html of that time, such as one that is \
         kept beside a paper.",
        " Das war Version {theirs} des Szenarios {scenario}, und dies ist Version {mine}, deren Zahlen \
         anders sind. Die von damals berechnet eine manytrials.html von damals, etwa eine, die neben \
         einer Arbeit aufbewahrt ist.",
    ),
    (
        " This is version {version}; the rules of the scenario are the same, and so are its numbers.",
        " Dies ist Version {version}; die Regeln des Szenarios sind dieselben und seine Zahlen auch.",
    ),
    (
        "version {program}, scenario {scenario} {number}",
        "Version {program}, Szenario {scenario} {number}",
    ),
    (
        "{count} trials (numbers {ranges})",
        "{count} Durchläufe (Nummern {ranges})",
    ),
    ("seed “{seed}”", "Startwert „{seed}“"),
    // The legend of a saved picture.
    ("half of the trials", "die Hälfte der Durchläufe"),
    ("9 in 10 trials", "9 von 10 Durchläufen"),
    (
        "{series} (share of the trials)",
        "{series} (Anteil der Durchläufe)",
    ),
    ("{series} (mean)", "{series} (Mittelwert)"),
    ("standard error", "Standardfehler"),
    ("single trials", "einzelne Durchläufe"),
    ("your result", "eigenes Ergebnis"),
    ("trials by what they give", "Durchläufe nach ihrem Ergebnis"),
    (
        "mean and its standard error",
        "Mittelwert und sein Standardfehler",
    ),
    ("share of the trials", "Anteil der Durchläufe"),
    (
        "this result ends at {step} {last}",
        "dieses Ergebnis endet bei {step} {last}",
    ),
    (" (at {step} {number})", " (bei {step} {number})"),
    ("ends at {step} {last}", "endet bei {step} {last}"),
    ("{pin} – {values}", "{pin} – {values}"),
    ("mean {value}", "Mittelwert {value}"),
    ("median {value}", "Median {value}"),
    ("0 of 0", "0 von 0"),
    ("{count} of {trials}", "{count} von {trials}"),
    ("below {percent} %", "unter {percent} %"),
    ("above {percent} %", "über {percent} %"),
    ("{low} % to {high} %", "{low} % bis {high} %"),
    (
        " There are two heaps: {share} near *{low}*, otherwise near *{high}*.",
        " Es sind zwei Haufen: {share} nahe *{low}*, sonst nahe *{high}*.",
    ),
    (
        " There are two heaps: *{part}* of the trials near *{low}*, the others near *{high}*.",
        " Es sind zwei Haufen: *{part}* der Durchläufe nahe *{low}*, die anderen nahe *{high}*.",
    ),
    (
        "95 % interval of the share (Wilson)",
        "95-%-Intervall des Anteils (Wilson)",
    ),
    ("now, {moment}", "jetzt, {moment}"),
    ("{letter}, {moment}", "{letter}, {moment}"),
    ("now", "jetzt"),
    ("difference", "Unterschied"),
    (
        "It observes something else, so nothing is compared.",
        "Es beobachtet etwas anderes, darum wird nichts verglichen.",
    ),
    (
        "The numbers are of different moments, {now} and {pin}: nobody can tell from them what the other values do alone.",
        "Die Zahlen sind von verschiedenen Zeitpunkten, {now} und {pin}: Niemand kann ihnen ansehen, was die anderen Werte allein bewirken.",
    ),
    (
        "The difference of the means is of the {pairs} trials that both have.",
        "Der Unterschied der Mittelwerte ist der von den {pairs} Durchläufen, die beide haben.",
    ),
    ("seed {pin} → {now}", "Startwert {pin} → {now}"),
    ("trials {pin} → {now}", "Durchläufe {pin} → {now}"),
    (
        "The two have no trials in common: they are compared as unrelated runs.",
        "Die beiden haben keine gemeinsamen Durchläufe: Sie werden wie unabhängige verglichen.",
    ),
    (
        "The two had different random numbers: they are compared as unrelated runs.",
        "Die beiden hatten verschiedene Zufallszahlen: Sie werden wie unabhängige verglichen.",
    ),
    (
        "In each of the {pairs} trials that both have, the two differ alike.",
        "In jedem der {pairs} Durchläufe, die beide haben, ist der Unterschied derselbe.",
    ),
    (
        "Both had the same random numbers, trial by trial: that makes the ± of the difference {times} times smaller than between unrelated runs.",
        "Beide hatten Durchlauf für Durchlauf dieselben Zufallszahlen: Das macht das ± des Unterschieds {times}-mal kleiner als zwischen unabhängigen.",
    ),
    (
        "Both had the same random numbers, trial by trial; here that makes nothing sharper.",
        "Beide hatten Durchlauf für Durchlauf dieselben Zufallszahlen; hier wird dadurch nichts schärfer.",
    ),
    (
        "It is none of the trials of these results, which have the numbers {first} to {last}.",
        "Er ist keiner der Durchläufe dieser Ergebnisse, die die Nummern {first} bis {last} haben.",
    ),
    ("All {number} {steps}", "Alle {number} {steps}"),
    ("From {step} {from} to {to}", "Von {step} {from} bis {to}"),
    (
        "No {step} is in this range: there are {last}, and all are shown.",
        "In diesem Bereich liegt kein {step}: Es gibt {last}, und alle werden gezeigt.",
    ),
    ("Pin {letter}: {label}", "Pin {letter}: {label}"),
    (
        "What your program gives may be several things here. Return a dict with the experiment's own names, and it is compared: {names}.",
        "Was Ihr Programm ergibt, kann hier mehreres sein. Geben Sie ein dict mit den Namen des Experiments zurück, dann wird es verglichen: {names}.",
    ),
    (
        "{value} (your number {place})",
        "{value} (Zahl Nummer {place})",
    ),
    (
        "{letter}: {title}, by Many Trials",
        "{letter}: {title}, von Many Trials",
    ),
    (
        "… The whole link is in this file: drop it on the page.",
        "… Der ganze Link steht in dieser Datei: auf die Seite ziehen.",
    ),
    ("yes", "ja"),
    ("no", "nein"),
    ("{outcome}: yes", "{outcome}: ja"),
    ("{outcome}: no", "{outcome}: nein"),
    ("share ± standard error", "Anteil ± Standardfehler"),
    (
        "Two bars of {outcome}: it happened in {share} of the trials.",
        "Zwei Balken für {outcome}: es trat in {share} der Durchläufe ein.",
    ),
    (
        "Dots: the share of the trials and its standard error.",
        "Punkte: der Anteil der Durchläufe und sein Standardfehler.",
    ),
    (
        "share of the trials and its standard error",
        "Anteil der Durchläufe und sein Standardfehler",
    ),
    ("{amount} percentage points", "{amount} Prozentpunkte"),
    (
        "The figure could not be drawn: no drawing came.",
        "Die Abbildung ließ sich nicht zeichnen: es kam keine Zeichnung.",
    ),
    // A visitor's own program.
    ("Your own program", "Ihr eigenes Programm"),
    (
        "What does your own program give?",
        "Was ergibt Ihr eigenes Programm?",
    ),
    (
        "Your own Python function is called again and again, each time with other random numbers, on every core of this computer. Nothing of it leaves your computer.",
        "Ihre eigene Python-Funktion wird immer wieder aufgerufen, jedes Mal mit anderen Zufallszahlen, auf allen Kernen dieses Computers. Nichts davon verlässt Ihren Computer.",
    ),
    (
        "One trial is one call of your function, in a fresh copy of your program.",
        "Ein Durchlauf ist ein Aufruf Ihrer Funktion, in einer frischen Kopie Ihres Programms.",
    ),
    (
        "Trial number i: the definitions of your program in a fresh module, then random.seed(\"SEED/i\"), then the call.",
        "Durchlauf Nummer i: die Definitionen Ihres Programms in einem frischen Modul, dann random.seed(\"STARTWERT/i\"), dann der Aufruf.",
    ),
    ("Arguments", "Argumente"),
    (
        "{name} is 1 here: one trial is one call, and the page makes as many as you say.",
        "{name} ist hier 1: Ein Durchlauf ist ein Aufruf, und die Seite macht davon so viele, wie Sie wollen.",
    ),
    (
        "Each trial here makes {many} of its own ({name}), and only what they give together is seen. With 1, each is \
         a trial of its own, and the page makes as many as you say.",
        "Jeder Durchlauf macht hier {many} eigene ({name}), und man sieht nur, was sie zusammen ergeben. Mit 1 ist jeder \
         ein eigener Durchlauf, und die Seite macht davon so viele, wie Sie wollen.",
    ),
    (
        "An argument of your call, with the name that your program gives it.",
        "Ein Argument Ihres Aufrufs, mit dem Namen, den Ihr Programm ihm gibt.",
    ),
    (
        "A trial is one call of a function, such as f(1, 2), not “{given}”",
        "Ein Durchlauf ist ein Aufruf einer Funktion, etwa f(1, 2), nicht „{given}“",
    ),
    ("{call} is used", "{call} wird verwendet"),
    ("none is used", "keiner wird verwendet"),
    (
        "an empty program is used",
        "ein leeres Programm wird verwendet",
    ),
    ("another program", "ein anderes Programm"),
    (
        "a value as Python writes it, such as 'text', None or [1, 2]",
        "einen Wert, wie Python ihn schreibt, etwa 'text', None oder [1, 2]",
    ),
    (
        "The program in this link is damaged: a part of it may be missing at its end",
        "Das Programm in diesem Link ist beschädigt: Am Ende fehlt vielleicht etwas",
    ),
    (
        "The program in this link is longer than {most} characters",
        "Das Programm in diesem Link ist länger als {most} Zeichen",
    ),
    (
        "What it gave has no name, or one of more than 200 letters.",
        "Was er ergab, hat keinen Namen oder einen von mehr als 200 Zeichen.",
    ),
    (
        "It gave more than {most} results: return the few that matter.",
        "Er ergab mehr als {most} Ergebnisse: Geben Sie die wenigen zurück, auf die es ankommt.",
    ),
    ("It gave no result.", "Er ergab kein Ergebnis."),
    (
        "A list that it gave has {length} values; it may have 1 to {most}.",
        "Eine Liste, die er ergab, hat {length} Werte; erlaubt sind 1 bis {most}.",
    ),
    (
        "It gave lists of {length} and, in {key}, of {other} values; lists of one trial are equally long.",
        "Er ergab Listen von {length} und, in {key}, von {other} Werten; die Listen eines Durchlaufs sind gleich lang.",
    ),
    (
        "Two of the results that it gave have one name.",
        "Zwei der Ergebnisse, die er ergab, haben denselben Namen.",
    ),
    (
        "{key}, a list of {length}",
        "{key}, eine Liste von {length}",
    ),
    ("{key}, True or False", "{key}, True oder False"),
    ("{key}, a number", "{key}, eine Zahl"),
    ("; ", "; "),
    (
        "its values are damaged or incomplete",
        "ihre Werte sind beschädigt oder unvollständig",
    ),
    (
        "It is a trial of another experiment.",
        "Es ist ein Durchlauf eines anderen Experiments.",
    ),
    (
        "What came of it is not whole.",
        "Was von ihm kam, ist nicht vollständig.",
    ),
    (
        "There is no room for more trials: {most} values are kept at most. Return fewer of them, or run fewer trials.",
        "Für mehr Durchläufe ist kein Platz: Höchstens {most} Werte werden aufgehoben. Geben Sie weniger zurück, oder lassen Sie weniger Durchläufe laufen.",
    ),
    (
        "It gave {this}, and the first trial gave {first}: every trial gives the same kind of result.",
        "Er ergab {this}, und der erste Durchlauf ergab {first}: Jeder Durchlauf ergibt dieselbe Art von Ergebnis.",
    ),
    (
        "It gave {value}, which is no number that can be added up.",
        "Er ergab {value}; damit lässt sich nicht rechnen.",
    ),
    (
        "It gave {this}, and another case gave something else.",
        "Er ergab {this}, und ein anderer Fall ergab etwas anderes.",
    ),
    ("{name} gave {results}.", "{name} ergab {results}."),
    ("{name} gave {number}", "{name} ergab {number}"),
];
