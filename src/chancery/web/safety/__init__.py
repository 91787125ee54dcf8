"""What keeps a reading room safe: hosts, headers, limits, doors and forged forms, one each."""

from chancery.web.safety.door import Door
from chancery.web.safety.forgery import Forgery
from chancery.web.safety.headers import Headers
from chancery.web.safety.hosts import Hosts
from chancery.web.safety.limits import Limits, TooLarge

__all__ = ["Door", "Forgery", "Headers", "Hosts", "Limits", "TooLarge"]
