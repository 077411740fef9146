"""What a line of a document is: headings, the labels of sections, and the classes of a series."""
