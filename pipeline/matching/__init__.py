"""How two documents are laid side by side: vectors, alignment, and the additive score."""
