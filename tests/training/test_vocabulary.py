from training.encoder.general import sentence_pairs
from training.encoder.records import Pair
from training.encoder.tokens import concatenated, token_bags
from training.encoder.vocabulary import SPECIAL, join_pieces, learn_pieces, new_tokenizer

FRENCH = ["L’enfant confié dort au foyer.", "Le foyer accueille un enfant confié à l’œuvre."] * 4


def test_both_languages_share_one_vocabulary():
    pieces = join_pieces(
        ["[PAD]", "[unused1]", "child", "##ren", "子", "foyer"], ["foyer", "enfant", "confie"]
    )

    assert pieces == [*SPECIAL, "[", "child", "##ren", "foyer", "enfant", "confie"]


def test_french_is_folded_and_its_elisions_and_ligatures_cut():
    tokenizer = new_tokenizer(join_pieces(["'", "."], learn_pieces(FRENCH, 400)))

    tokens = tokenizer.encode("L’ENFANT confié à l’œuvre").tokens

    assert tokens == ["[CLS]", "l", "'", "enfant", "confie", "a", "l", "'", "oeuvre", "[SEP]"]


def test_what_no_piece_covers_is_unknown_and_nothing_fails():
    tokenizer = new_tokenizer(join_pieces([], learn_pieces(FRENCH, 400)))

    assert tokenizer.encode("保護").tokens == ["[CLS]", "[UNK]", "[UNK]", "[SEP]"]
    assert tokenizer.encode("").tokens == ["[CLS]", "[SEP]"]


def test_bags_give_back_the_pieces_of_the_texts_asked_for():
    tokenizer = new_tokenizer(join_pieces(["the", "child", "home"], []))
    bags = concatenated([token_bags(tokenizer, ["the child", ""]), token_bags(tokenizer, ["home the child"])])

    pieces, starts = bags.take(bags.starts[[2, 0]] * 0 + [2, 0])

    words = [tokenizer.id_to_token(piece) for piece in pieces]
    assert (words, starts.tolist()) == (["home", "the", "child", "the", "child"], [0, 3])
    assert bags.occurrences(9).sum(axis=0).tolist()[0][tokenizer.token_to_id("child")] == 2


def test_everyday_sentences_come_once_and_never_from_the_test_set():
    lines = [
        "He lost his keys.\tIl a perdu ses clefs.\tCC-BY",
        "He lost his keys.\tIl a égaré ses clefs.\tCC-BY",
        "It rains.\tIl pleut.\tCC-BY",
    ]

    assert list(sentence_pairs(lines, test_sentences=["il pleut"])) == [
        Pair("Il a perdu ses clefs.", "He lost his keys.", "general")
    ]
