"""Text → sentences, mentions, acts and topics, each with its place and its reason."""

from chancery.annotating.annotation import annotate

__all__ = ["annotate"]
