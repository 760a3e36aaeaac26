"""The rules of the model: pure functions of arrays, one file a family. Chance arrives as an argument."""
