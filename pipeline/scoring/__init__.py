"""Scoring of given files: every resume against every class, as pages, tables and a record that can be checked."""
