"""Small collections of documents for the tests of whole runs."""

import shutil

NOTES = {
    "accueil": "Le 3 mai 2021, le ministère de l’Enfance ouvrira six foyers d’ici la fin 2022.",
    "juges": "Le 4 juin 2022, la ministre s’engage à former chaque juge des enfants.",
    "homes": "On 5 July 2023 the Department for Children commits to open two new homes.",
    "carers": "On 6 August 2024 the minister will train every foster carer by the end of 2025.",
}


def write_note(folder, name, text):
    """Write a document that keeps its id whatever its text."""
    (folder / f"{name}.md").write_text(f"---\nid: {name}\nkind: announcement\n---\n{text}\n", "utf-8")


def write_collection(folder, mini_corpus):
    """Fill a new folder with documents of every format, French and English."""
    shutil.copytree(mini_corpus, folder)
    for name, text in NOTES.items():
        write_note(folder, name, text)
    return folder
