"""The parts of README and ODD description that the code fills itself, so that neither can part from the other."""
