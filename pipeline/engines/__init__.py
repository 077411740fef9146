"""Where the work runs: in this process, or in a pool of processes."""
