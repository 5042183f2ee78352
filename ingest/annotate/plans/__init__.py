"""Plans: named policy instruments under which measures are grouped, decided or made binding."""
