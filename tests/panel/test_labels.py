"""Labels for bids: the same for the same secret, telling nothing, and never a bid's own name."""

import re
from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st

from sv_score.panel.labels import labels_for, letters

IDS = st.lists(
    st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,5}", fullmatch=True)
    | st.sampled_from(["bid-a", "Bid-B", "tender-a"]),
    min_size=1,
    max_size=30,
    unique_by=str.casefold,
)


@given(IDS, st.text(min_size=1), st.randoms())
def test_labels_follow_from_the_secret_and_not_from_the_order(bids, secret, random) -> None:
    assume(max(secret) < "\ud800")
    pairs = labels_for(bids, secret)
    assert sorted(bid for _, bid in pairs) == sorted(bids)
    labels = [label for label, _ in pairs]
    assert not {label.casefold() for label in labels} & {bid.casefold() for bid in bids}
    assert len({label.casefold() for label in labels}) == len(bids)
    assert all(re.fullmatch("[A-Z][a-z]+-[A-Z]+", label) for label in labels)
    shuffled = list(bids)
    random.shuffle(shuffled)
    assert labels_for(shuffled, secret) == pairs


@given(IDS, IDS)
def test_bids_that_have_a_label_keep_it(first, second) -> None:
    everything = list({bid.casefold(): bid for bid in [*first, *second]}.values())
    pairs = labels_for(first, "s")
    kept = [(label, bid) for label, bid in pairs if bid in everything]
    assume(len(kept) == len(pairs))
    more = labels_for(everything, "s", pairs)
    assert more[: len(pairs)] == pairs
    assert sorted(bid for _, bid in more) == sorted(everything)
    assert len({label for label, _ in more}) == len(more)


def test_every_bid_comes_first_under_some_secret() -> None:
    first = Counter(labels_for(["a", "b", "c"], f"secret {n}")[0][1] for n in range(300))
    assert set(first) == {"a", "b", "c"}
    assert min(first.values()) > 60


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
