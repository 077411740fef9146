"""How duties and competencies are written: from a section's sentences to single actions and single competencies."""
