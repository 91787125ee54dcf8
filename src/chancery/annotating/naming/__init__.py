"""How names are found: tables, titles, numbers of resolutions and meetings, short forms, dates."""
