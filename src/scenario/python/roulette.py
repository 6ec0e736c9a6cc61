# Roulette with the wheels of the lecture.


class FairRoulette:
    """36 pockets, and a bet on one of them pays 35: nobody has an edge."""

    def __init__(self):
        self.pockets = [str(number) for number in range(1, 37)]
        # The odds stay the same, however many pockets a wheel has.
        self.pocketOdds = len(self.pockets) - 1

    def spin(self, rng):
        self.ball = rng.choice(self.pockets)

    def betPocket(self, pocket, amt):
        """What a bet of amt on a pocket wins."""
        if pocket == self.ball:
            return amt * self.pocketOdds
        return -amt


class EuRoulette(FairRoulette):
    """Has a pocket 0 too."""

    def __init__(self):
        FairRoulette.__init__(self)
        self.pockets.append("0")


class AmRoulette(EuRoulette):
    """Has a pocket 00 too."""

    def __init__(self):
        EuRoulette.__init__(self)
        self.pockets.append("00")


def trial(rng, game, numSpins):
    """The lecture's playRoulette: 1 dollar on the same pocket each time."""
    wheels = {"fair": FairRoulette, "european": EuRoulette,
              "american": AmRoulette}
    wheel = wheels[game]()
    money = 0
    for _ in range(numSpins):
        wheel.spin(rng)
        money += wheel.betPocket("2", 1)
    return {"return": 100 * money / numSpins, "money": money}
