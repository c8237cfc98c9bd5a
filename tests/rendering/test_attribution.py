from bot.rendering.attribution import attribution_of
from tests.rendering.documents import digest, document, whole


def test_an_original_is_cited_as_lawyers_do() -> None:
    quote = whole(document(citation="CE, 12 mars 2021", url="https://example.org/1"))
    assert attribution_of(quote).name == "CE, 12 mars 2021"
    assert attribution_of(quote).url.startswith("https://example.org/1#:~:text=Le%20juge")


def test_an_article_is_named_by_its_author_and_publisher() -> None:
    quote = whole(document(author="Ada Roy", publisher="La Gazette"))
    assert attribution_of(quote).name == "Ada Roy, La Gazette"


def test_a_digest_names_the_sources_of_its_sentence() -> None:
    quote = whole(digest("La Gazette, 8 mars 2021 ; https://www.example.org/a ; http://b.example."))
    assert attribution_of(quote).name == "La Gazette, 8 mars 2021, example.org, b.example"
    assert attribution_of(quote).url == "https://www.example.org/a"


def test_only_web_addresses_are_opened() -> None:
    quote = whole(digest("javascript:alert(1) ; file:///etc/passwd"))
    assert attribution_of(quote).url is None


def test_a_digest_of_a_decision_is_cited_where_the_decision_is_the_source() -> None:
    card = {"citation": "CE, 12 mars 2021", "url": "https://example.org/1"}
    assert attribution_of(whole(digest("https://example.org/1", **card))).name == card["citation"]
    assert attribution_of(whole(digest("Décision, point 5", **card))).name == card["citation"]
    elsewhere = attribution_of(whole(digest("https://press.example/2", **card)))
    assert elsewhere.name == "press.example"
    assert elsewhere.url == "https://press.example/2"
