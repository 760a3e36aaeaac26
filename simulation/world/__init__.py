"""What surrounds the residents: ties, venues, calendar, ledger, and the synthesis of a population."""
