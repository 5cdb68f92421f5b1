"""From text to model: bytes, then nodes that know their place, then values; every fault is a finding."""
