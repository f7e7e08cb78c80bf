"""The facts, one line each: fields, agencies, restrictions, vocabularies."""
