"""The people who mark bids: what each is to mark, how far they are, and what they have to talk about."""
