"""What the decision to answer is fitted on."""

from collections import Counter

import pytest
import yaml

from bot.evaluation.examples import ADDED, BUNDLE, ONE_WORK, Group, examples

ANSWERED = {
    "id": "a",
    "question": "Qu'est-ce que le SecNumCloud ?",
    "documents": ["secnumcloud"],
}
NEAR = {"id": "n", "family": "near", "question": "Combien coûte le SecNumCloud ?"}
EVERYDAY = {"id": "o", "family": "off", "question": "Quel délai pour un passeport ?"}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    path = tmp_path_factory.mktemp("questions") / "questions.yaml"
    path.write_text(yaml.safe_dump([ANSWERED, NEAR, EVERYDAY]), encoding="utf-8")
    return list(examples([path], []))


def test_each_question_is_of_the_group_that_its_answer_and_family_say(found):
    groups = {(example.question, example.group) for example in found}
    assert (ANSWERED["question"], Group.ANSWERABLE) in groups
    assert (ANSWERED["question"], Group.REMOVED) in groups
    assert (NEAR["question"], Group.NEAR) in groups
    assert (EVERYDAY["question"], Group.FOREIGN) in groups
    assert {example.body for example in found} == {BUNDLE, ADDED}


def test_documents_as_a_reader_adds_them_come_without_questions(found):
    assert any(example.fit.asked for example in found if example.body == BUNDLE)
    assert not any(example.fit.asked for example in found if example.body == ADDED)


def test_a_work_that_answers_enough_is_a_body_of_its_own(tmp_path):
    path = tmp_path / "questions.yaml"
    of_one = [
        ANSWERED | {"id": f"a{n}", "question": f"{n} : {ANSWERED['question']}"} for n in range(6)
    ]
    other = {"id": "c", "question": "Qu'est-ce que le CLOUD Act ?", "documents": ["cloud-act"]}
    path.write_text(yaml.safe_dump([*of_one, other, EVERYDAY]), encoding="utf-8")
    alone = [example for example in examples([path], []) if example.body == ONE_WORK]
    assert {(example.question, example.group) for example in alone} == {
        *((asked["question"], Group.ANSWERABLE) for asked in of_one),
        (other["question"], Group.REMOVED),
        (EVERYDAY["question"], Group.FOREIGN),
    }


def test_only_an_answerable_question_can_have_a_right_quote(found):
    right = {example.group for example in found if example.right}
    assert right == {Group.ANSWERABLE}


def test_bodies_are_asked_each_others_answerable_questions(tmp_path, collection_folder):
    path = tmp_path / "questions.yaml"
    path.write_text(yaml.safe_dump([ANSWERED, NEAR]), encoding="utf-8")
    made = Counter(
        (example.body, example.question, example.group)
        for example in examples([path], [collection_folder])
    )
    assert made[BUNDLE, "Que mange le chat ?", Group.FOREIGN] <= 1
    assert (BUNDLE, "Quand le juge a-t-il rejeté la requête ?", Group.FOREIGN) in made
    assert ("collection", "Que mange le chat ?", Group.ANSWERABLE) in made
    assert not any(
        question == NEAR["question"] for body, question, _ in made if body not in (BUNDLE, ADDED)
    )
    assert max(made.values()) == 1
