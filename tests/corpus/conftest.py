"""A web server on this machine that answers as a test tells it to."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.corpus.fetch import Fetcher


@pytest.fixture
def site():
    """A server: `site.pages[path]` is a function of the request, `site.url(path)` its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            site.pages[self.path](self)

        def log_message(self, *arguments):
            pass

    class Site:
        def __init__(self):
            self.pages = {}
            self.asked = []
            self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            self.server.daemon_threads = True
            self.port = self.server.server_port

        def url(self, path, host="127.0.0.1"):
            return f"http://{host}:{self.port}{path}"

        def serves(self, path, body, status=200, **headers):
            def answer(request):
                request.send_response(status)
                for name, value in headers.items():
                    request.send_header(name.replace("_", "-"), value)
                request.send_header("Content-Length", str(len(body)))
                request.end_headers()
                request.wfile.write(body)

            self.pages[path] = answer
            return self.url(path)

    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    thread.join()


@pytest.fixture
def local():
    """A fetcher that may go to this machine, and waits three seconds at most."""

    def make(**options):
        return Fetcher(**{"allows": lambda address: True, "ports": None, "seconds": 3.0} | options)

    return make
