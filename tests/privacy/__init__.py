"""Invented resumes with every personal token labelled: what masking is measured on."""
