"""Addresses that people give: what may be fetched, and every trap that may not."""

import gzip
import time
from ipaddress import ip_address

import pytest

from bot.corpus.fetch import Fetcher, as_address
from bot.corpus.network import is_public
from bot.errors import RefusedSource

PAGE = b"<html><body><p>Une page.</p></body></html>"


def refused(fetcher, address, **options):
    started = time.monotonic()
    with pytest.raises(RefusedSource) as error:
        fetcher.fetch(address, **options)
    assert time.monotonic() - started < 6
    return error.value.message


def test_a_page_and_asking_again(site, local):
    url = site.serves("/é?a=ü", PAGE, Content_Type="text/html", ETag='"1"', Last_Modified="Mon")
    site.pages = {"/%C3%A9?a=%C3%BC": site.pages["/é?a=ü"]}
    fetched = local().fetch(url + "#fragment")
    assert fetched.data == PAGE
    assert (fetched.content_type, fetched.etag) == ("text/html", '"1"')
    assert "Authorization" not in site.asked[0][1]
    site.serves("/%C3%A9?a=%C3%BC", b"", status=304)
    again = local().fetch(url, etag='"1"', last_modified="Mon")
    assert again.data is None
    assert site.asked[1][1]["If-None-Match"] == '"1"'
    assert site.asked[1][1]["If-Modified-Since"] == "Mon"


def test_redirects_lead_to_the_last_address(site, local):
    site.serves("/a", b"", status=302, Location="/b?x=1")
    url = site.serves("/b?x=1", PAGE, Content_Type="text/html")
    assert local().fetch(site.url("/a")).url == url


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("file:///etc/passwd", "address-scheme"),
        ("ftp://example.org/a", "address-scheme"),
        ("javascript:alert(1)", "address-scheme"),
        ("data:text/html,x", "address-scheme"),
        ("gopher://127.0.0.1:70/", "address-scheme"),
        ("http://user:secret@example.org/", "address-credentials"),
        ("http://user@127.0.0.1/", "address-credentials"),
        ("http://127.0.0.1:22/", "address-port"),
        ("http://[::1", "address-malformed"),
        ("http:///path", "address-malformed"),
        ("http://example.org:99999/", "address-malformed"),
        ("http://" + "a" * 5_000 + "/", "address-malformed"),
        ("http://127.0.0.1/", "address-not-public"),
        ("http://127.1/", "address-not-public"),
        ("http://2130706433/", "address-not-public"),
        ("http://0x7f.0.0.1/", "address-not-public"),
        ("http://0177.0.0.1/", "address-not-public"),
        ("http://①②⑦.⓪.⓪.①/", "address-not-public"),
        ("http://0.0.0.0/", "address-not-public"),
        ("http://localhost/", "address-not-public"),
        ("http://[::1]/", "address-not-public"),
        ("http://[::ffff:127.0.0.1]/", "address-not-public"),
        ("http://[::ffff:169.254.169.254]/", "address-not-public"),
        ("http://[64:ff9b::7f00:1]/", "address-not-public"),
        ("http://[2002:7f00:1::]/", "address-not-public"),
        ("http://[fd00::1]/", "address-not-public"),
        ("http://169.254.169.254/latest/meta-data/", "address-not-public"),
        ("http://10.0.0.1/", "address-not-public"),
        ("http://192.168.1.1:8080/", "address-not-public"),
        ("http://100.64.0.1/", "address-not-public"),
        ("http://192.0.0.192/opc/v2/instance/", "address-not-public"),
        ("http://192.88.99.1/", "address-not-public"),
        ("http://[fec0::1]/", "address-not-public"),
        ("http://[3fff::1]/", "address-not-public"),
        ("http://[::7f00:1]/", "address-not-public"),
        ("http://[2001:0:53aa:64c:0:0:80ff:fffe]/", "address-not-public"),
    ],
)
def test_addresses_that_are_never_fetched(address, message):
    assert refused(Fetcher(seconds=2), address) == message


@pytest.mark.parametrize(
    "address",
    [
        "http://user:secret@example.org/",
        "http://user:se@secret@example.org/",
        "http://user:se/secret@example.org/",
        "http://user:secret@example.org:99999/",
        "http://user:secret@[::1/",
        "ftp://user:secret@example.org/",
    ],
)
def test_the_password_of_an_address_is_not_repeated(address):
    with pytest.raises(RefusedSource) as error:
        Fetcher().fetch(address)
    assert "secret" not in str(error.value)


def test_an_endless_address_is_not_repeated_whole():
    with pytest.raises(RefusedSource) as error:
        Fetcher().fetch("http://" + "a." * 5_000 + "fr/@x")
    assert len(str(error.value)) < 500


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "193.51.3.1"])
def test_public_addresses(address):
    assert is_public(ip_address(address))


def test_a_redirect_to_a_private_address_is_not_followed(site, local):
    url = site.serves("/a", b"", status=302, Location="http://169.254.169.254/")
    allows = lambda address: str(address) == "127.0.0.1"  # noqa: E731
    assert refused(local(allows=allows), url) == "address-not-public"


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("file:///etc/passwd", "address-scheme"),
        ("http://a:b@127.0.0.1/", "address-credentials"),
        ("/a", "address-redirects"),
        ("http://[", "address-malformed"),
        ("http://" + "a" * 5_000 + "/", "address-malformed"),
    ],
)
def test_each_redirect_is_checked(site, local, location, message):
    assert refused(local(), site.serves("/a", b"", status=301, Location=location)) == message


def test_a_name_is_resolved_once_and_the_checked_address_is_used(site, local):
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    resolved = []

    def resolver(host, port):
        resolved.append(host)
        return [ip_address(address) for address in answers.pop(0)]

    site.serves("/", PAGE)
    fetched = local(resolver=resolver).fetch(site.url("/", host="rebinding.example"))
    assert fetched.data == PAGE
    assert resolved == ["rebinding.example"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(local):
    def resolver(host, port):
        return [ip_address("93.184.216.34"), ip_address("10.0.0.1")]

    fetcher = local(resolver=resolver, allows=is_public)
    assert refused(fetcher, "http://mixed.example/") == "address-not-public"


def test_a_name_that_is_slow_to_resolve_is_left(local):
    def resolver(host, port):
        time.sleep(30)
        return [ip_address("93.184.216.34")]

    fetcher = local(resolver=resolver, seconds=0.5)
    assert refused(fetcher, "http://slow.example/") == "address-slow"


def drips(request, piece, pause):
    request.send_response(200)
    request.end_headers()
    try:
        for _ in range(1_000):
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(pause)
    except OSError:
        return


def test_a_slow_server_is_left(site, local):
    site.pages["/slow"] = lambda request: drips(request, b"x", 0.2)
    assert refused(local(seconds=1.0), site.url("/slow")) == "address-slow"


def test_an_endless_body_is_cut(site, local):
    site.pages["/endless"] = lambda request: drips(request, b"x" * 65_536, 0)
    assert refused(local(bytes=1_000_000), site.url("/endless")) == "source-too-large"


def test_a_compressed_bomb_meets_the_limit(site, local):
    bomb = gzip.compress(b"\0" * 50_000_000)
    url = site.serves("/bomb", bomb, Content_Encoding="gzip", Content_Type="text/html")
    assert refused(local(bytes=1_000_000), url) == "source-too-large"


def test_a_compressed_page_is_unfolded(site, local):
    url = site.serves("/page", gzip.compress(PAGE), Content_Encoding="gzip")
    assert local().fetch(url).data == PAGE


def test_half_a_compressed_page_is_none(site, local):
    folded = gzip.compress(PAGE)
    url = site.serves("/half", folded[: len(folded) // 2], Content_Encoding="gzip")
    assert refused(local(), url) == "address-broken"


@pytest.mark.parametrize(
    ("status", "headers", "message"),
    [
        (404, {}, "address-gone"),
        (403, {}, "address-forbidden"),
        (503, {}, "address-busy"),
        (500, {}, "address-status"),
        (200, {"Content_Type": "image/png"}, "address-type"),
        (200, {"Content_Type": "video/mp4"}, "address-type"),
        (200, {"Content_Encoding": "br"}, "address-type"),
    ],
)
def test_answers_that_are_no_document(site, local, status, headers, message):
    assert refused(local(), site.serves("/a", PAGE, status=status, **headers)) == message


def test_a_server_that_is_not_there(local):
    assert refused(local(), "http://127.0.0.1:9/") == "address-unreachable"


def test_garbage_instead_of_http(site, local):
    site.pages["/a"] = lambda request: request.wfile.write(b"\x00\xffgarbage\r\n\r\n")
    assert refused(local(), site.url("/a")) == "address-broken"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("www.legifrance.gouv.fr/codes", "https://www.legifrance.gouv.fr/codes"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("view-source:http://example.org/", "view-source:http://example.org/"),
        ("notes.txt", None),
        ("C:\\notes.txt", None),
        ("/tmp/a b.txt", None),
    ],
)
def test_what_a_person_means(source, address):
    assert as_address(source) == address
