"""Resumes: their sections, and the facts they state: posts held, schooling, credentials, skills."""
