from service.web.reading import ItemList, Paragraph, with_lists


def block(role, words, marker=""):
    return Paragraph(role, 3, "fr", marker, (words,), ())


def shown(items):
    return [(item.block.nodes[0], shown(item.below)) for item in items]


def test_items_stand_below_the_item_that_introduces_them():
    read = with_lists(
        [
            (1, block("paragraph", "Le plan prévoit :")),
            (1, block("item", "écouter", "-")),
            (2, block("item", "au téléphone", "o")),
            (2, block("item", "à l’école", "o")),
            (1, block("item", "protéger", "-")),
            (1, block("paragraph", "Ensuite :")),
            (3, block("item", "accompagner", "*")),
        ]
    )
    assert [type(one) for one in read] == [Paragraph, ItemList, Paragraph, ItemList]
    assert shown(read[1].entries) == [
        ("écouter", [("au téléphone", []), ("à l’école", [])]),
        ("protéger", []),
    ]
    assert shown(read[3].entries) == [("accompagner", [])]
