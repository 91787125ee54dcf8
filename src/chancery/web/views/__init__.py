"""From values of the corpus to the plain values that a template draws; no template computes."""
