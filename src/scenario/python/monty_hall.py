# The Monty Hall problem.


def playGame(rng, strategy, numDoors, numOpened):
    """Whether the player wins the car."""
    doors = list(range(numDoors))
    car = rng.choice(doors)
    picked = rng.choice(doors)
    if strategy == "stay":
        return picked == car
    # The host opens neither the player's door nor the one with the car.
    others = [door for door in doors if door not in (car, picked)]
    opened = rng.sample(others, numOpened)
    closed = [door for door in doors if door != picked and door not in opened]
    return rng.choice(closed) == car


def trial(rng, strategy, numDoors, numOpened, numGames):
    """How many cars are won."""
    wins = 0
    for _ in range(numGames):
        if playGame(rng, strategy, numDoors, numOpened):
            wins += 1
    return {"wins": wins}
