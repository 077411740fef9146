"""Readers, one format a module: bytes in, text with its layout out."""
