"""Who acts: residents and activists, institutions, the social-work team."""
