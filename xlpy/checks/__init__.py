"""The rules by which a plan is judged "tepat dan terukur", one file each; pure: objects in, findings out."""
