"""Measures: concrete actions that somebody announces, carries out, has carried out, demands or decrees."""
