// What www/python says, in German. It comes only where somebody reads German.
// @ts-check

/** What a trial may give. */
const MAY_COME = ["a number, True or False, a list of numbers, or a tuple or dict of such", "eine Zahl, True oder False, eine Liste von Zahlen, oder ein Tupel oder Dict aus solchen"];
const [may, darf] = MAY_COME;

/** English and German; what stands in braces stands for whatever is there. @type {[string, string][]} */
const SENTENCES = [
  // The usual exceptions: www/python/manytrials_mistakes.py.
  ["the program ends Python itself (os._exit or os.abort): a trial ends with `return`", "das Programm beendet Python selbst (os._exit oder os.abort): ein Durchlauf endet mit `return`"],
  ["the program ends itself (sys.exit, exit or quit): a trial ends with `return`", "das Programm beendet sich selbst (sys.exit, exit oder quit): ein Durchlauf endet mit `return`"],
  ["stopped", "gestoppt"],
  ["functions call each other too deep (RecursionError): does a function that calls itself have a case in which it stops?", "Funktionen rufen einander zu tief auf (RecursionError): Hat eine Funktion, die sich selbst aufruft, einen Fall, in dem sie aufhört?"],
  ["the memory is full (MemoryError): does a list grow without end?", "der Speicher ist voll (MemoryError): Wächst eine Liste ohne Ende?"],
  ["`{name}` is read before it is set (UnboundLocalError): the function assigns to `{name}`, so it is the function's own. Write `global {name}` in its first line, or make it a parameter", "`{name}` wird gelesen, bevor es gesetzt ist (UnboundLocalError): Die Funktion weist `{name}` etwas zu, also ist es ihre eigene Variable. `global {name}` gehört in ihre erste Zeile, oder es wird ein Parameter"],
  ["the module `{name}` is not here: a program has most of Python's own library, and of numpy and pylab the usual. Paste what it needs of its own modules into it", "das Modul `{name}` gibt es hier nicht: Ein Programm hat das meiste von Pythons eigener Bibliothek und von numpy und pylab das Übliche. Was es von eigenen Modulen braucht, gehört in seinen Text"],
  ["the module `{name}` is not here: a program has most of Python's own library, and of numpy and pylab the usual", "das Modul `{name}` gibt es hier nicht: Ein Programm hat das meiste von Pythons eigener Bibliothek und von numpy und pylab das Übliche"],
  ["`{name}` is not here: of this module, a program has the usual", "`{name}` gibt es hier nicht: Von diesem Modul hat ein Programm das Übliche"],
  ["an import failed (ImportError: {words})", "ein import ist gescheitert (ImportError: {words})"],
  ["a division by zero (ZeroDivisionError: {words})", "eine Division durch null (ZeroDivisionError: {words})"],
  ["something is drawn from an empty list (IndexError)", "aus einer leeren Liste wird etwas gezogen (IndexError)"],
  ["an index is beyond the end (IndexError: {words}): a list of n items has the indices 0 to n - 1", "ein Index liegt hinter dem Ende (IndexError: {words}): Eine Liste aus n Dingen hat die Indizes 0 bis n - 1"],
  ["the dict has no key {key} (KeyError): dict.get({key}, 0) gives 0 where there is none", "das Dict hat keinen Schlüssel {key} (KeyError): dict.get({key}, 0) gibt 0, wo keiner ist"],
  ["something is read where nothing comes (EOFError)", "es wird gelesen, wo nichts kommt (EOFError)"],
  ["there is no file {name} (FileNotFoundError): a trial has no files. Write what it holds into the program", "es gibt keine Datei {name} (FileNotFoundError): Ein Durchlauf hat keine Dateien. Was darin steht, gehört ins Programm"],
  ["a number grew too large (OverflowError: {words})", "eine Zahl wurde zu groß (OverflowError: {words})"],
  ["an assert does not hold (AssertionError{words})", "ein assert gilt nicht (AssertionError{words})"],
  ["something is left to be written (NotImplementedError): is a method missing in the class below?", "etwas ist noch zu schreiben (NotImplementedError): Fehlt in der Klasse darunter eine Methode?"],
  ["as many names must stand left of `=` as values come from the right (ValueError: {words})", "links von `=` müssen so viele Namen stehen, wie von rechts Werte kommen (ValueError: {words})"],
  ["a root of a negative number, or a logarithm of one that is not positive (ValueError: math domain error)", "die Wurzel einer negativen Zahl oder der Logarithmus einer, die nicht positiv ist (ValueError: math domain error)"],
  ["next() finds nothing more (StopIteration)", "next() findet nichts mehr (StopIteration)"],
  ["the name `{name}` is not defined (NameError): line {line}, where it is set, is left out in a trial, which runs the definitions and the call. Set it within a function, or make it a parameter", "den Namen `{name}` gibt es nicht (NameError): Zeile {line}, in der er gesetzt wird, bleibt in einem Durchlauf weg, der die Definitionen und den Aufruf ausführt. Er gehört in eine Funktion, oder er wird ein Parameter"],
  ["the name `{name}` is not defined (NameError): it is Python 2; Python 3 writes `{other}`", "den Namen `{name}` gibt es nicht (NameError): Das ist Python 2; in Python 3 schreibt man `{other}`"],
  ["the name `{name}` is not defined (NameError): Python writes `{other}`", "den Namen `{name}` gibt es nicht (NameError): In Python schreibt man `{other}`"],
  ["the name `{name}` is not defined (NameError): is `{other}` meant?", "den Namen `{name}` gibt es nicht (NameError): Ist `{other}` gemeint?"],
  ["the name `{name}` is not defined (NameError): `{other}` is missing at the top", "den Namen `{name}` gibt es nicht (NameError): Oben fehlt `{other}`"],
  ["the name `{name}` is not defined (NameError): is it spelt as where it is set, and set before?", "den Namen `{name}` gibt es nicht (NameError): Ist er so geschrieben wie dort, wo er gesetzt wird, und vorher gesetzt?"],
  ["{what} needs {names} as well, an argument that was not given (TypeError)", "{what} braucht auch {names}, ein Argument, das nicht gegeben wurde (TypeError)"],
  ["{what} needs {names} as well, arguments that were not given (TypeError)", "{what} braucht auch {names}, Argumente, die nicht gegeben wurden (TypeError)"],
  ["{what} needs {names} as well, an argument that was not given (TypeError): a method is called on an object, so the brackets `()` behind the class are missing", "{what} braucht auch {names}, ein Argument, das nicht gegeben wurde (TypeError): Eine Methode ruft man an einem Objekt auf, also fehlen die Klammern `()` hinter der Klasse"],
  ["`{name}` takes {count} argument, but {given} came (TypeError)", "`{name}` nimmt {count} Argument, aber {given} kamen (TypeError)"],
  ["`{name}` takes {count} arguments, but {given} came (TypeError)", "`{name}` nimmt {count} Argumente, aber {given} kamen (TypeError)"],
  ["`{name}` takes {count} argument, but {given} came (TypeError). Is `self` missing as a method's first parameter?", "`{name}` nimmt {count} Argument, aber {given} kamen (TypeError). Fehlt `self` als erster Parameter einer Methode?"],
  ["`{name}` takes {count} arguments, but {given} came (TypeError). Is `self` missing as a method's first parameter?", "`{name}` nimmt {count} Argumente, aber {given} kamen (TypeError). Fehlt `self` als erster Parameter einer Methode?"],
  ["`{name}` has no parameter `{other}` (TypeError)", "`{name}` hat keinen Parameter `{other}` (TypeError)"],
  ["something is None where a value is needed (TypeError: {words}): does a function lack its `return`?", "wo ein Wert gebraucht wird, steht None (TypeError: {words}): Fehlt einer Funktion ihr `return`?"],
  ["square brackets stand behind a function (TypeError: {words}): a call has round ones", "hinter einer Funktion stehen eckige Klammern (TypeError: {words}): Ein Aufruf hat runde"],
  ["something that is no function is called (TypeError: {words}): has a variable a function's name?", "etwas wird aufgerufen, das keine Funktion ist (TypeError: {words}): Heißt eine Variable wie eine Funktion?"],
  ["a whole number is needed, and a fraction came (TypeError): `/` gives a float; `//` or int(…) gives a whole number", "eine ganze Zahl wird gebraucht, und ein Bruch kam (TypeError): `/` gibt ein float; `//` oder int(…) gibt eine ganze Zahl"],
  ["values of kinds that do not go together (TypeError: {words})", "Werte, deren Arten nicht zusammenpassen (TypeError: {words})"],
  ["`.{name}` of None (AttributeError): does a function lack its `return`, or is a variable not set yet?", "`.{name}` von None (AttributeError): Fehlt einer Funktion ihr `return`, oder ist eine Variable noch nicht gesetzt?"],
  ["`.{name}` is Python 2 (AttributeError): Python 3 writes {other}", "`.{name}` ist Python 2 (AttributeError): In Python 3 schreibt man {other}"],
  ["{what} has no `.{name}` (AttributeError): is `.{other}` meant?", "{what} hat kein `.{name}` (AttributeError): Ist `.{other}` gemeint?"],
  ["{what} has no `.{name}` (AttributeError): is it spelt as where it is set, and set in __init__?", "{what} hat kein `.{name}` (AttributeError): Ist es so geschrieben wie dort, wo es gesetzt wird, und in __init__ gesetzt?"],
  // What Python cannot read.
  ["the prompt `>>>` was copied as well: delete it in every line", "die Eingabezeichen `>>>` sind mitkopiert: Sie gehören in jeder Zeile gelöscht"],
  ["a command of notebooks, not of Python: delete the line", "ein Befehl von Notebooks, nicht von Python: Die Zeile gehört gelöscht"],
  ["curly quotation marks, as word processors make them: write \" or '", "geschwungene Anführungszeichen, wie Textprogramme sie machen: \" oder ' schreiben"],
  ["an invisible character, as copying from a web page leaves it: delete the spaces and type them anew", "ein unsichtbares Zeichen, wie es beim Kopieren aus einer Webseite bleibt: die Leerzeichen löschen und neu tippen"],
  ["a dash or sign that only looks like Python's: type - or * anew", "ein Strich oder Zeichen, das nur aussieht wie das von Python: - oder * neu tippen"],
  ["`print` without brackets is Python 2: Python 3 writes `print(…)`", "`print` ohne Klammern ist Python 2: In Python 3 schreibt man `print(…)`"],
  ["`except E, e:` is Python 2: Python 3 writes `except E as e:`", "`except E, e:` ist Python 2: In Python 3 schreibt man `except E as e:`"],
  ["`raise E, \"text\"` is Python 2: Python 3 writes `raise E(\"text\")`", "`raise E, \"text\"` ist Python 2: In Python 3 schreibt man `raise E(\"text\")`"],
  ["`<>` is Python 2: Python 3 writes `!=`", "`<>` ist Python 2: In Python 3 schreibt man `!=`"],
  ["backticks are Python 2: Python 3 writes `repr(…)`", "Akzente als Anführungszeichen sind Python 2: In Python 3 schreibt man `repr(…)`"],
  ["`else if` is written `elif`", "`else if` schreibt man `elif`"],
  ["Python writes `and` and `or`", "in Python schreibt man `and` und `or`"],
  ["Python writes `not` where others write `!`", "in Python schreibt man `not`, wo andere `!` schreiben"],
  ["Python has no `++`: write `+= 1`", "Python hat kein `++`: man schreibt `+= 1`"],
  ["two signs are torn apart by a space: `==`, `!=`, `<=` and `>=` have none", "zwei Zeichen sind durch ein Leerzeichen getrennt: `==`, `!=`, `<=` und `>=` haben keines"],
  ["it is written `<=` and `>=`", "man schreibt `<=` und `>=`"],
  ["a single `=` sets a variable: to compare, write `==`", "ein einzelnes `=` setzt eine Variable: Zum Vergleichen schreibt man `==`"],
  ["a word that Python itself uses cannot name a variable: choose another name", "ein Wort, das Python selbst braucht, kann keine Variable benennen: einen anderen Namen wählen"],
  ["a word that Python itself uses cannot name a parameter: choose another name", "ein Wort, das Python selbst braucht, kann keinen Parameter benennen: einen anderen Namen wählen"],
  ["a number does not begin with 0", "eine Zahl beginnt nicht mit 0"],
  ["`else` and `elif` belong to an `if` above them, with the same indentation", "`else` und `elif` gehören zu einem `if` darüber, mit derselben Einrückung"],
  ["`except` and `finally` belong to a `try` above them, with the same indentation", "`except` und `finally` gehören zu einem `try` darüber, mit derselben Einrückung"],
  ["the `try` above has no `except` or `finally`", "das `try` darüber hat kein `except` oder `finally`"],
  ["behind the name of a function stand brackets: `def f(n):`", "hinter dem Namen einer Funktion stehen Klammern: `def f(n):`"],
  ["behind `def` stands a name: `def f(n):`", "hinter `def` steht ein Name: `def f(n):`"],
  ["this is not Python: a function begins with `def f(n):`, and what belongs to it is indented", "das ist nicht Python: Eine Funktion beginnt mit `def f(n):`, und was zu ihr gehört, ist eingerückt"],
  ["`a if b` needs its `else`: `a if b else c`", "`a if b` braucht sein `else`: `a if b else c`"],
  ["two parameters have the same name", "zwei Parameter heißen gleich"],
  ["parameters with a default, `a=1`, stand behind those without", "Parameter mit Vorgabe, `a=1`, stehen hinter denen ohne"],
  ["arguments with a name, `a=1`, stand behind those without", "Argumente mit Namen, `a=1`, stehen hinter denen ohne"],
  ["a comma, a colon or a sign such as + or * is missing between two things", "zwischen zwei Dingen fehlt ein Komma, ein Doppelpunkt oder ein Zeichen wie + oder *"],
  ["a line holds one statement: the second begins a new line", "in einer Zeile steht eine Anweisung: Die zweite beginnt eine neue Zeile"],
  ["tabs and spaces are mixed at the beginning: use four spaces a step, everywhere", "am Anfang sind Tabs und Leerzeichen gemischt: überall vier Leerzeichen je Stufe"],
  ["`return` stands outside of a function: is it indented enough?", "`return` steht außerhalb einer Funktion: Ist es weit genug eingerückt?"],
  ["{what} stands outside of a loop: is it indented enough?", "{what} steht außerhalb einer Schleife: Ist es weit genug eingerückt?"],
  ["a text begins here and does not end: its closing quotation mark is missing", "hier beginnt ein Text und endet nicht: Sein schließendes Anführungszeichen fehlt"],
  ["a text begins in line {line} and does not end: its closing quotation mark is missing", "in Zeile {line} beginnt ein Text und endet nicht: Sein schließendes Anführungszeichen fehlt"],
  ["the bracket `{sign}` closes nothing: one too many, or its opening one is missing", "die Klammer `{sign}` schließt nichts: eine zu viel, oder die öffnende fehlt"],
  ["the bracket `{sign}` is never closed", "die Klammer `{sign}` wird nie geschlossen"],
  ["the bracket `{sign}` of this line is never closed", "die Klammer `{sign}` dieser Zeile wird nie geschlossen"],
  ["the colon `:` at the end is missing, behind `{word}`", "am Ende fehlt der Doppelpunkt `:`, hinter `{word}`"],
  ["left of `=` must stand a name ({words})", "links von `=` muss ein Name stehen ({words})"],
  ["Python cannot read this line ({words}): is something missing or too much, here or in the line before?", "Python kann diese Zeile nicht lesen ({words}): Fehlt etwas oder ist etwas zu viel, hier oder in der Zeile davor?"],
  ["the lines below `{code}` (line {line}) must be indented, by four spaces; `pass` stands for nothing to do", "die Zeilen unter `{code}` (Zeile {line}) müssen eingerückt sein, um vier Leerzeichen; `pass` steht dafür, dass nichts zu tun ist"],
  ["the lines must be indented, by four spaces; `pass` stands for nothing to do", "die Zeilen müssen eingerückt sein, um vier Leerzeichen; `pass` steht dafür, dass nichts zu tun ist"],
  ["this line is indented less than the one before, but as much as none above it: give it the indentation of its block", "diese Zeile ist weniger eingerückt als die davor, aber so weit wie keine darüber: Sie braucht die Einrückung ihres Blocks"],
  ["this line is indented for no reason: is a line above it missing, or are there spaces too many?", "diese Zeile ist ohne Grund eingerückt: Fehlt eine Zeile darüber, oder sind es Leerzeichen zu viel?"],
  ["The program is nested too deep for Python to read", "Das Programm ist so tief verschachtelt, dass Python es nicht lesen kann"],
  ["There is no call: write the function and its arguments, as in f(3)", "Es fehlt der Aufruf: die Funktion mit ihren Argumenten, wie in f(3)"],
  // What a reader should know: www/python/manytrials_reading.py.
  ["the program sets a seed of its own: every trial will be the same. Leave it out: each trial gets its own seed", "das Programm setzt einen eigenen Startwert: So ist jeder Durchlauf derselbe. Ohne ihn bekommt jeder Durchlauf seinen eigenen"],
  ["this seed is left out: each trial gets its own, SEED/number of the trial", "dieser Startwert bleibt weg: Jeder Durchlauf bekommt seinen eigenen, STARTWERT/Nummer des Durchlaufs"],
  ["{what} differs each time: if the result depends on it, nobody can repeat a trial", "{what} ist jedes Mal anders: Hängt das Ergebnis davon ab, kann niemand einen Durchlauf wiederholen"],
  ["time.sleep makes every trial take longer", "time.sleep macht jeden Durchlauf länger"],
  ["sets of tuples, fractions or objects of one's own come in another order in the browser than on a computer: sorted(…) of the set comes in the same everywhere", "Mengen aus Tupeln, Brüchen oder eigenen Objekten haben im Browser eine andere Reihenfolge als auf einem Computer: sorted(…) der Menge hat überall dieselbe"],
  ["the last digits may differ between Python in the browser and on a computer: {what}", "die letzten Stellen können zwischen Python im Browser und auf einem Computer verschieden sein: {what}"],
  ["sum() of fractions adds more exactly from Python 3.12 on: older ones may differ in the last digits", "sum() von Brüchen addiert ab Python 3.12 genauer: bei älterem können die letzten Stellen anders sein"],
  ["numpy is a small one of our own, in the terminal as in the browser: seeds hold, but its random numbers are those of Python's random, not numpy's", "numpy ist ein kleines eigenes, im Terminal wie im Browser: Startwerte gelten, aber seine Zufallszahlen sind die von Pythons random, nicht die von numpy"],
  ["trials run on all processors by themselves: call the function that makes one trial. Within a trial, `{what}` works one after another or not at all", "Durchläufe laufen von selbst auf allen Prozessoren: Der Aufruf gilt der Funktion, die einen Durchlauf macht. In einem Durchlauf arbeitet `{what}` eines nach dem anderen ab oder gar nicht"],
  ["the course's file `{what}` is not here: paste your own classes into the program. Its pictures and tests do nothing", "die Datei `{what}` des Kurses gibt es hier nicht: Die eigenen Klassen gehören ins Programm. Ihre Bilder und Tests tun nichts"],
  ["Python 2 spelling: {what}", "Schreibweise von Python 2: {what}"],
  ["works only in older versions of Python: {what}", "geht nur in älteren Versionen von Python: {what}"],
  ["this random number is drawn once, for all trials: draw it in the function for one of its own each trial", "diese Zufallszahl wird einmal gezogen, für alle Durchläufe: In der Funktion gezogen ist es in jedem Durchlauf eine eigene"],
  ["input() asks, and nobody answers in a trial: make it a parameter", "input() fragt, und in einem Durchlauf antwortet niemand: einen Parameter daraus machen"],
  ["a trial has no files: write what the file holds into the program", "ein Durchlauf hat keine Dateien: Was in der Datei steht, gehört ins Programm"],
  ["not run in a trial, which takes the definitions and makes the call", "läuft in einem Durchlauf nicht: Er nimmt die Definitionen und macht den Aufruf"],
  ["a trial runs by itself: nobody is there to answer input(). Make what is asked for a parameter of the function", "ein Durchlauf läuft von selbst, und niemand beantwortet input(). Was gefragt wird, gehört in einen Parameter der Funktion"],
  // What a call may give: www/python/manytrials_results.py.
  [`the call gave a text, {value}: a trial gives ${may}`, `der Aufruf gab einen Text, {value}: Ein Durchlauf gibt ${darf}`],
  ["the call gave a set, which has no order: return sorted(…) of it, or its len()", "der Aufruf gab eine Menge, die keine Reihenfolge hat: sorted(…) davon zurückgeben oder ihr len()"],
  ["returned None: does it end with `return`?", "gab None zurück: Endet sie mit `return`?"],
  [`{what} is None: a trial gives ${may}. Does each way through the function end with \`return\`?`, `{what} ist None: Ein Durchlauf gibt ${darf}. Endet jeder Weg durch die Funktion mit \`return\`?`],
  ["{what} is empty: a series has at least one number", "{what} ist leer: Eine Reihe hat mindestens eine Zahl"],
  ["the lists are of unlike lengths ({told}): all series of a trial have as many numbers", "die Listen sind verschieden lang ({told}): Alle Reihen eines Durchlaufs haben gleich viele Zahlen"],
  ["{what} is a text, {value}: a trial gives numbers", "{what} ist ein Text, {value}: Ein Durchlauf gibt Zahlen"],
  ["{what} is infinite: a division by something tiny, or a number that grew beyond 10**308", "{what} ist unendlich: eine Division durch etwas Winziges, oder eine Zahl, die über 10**308 wuchs"],
  ["{what} is nan (not a number): it comes from inf - inf or 0 * inf, or from a mean of nothing", "{what} ist nan (keine Zahl): Das kommt von inf - inf oder 0 * inf oder von einem Mittelwert aus nichts"],
  ["the function draws a histogram and returns None: return the number of one trial, the page draws the histogram", "die Funktion zeichnet ein Histogramm und gibt None zurück: die Zahl eines Durchlaufs zurückgeben, das Histogramm zeichnet die Seite"],
  // A program as a whole, and its processes: www/python/manytrials_whole.py, manytrials_multiprocessing.py.
  ["Processes are made here, and not below `if __name__ == \"__main__\":`. Every process begins by reading the program from its top; without the guard each would make processes of its own, and those again: on Windows and macOS the program hangs or ends with a RuntimeError. Here the processes stop reading at this line, and the tasks go on", "Hier entstehen Prozesse, und nicht unter `if __name__ == \"__main__\":`. Jeder Prozess liest das Programm zuerst von oben; ohne den Schutz würde jeder eigene Prozesse machen und die wieder: Unter Windows und macOS hängt das Programm oder endet mit einem RuntimeError. Hier hören die Prozesse in dieser Zeile auf zu lesen, und die Aufgaben gehen weiter"],
  ["This is Python 2, and runs here in the spelling of Python 3 ({what})", "Das ist Python 2 und läuft hier in der Schreibweise von Python 3 ({what})"],
  ["This page has no memory that processes could share, so there is one process, and the tasks of a pool run in it one after another. All answers are the same", "Diese Seite hat keinen Speicher, den Prozesse teilen könnten. So gibt es einen Prozess, und darin laufen die Aufgaben eines Pools nacheinander. Alle Antworten sind dieselben"],
  ["`{what}` changes `{name}` of the program, and other processes call it: each has a `{name}` of its own, and what it does to that does not come back. Return the value, and put the answers together where `map` or `get` gives them", "`{what}` ändert `{name}` des Programms, und andere Prozesse rufen es auf: Jeder hat ein eigenes `{name}`, und was er damit tut, kommt nicht zurück. Den Wert zurückgeben und die Antworten dort zusammensetzen, wo `map` oder `get` sie gibt"],
  ["The pool of this line is never closed: its processes end with the program here, and may stay behind at home. Write `with Pool() as pool:`, or pool.close() and pool.join()", "Der Pool dieser Zeile wird nie geschlossen: Seine Prozesse enden hier mit dem Programm und können zu Hause zurückbleiben. `with Pool() as pool:` schreiben, oder pool.close() und pool.join()"],
  ["A task failed, and nobody asked for its answer with get(): {told}", "Eine Aufgabe ist gescheitert, und niemand hat mit get() nach ihrer Antwort gefragt: {told}"],
  ["{count} processes are wanted, and there are at most {most}: each is a whole Python, and more than this device has cores make nothing faster", "{count} Prozesse sind gewünscht, und es gibt höchstens {most}: Jeder ist ein ganzes Python, und mehr, als dieses Gerät Kerne hat, machen nichts schneller"],
  ["In Python 2, `/` of whole numbers leaves out the fraction; in Python 3 it does not, and `//` does. Not changed: decide", "In Python 2 lässt `/` von ganzen Zahlen den Bruch weg; in Python 3 nicht, sondern `//` tut es. Nicht geändert: das ist zu entscheiden"],
  ["here nobody can answer input(): write the value into the program, in its place", "hier kann niemand input() beantworten: den Wert an dessen Stelle ins Programm schreiben"],
  ["no answer within {time} s (multiprocessing.TimeoutError). Give it more time, or catch it: `except TimeoutError:`, with `from multiprocessing import TimeoutError` at the top", "keine Antwort in {time} s (multiprocessing.TimeoutError). Mehr Zeit geben, oder es auffangen: `except TimeoutError:`, mit `from multiprocessing import TimeoutError` oben"],
];

/** What may stand in front of a sentence. @type {[RegExp, (...found: string[]) => string][]} */
const FRONTS = [
  [/^Line ([\d,]+): /u, (_, line = "") => `Zeile ${line}: `],
  [/^Lines (\d[^:]*): /u, (_, lines = "") => `Zeilen ${lines.replaceAll(" to ", " bis ").replace(" and ", " und ")}: `],
  [/^In a process of the pool: /u, () => "In einem Prozess des Pools: "],
];

const HOLE = /\{(\w+)\}/gu;

/** Those that were needed, as they are looked for. @type {{ pattern: RegExp, names: string[], german: string }[]} */
let patterns = [];

/**
 * A sentence of www/python's; as it is, if it is none that is known.
 * @param {string} sentence
 * @returns {string}
 */
export function inGerman(sentence) {
  for (const [front, german] of FRONTS) {
    const found = front.exec(sentence);
    if (found) return german(...found) + inGerman(sentence.slice(found[0].length));
  }
  if (patterns.length === 0) patterns = SENTENCES.map(patternOf);
  const small = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  for (const { pattern, names, german } of patterns) {
    const found = pattern.exec(sentence) ?? pattern.exec(small);
    if (!found) continue;
    const values = Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ""]));
    const said = german.replaceAll(HOLE, (_, name) => values[name] ?? "") + (found.at(-1) ?? "");
    // A capital letter stays one.
    return sentence === small ? said : said.charAt(0).toUpperCase() + said.slice(1);
  }
  return sentence;
}

/** @param {[string, string]} both */
function patternOf([english, german]) {
  /** @type {string[]} */
  const names = [];
  const source = english.split(HOLE).map((part, i) => {
    if (i % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
    const known = names.indexOf(part);
    if (known >= 0) return `\\${known + 1}`;
    names.push(part);
    return "(.+?)";
  }).join("");
  return { pattern: new RegExp(`^${source}(\\.?)$`, "su"), names, german };
}
