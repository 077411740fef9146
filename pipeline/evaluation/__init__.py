"""How well the pipeline reads: its tables against gold annotations, one family of metrics a module."""
