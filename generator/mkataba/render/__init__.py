"""Model -> pages, documents and printed sheets. Pure: the same model gives the same bytes."""
