"""Whether a resume shows what a specification asks for: a verdict on each node of its tree of qualifications."""
