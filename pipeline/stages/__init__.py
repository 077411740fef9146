"""The stages, one a module: each has a pure function from frames and settings to a frame, and its `STAGE` line."""
