"""From a draft to the public and back: review, judgement, publication, withdrawal, history."""
