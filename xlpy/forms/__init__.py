"""The papers: what leaves the office on paper or as PDF."""
