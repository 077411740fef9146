"""Levels and series: how high a class stands on one common scale, and which classes are steps of one ladder."""
