"""Who and what is on stage: names, roles and verbs of a text, and who a role stands for."""
