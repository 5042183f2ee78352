"""The shared vocabulary: terms, concept schemes, shapes, competency questions and the IRIs of what is published."""
