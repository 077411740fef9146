"""Scoring of given files: resumes against specifications, every pair, as pages, tables and a record that can be checked."""
