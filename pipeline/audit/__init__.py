"""How scores fall on groups of people: what an auditor asks of a tool that ranks applicants."""
