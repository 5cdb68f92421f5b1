"""From result to statements about pairs of bids; never a figure or an order of bids across dimensions."""
