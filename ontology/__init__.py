"""The shared vocabulary: terms, concept schemes, shapes, competency questions and IRIs of what is published."""
