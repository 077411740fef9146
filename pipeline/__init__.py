"""rolematch: reads job class specifications and resumes, takes them apart, and says how well they match and why."""

from importlib.metadata import version

__version__ = version("rolematch")
