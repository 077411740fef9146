"""What a resume says of the person rather than of the work, found and replaced by constant placeholders."""
