"""Names of persons and of publishers, and what only looks like one."""

import pytest

from bot.corpus.names import person, publisher_in, real_name


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2021 Le Monde. Tous droits réservés.", "Le Monde"),
        ("Copyright © 2019-2021 The Northern Herald, all rights reserved", "The Northern Herald"),
        ("Egora - Tous droits réservés", "Egora"),
        ("© Libre Rive 2021", "Libre Rive"),
        ("© 2021 Northern Herald Limited or its affiliated companies.", "Northern Herald Limited"),
        ("The Northern Herald © 2019-2021", "The Northern Herald"),
        ("Photographie de Julie Roux © 2021", None),
        ("© Tous droits réservés", None),
        ("Le moulin, le 4 octobre. © Photo Julie Roux / Rives", None),
        ("Les droits des patients", None),
    ],
)
def test_publishers(line, publisher):
    assert publisher_in(line) == publisher


@pytest.mark.parametrize(
    ("name", "real"),
    [("Ana Petit", "Ana Petit"), ("(anonymous)", None), ("python-docx", None), ("", None)],
)
def test_names_that_programs_fill_in_are_nobody(name, real):
    assert real_name(name) == real


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana PETIT.", "Ana Petit"),
        ("Marie-Anne de la Tour", "Marie-Anne de la Tour"),
        ("Jo C. Roe", "Jo C. Roe"),
        ("Le Courrier", None),
        ("New York", None),
        ("Santé Publique", None),
        ("Vallée", None),
        ("Ana Petit et Luc ROY", "Ana Petit et Luc Roy"),
        ("Radio Exemple Info", None),
        ("Ana Petit et la Vallée", None),
        ("Ana Petit a signé", None),
    ],
)
def test_a_name_alone(line, name):
    assert person(line) == name
