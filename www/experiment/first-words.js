// The question and the story of every scenario, by language and key, for as long as the program has not
// come: written by the test of src/view/first_words.rs.
// @ts-check

/** @type {Record<string, Record<string, [string, string]>>} */
export const FIRST_WORDS = {
  en: {
    "one-drug": ["Does a drug still work once viruses resist it?", "A patient carries viruses that multiply. The drug guttagonol stops them, but now and then one is born that resists it. How many are left depends on when the drug begins, and on luck: so many patients are treated, not one."],
    "without-drug": ["How fast do viruses spread in a patient?", "A patient carries some viruses. In every step some of them die and others have a child, until it gets too crowded. Chance decides which ones, so no two patients are alike; many of them show what is usual."],
    "two-drugs": ["Can two drugs do what one cannot?", "A virus that resists guttagonol goes on multiplying, unless a second drug, grimpex, stops it too. Few viruses resist both if the drugs come together; if the second comes late, it may come too late."],
    "robots": ["How long do robots clean?", "Vacuum robots drive straight ahead and turn wherever chance tells them. None knows where the dirt is, so the same room takes now less, now more time. How long is usual, and how much does a second robot help?"],
    "drunks": ["How far does a drunk get?", "A drunk lets go of a lamp post and takes step after step, each in a direction that chance chooses. Most steps undo each other, so the drunk does get away, but slowly. How far, after so many steps?"],
    "rabbits-and-foxes": ["Do rabbits and foxes keep each other in check?", "Rabbits multiply while there is room; foxes eat them, and multiply while they find enough. Many rabbits make many foxes, and many foxes leave few rabbits. Where does a forest end up?"],
    "roulette": ["Does the house always win?", "A player bets 1 dollar on the same number, spin after spin, and a hit pays 35. With 36 pockets that is fair; with one or two zeros more the house earns a little at every spin. Luck hides it for a while, but not for long."],
    "pi": ["What is π, by throwing needles?", "Throw needles blindly onto a square with a quarter of a circle in it, and count those that hit the circle. Four times their share is close to π, and the more needles you throw, the closer."],
    "birthday": ["Do two people in a room share a birthday?", "Ask everybody in a room for their birthday. A year has 366 days, so a match should be rare; yet in a small class there often is one. How many people does it take?"],
    "dice-runs": ["How long does a die show the same?", "Roll a die again and again and look for its longest run of one number. Chance makes longer runs than most people would invent. How long is usual?"],
    "dice": ["How rarely do all dice show the wanted face?", "Roll some dice and hope that all of them show the face that you want. It happens, but so rarely that a few tries tell you nothing: only many trials show how rarely."],
    "dice-mean": ["Why do means of many dice make a bell?", "One die shows every number equally often. Take the mean of many dice, and numbers in the middle come far more often: a bell appears out of nowhere. The more dice, the narrower it is."],
    "balls": ["How often are all drawn balls of one colour?", "Reach blindly into a bucket of red and green balls and take out some, without putting any back. Are they all of one colour? In a small bucket each ball that you take changes the odds of the next."],
    "monty-hall": ["Switch the door, or stay?", "A car is behind one of the doors. You pick one; the host opens another with nothing behind it and asks: switch, or stay? Most people feel that it makes no difference. Play it many times and see."],
  },
  de: {
    "one-drug": ["Wirkt ein Medikament noch, wenn Viren resistent werden?", "Ein Patient trägt Viren, die sich vermehren. Das Medikament guttagonol hält sie auf, doch ab und zu entsteht eines, das resistent ist. Wie viele bleiben, hängt vom Beginn der Behandlung ab, und vom Glück: Darum werden viele Patienten behandelt, nicht einer."],
    "without-drug": ["Wie schnell vermehren sich Viren in einem Patienten?", "Ein Patient trägt einige Viren. In jedem Schritt sterben manche, andere bekommen ein Kind, bis es zu eng wird. Der Zufall entscheidet, welche, darum gleicht kein Patient dem anderen; viele zusammen zeigen, was üblich ist."],
    "two-drugs": ["Schaffen zwei Medikamente, was eines nicht schafft?", "Ein Virus, das gegen guttagonol resistent ist, vermehrt sich weiter, wenn kein zweites Medikament, grimpex, auch dieses aufhält. Kommen beide zusammen, sind wenige Viren gegen beide resistent; kommt das zweite spät, ist es vielleicht zu spät."],
    "robots": ["Wie lange putzen Roboter?", "Staubsaugerroboter fahren geradeaus und drehen sich, wie der Zufall es will. Keiner weiß, wo Schmutz liegt, darum braucht derselbe Raum mal weniger, mal mehr Zeit. Wie lange ist üblich, und wie viel hilft ein zweiter Roboter?"],
    "drunks": ["Wie weit kommt ein Betrunkener?", "Ein Betrunkener lässt einen Laternenpfahl los und macht Schritt um Schritt, jeden in eine zufällige Richtung. Die meisten heben sich auf, darum kommt er zwar weg, aber langsam. Wie weit, nach so vielen Schritten?"],
    "rabbits-and-foxes": ["Halten sich Kaninchen und Füchse die Waage?", "Kaninchen vermehren sich, solange Platz ist; Füchse fressen sie und vermehren sich, solange sie genug finden. Viele Kaninchen machen viele Füchse, und viele Füchse lassen wenige Kaninchen übrig. Wo landet ein Wald?"],
    "roulette": ["Gewinnt immer die Bank?", "Jemand setzt bei jeder Drehung 1 Dollar auf dieselbe Zahl; ein Treffer bringt 35. Mit 36 Fächern ist das fair; mit einer Null mehr, oder zweien, verdient die Bank an jeder Drehung ein wenig. Glück verdeckt das eine Weile, aber nicht lange."],
    "pi": ["Was ist π, mit geworfenen Nadeln?", "Man wirft Nadeln blind auf ein Quadrat mit einem Viertelkreis darin und zählt, wie viele den Kreis treffen. Das Vierfache ihres Anteils liegt nahe an π, und je mehr Nadeln, desto näher."],
    "birthday": ["Haben zwei Personen im Raum am selben Tag Geburtstag?", "Man fragt alle in einem Raum nach ihrem Geburtstag. Ein Jahr hat 366 Tage, also sollte ein gemeinsamer selten sein; doch schon in einer kleinen Klasse kommt er oft vor. Wie viele Personen braucht es?"],
    "dice-runs": ["Wie lange zeigt ein Würfel dasselbe?", "Man würfelt immer wieder und sucht die längste Serie einer Zahl. Der Zufall macht längere Serien, als sich die meisten ausdenken würden. Wie lang ist üblich?"],
    "dice": ["Wie selten zeigen alle Würfel die gewünschte Seite?", "Man wirft einige Würfel und hofft, dass alle die gewünschte Seite zeigen. Das kommt vor, aber so selten, dass ein paar Versuche nichts sagen: Erst viele Durchläufe zeigen, wie selten."],
    "dice-mean": ["Warum ergeben Mittelwerte vieler Würfel eine Glocke?", "Ein Würfel zeigt jede Zahl gleich oft. Nimmt man den Mittelwert vieler Würfel, kommen Zahlen in der Mitte weit öfter: Aus dem Nichts entsteht eine Glocke. Je mehr Würfel, desto schmaler ist sie."],
    "balls": ["Wie oft haben alle gezogenen Kugeln eine Farbe?", "Man greift blind in einen Eimer mit roten und grünen Kugeln und zieht einige, ohne eine zurückzulegen. Haben alle eine Farbe? In einem kleinen Eimer ändert jede gezogene Kugel die Chancen der nächsten."],
    "monty-hall": ["Die Tür wechseln oder bleiben?", "Hinter einer der Türen steht ein Auto. Jemand wählt eine; der Moderator öffnet eine andere, hinter der nichts ist, und fragt: wechseln oder bleiben? Die meisten meinen, es sei egal. Viele Spiele zeigen, ob das stimmt."],
  },
};
