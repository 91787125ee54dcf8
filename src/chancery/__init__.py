"""Computational diplomatics: dated, collated, comparable texts from messy web copies."""

__version__ = "0.1.0"
