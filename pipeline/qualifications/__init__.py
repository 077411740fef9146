"""How minimum qualifications and the facts about a class are written."""
