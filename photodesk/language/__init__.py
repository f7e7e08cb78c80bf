"""What captions say: credits, captions, restrictions, articles. Text in, values out."""
