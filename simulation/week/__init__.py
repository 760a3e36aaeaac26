"""The movements of a week: each fetches columns, calls the rules, stores; `Community.step` calls them in order."""
