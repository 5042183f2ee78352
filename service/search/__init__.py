"""Answers to a question in French or English: measures and passages, or an honest nothing."""
