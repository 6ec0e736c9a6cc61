"""Collecting cards: how many packets until the album is full?"""

import random


def packets_needed(cards=50, in_packet=1, friends=1):
    """One collection: friends buy packets together until every one of them has all cards."""
    albums = [set() for _ in range(friends)]
    packets = 0
    while any(len(album) < cards for album in albums):
        packets += 1
        for _ in range(in_packet):
            card = random.randrange(cards)      # every card is as likely as any other
            # The first whose album lacks the card gets it; what nobody lacks is thrown away.
            for album in albums:
                if card not in album:
                    album.add(card)
                    break
    return packets      # one number: the page shows how it is distributed


def expected(cards):
    """The mean for one collector, one card a packet: of 50 cards 50/50 + 50/49 + ... + 50/1."""
    return sum(cards / missing for missing in range(1, cards + 1))


# The last card of 50 takes, on average, as many packets as the first 32 together.
# So does it pay to buy with a friend? Compare friends=1 and friends=2, and divide by two.
if __name__ == "__main__":
    print("one collection:", packets_needed(50), "packets")
    print("expected:", round(expected(50), 1))
