# Roulette: a dollar on the same pocket, spin after spin.

# A fair wheel has 36 pockets; the others have 0 too, and 0 and 00.
POCKETS = {"fair": 36, "european": 37, "american": 38}


def trial(rng, game, numSpins):
    """What numSpins dollars bring, in percent of them and in dollars."""
    money = 0
    for _ in range(numSpins):
        # A bet pays 35 times its amount on every wheel: that is fair only
        # where there are 36 pockets.
        wins = rng.randrange(POCKETS[game]) == 0
        money += 35 if wins else -1
    return {"return": 100 * money / numSpins, "money": money}
