"""From model to result: pure, exact arithmetic on integers and fractions; no float, no input or output."""
