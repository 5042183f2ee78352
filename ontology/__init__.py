"""The shared vocabulary: terms, concept schemes, shapes, competency questions, IRIs of published things."""
