"""Given names by which a name is known for a person's where nothing else around says so."""

GIVEN_NAMES = frozenset(
    """
Abdel Adam Adèle Adrian Adrien Agathe Agnès Ahmed Aidan Aimée Alain Alan Alasdair Albert Alessandra Alex Alexander Alexandra Alexandre
Alexis Alfred Alice Alicia Alina Aline Alison Aloïs Amanda Amélie Amina Amir Amy Ana Anaïs Andrea Andreas Andrée André Andrew Angela
Angèle Anita Anna Annabelle Anne Annick Annie Anthony Antoine Antoinette Antonio Ariane Arlette Armelle Arnaud Arthur Audrey Aurélie
Aurélien Aurore Axel Aymeric Baptiste Barbara Barry Bastien Béatrice Ben Benjamin Benoît Bernadette Bernard Bertrand Beth Bianca Blandine
Boris Brendan Brian Bridget Brigitte Bruno Camille Carl Carla Carlos Carmen Carol Carole Caroline Catherine Catriona Cécile Cédric Céline
Chantal Charles Charlotte Chloé Chris Christel Christelle Christian Christiane Christine Christophe Christopher Claire Clara Clare Claude
Claudia Claudine Clémence Clément Clémentine Colette Colin Colm Connor Constance Corinne Craig Cyril Damien Daniel Danielle David Deborah
Delphine Denis Denise Derek Diana Diane Didier Dominic Dominique Donald Dorothée Douglas Duncan Edith Édith Édouard Edmond Edward Eileen
Elaine Eleanor Élisa Elisabeth Élisabeth Elizabeth Ella Elliot Élodie Éloïse Elsa Emily Émilie Emma Emmanuel Emmanuelle Enzo Eric Éric
Erica Estelle Esther Éstelle Étienne Eugène Eva Ève Evelyn Évelyne Fabien Fabienne Fabrice Fanny Fatima Félix Fernand Fiona Flora Florence
Florent Florian Frances Francesca Francis Francisco Franck François Françoise Frank Fraser Frédéric Frédérique Gabriel Gabrielle Gaël
Gaëlle Gareth Gary Gaspard Gavin Geneviève Geoffrey Geoffroy George Georges Georgia Gérald Geraldine Géraldine Gérard Germaine Gilbert Gilles
Gillian Giovanni Gisèle Gordon Grace Graham Grégoire Grégory Guillaume Guy Hannah Harriet Harry Hassan Heather Hélène Helen Helena Henri
Henriette Henry Herbert Hervé Hilary Honor Hubert Hugh Hugo Hugues Iain Ian Ibrahim Inès Ingrid Irène Isabel Isabelle Isla Ivan Jack
Jacqueline Jacques James Jane Janet Janice Jason Jasmine Jean Jeanne Jeannine Jennifer Jenny Jeremy Jérôme Jessica Jill Joan Joanna Joanne
Jocelyne Joël Joëlle Johanna John Jonathan Jordan José Joseph Josette Josiane Joyce Juan Judith Julia Julian Julie Julien Juliette June
Justin Justine Karen Karim Karine Kate Katherine Kathleen Keith Kelly Kenneth Kevin Khadija Kim Kirsty Laetitia Laura Laure Laurence
Laurent Lauriane Léa Leila Léna Léo Léon Leonard Lesley Lewis Liam Lilian Liliane Linda Lionel Lisa Lise Loïc Lorraine Louis Louisa Louise
Luc Lucas Lucie Lucien Lucienne Lucy Ludovic Luke Lydia Lydie Madeleine Maëlle Magali Maggie Malcolm Malika Manon Manuel Marc Marcel
Marcelle Margaret Margot Marguerite Maria Marianne Marie Marielle Marine Marion Marjorie Mark Marlène Martha Martin Martine Mary Maryse
Mathieu Mathilde Matthew Matthias Matthieu Maud Maureen Maurice Max Maxime Mehdi Mélanie Melissa Mercedes Michael Michaël Michel Michèle
Michelle Miguel Mireille Mohamed Mohammed Moïra Moira Monica Monique Morgan Morgane Muriel Murielle Myriam Nadège Nadia Nadine Naomi
Natacha Natalie Nathalie Nathan Neil Nicholas Nicola Nicolas Nicole Nigel Nina Noah Noël Noëlle Noémie Nora Norman Odette Odile Oliver
Olivia Olivier Orla Oscar Pablo Paddy Pascal Pascale Patricia Patrick Paul Paula Pauline Pedro Penny Perrine Peter Philip Philippa Philippe
Pierre Pierrette Priscilla Priya Quentin Rachel Rachida Ralph Raphaël Raymond Raymonde Rebecca Rémi Rémy Renaud René Renée Richard Rita
Robert Roberta Robin Rodolphe Roger Roland Romain Ronald Rory Rosa Rosalie Rosalind Rose Rosemary Ruth Ryan Sabine Sabrina Sally Salma Sam
Samantha Samia Samir Samuel Sandra Sandrine Sara Sarah Sean Sébastien Ségolène Serge Séverine Sheila Shirley Sian Simon Simone Siobhán
Solange Solène Sonia Sophia Sophie Stella Stéphane Stéphanie Stephen Steven Stewart Stuart Susan Suzanne Sybille Sylvain Sylvaine Sylvia
Sylvie Tanya Teresa Tessa Theresa Thérèse Théo Thibault Thierry Thomas Tim Timothy Tina Tony Tracey Ursula Valentin Valentine Valérie
Vanessa Véronique Victor Victoria Vincent Violette Virginia Virginie Vivian Viviane Walter Wendy William Xavier Yannick Yasmine Yves
Yvette Yvonne Zoé Zoë
""".split()
)
